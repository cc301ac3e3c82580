package org.tallystick.simulators.netsuite.internal.books;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.tallystick.simulators.netsuite.internal.suiteql.Values;

/** Reads stored texts as values. Delivered rows hold dates in the account's format, written ones in ISO format. */
public final class Cells {

    /** What a column holds. */
    public enum Type {
        TEXT,
        NUMBER,
        MOMENT
    }

    private Cells() {}

    /** The value as its type; a delivered text that is none of its type stays text. */
    public static Object typed(Type type, String text) {
        try {
            return switch (type) {
                case TEXT -> text;
                case NUMBER -> new BigDecimal(text);
                case MOMENT -> moment(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return text;
        }
    }

    private static LocalDateTime moment(String text) {
        if (text.indexOf('/') >= 0) {
            return Values.parseAccountDate(text);
        }
        return text.indexOf('T') >= 0
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
    }
}
