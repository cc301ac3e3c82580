package org.tallystick.connector.files;

import java.util.List;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/**
 * A row as it stands in a file; it has a field for each header.
 *
 * @param file its name
 * @param number of the row, from 1
 * @param age greater for rows of later files, and for later rows of a file
 * @param headers of the file
 * @param fields of the row
 */
record Row(String file, int number, long age, List<String> headers, List<String> fields) {

    /** Where it stands. */
    String place() {
        return "%s#%d".formatted(file, number);
    }

    /** What stands under a header; empty if the file has no such column. */
    String field(String header) {
        int at = headers.indexOf(header);
        return at < 0 ? "" : fields.get(at);
    }

    /** All of it, as a JSON object of texts by header. */
    RawDocument raw() {
        return RawDocument.json(JsonRow.of(headers, fields));
    }

    /** What is wrong with it. */
    Problem problem(String code, String what) {
        return Problem.of(FailureKind.INVALID, code, "row %d of %s: %s".formatted(number, file, what));
    }
}
