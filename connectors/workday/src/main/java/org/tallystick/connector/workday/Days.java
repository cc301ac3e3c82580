package org.tallystick.connector.workday;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/** Days as Workday writes them: {@code 2026-09-01}, also with an offset or a time behind it, which says nothing of the day. */
final class Days {

    private static final int LENGTH = 10;

    private Days() {}

    /**
     * The day.
     *
     * @param field where it stands
     * @throws BadRecordException if it is none
     */
    static LocalDate parse(String field, String text) {
        try {
            return LocalDate.parse(text.length() > LENGTH ? text.substring(0, LENGTH) : text);
        } catch (DateTimeException e) {
            throw new BadRecordException(Problem.ofField(
                    "VALUE", field, text, "'%s' is no date".formatted(text), "Correct the date in Workday"));
        }
    }
}
