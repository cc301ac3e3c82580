package org.tallystick.connector.workday;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.spi.Problem;

/**
 * One row of a report.
 *
 * @param columns values by XML alias; empty ones are left out
 */
record ReportRow(@JsonAnySetter Map<String, Object> columns) {

    private static final JsonBinder<ReportRow> BINDER = JsonBinder.of(ReportRow.class);

    /**
     * Of its JSON.
     *
     * @throws BadRecordException if it is none
     */
    static ReportRow parse(String json) {
        return BINDER.bind(json);
    }

    /**
     * The text in a column; none if it is left out or empty.
     *
     * @throws BadRecordException if it is no text
     */
    @Nullable String text(String column) {
        Object value = columns.get(column);
        if (value == null || value.equals("")) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new BadRecordException(Problem.ofField(
                "TYPE", column, null, "'%s' is no text".formatted(column), "Make it a column of one text"));
    }
}
