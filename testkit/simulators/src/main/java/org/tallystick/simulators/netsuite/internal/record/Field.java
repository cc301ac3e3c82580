package org.tallystick.simulators.netsuite.internal.record;

import java.util.List;
import java.util.Locale;
import org.tallystick.simulators.netsuite.internal.books.Cells;

/**
 * One field of a record or of a sublist's line.
 *
 * @param name as in REST bodies
 * @param column as in SuiteQL
 * @param limit most characters of a text, most decimals of a number; 0 without one
 * @param choices record types that a reference may name, or ids of an enumeration
 * @param access whether a body may set it
 * @param isHidden not a column of SuiteQL
 */
record Field(String name, String column, Kind kind, int limit, List<String> choices, Access access, boolean isHidden) {

    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        /** Hours and minutes, such as {@code 1:30}; a number of hours in SuiteQL. */
        DURATION,
        WHOLE,
        DAY,
        MOMENT,
        REFERENCE,
        CHOICE,
        /** A sublist that is kept as it was sent and has no rules. */
        UNCHECKED
    }

    enum Access {
        OPTIONAL,
        REQUIRED,
        READ_ONLY
    }

    static Field text(String name, int longest) {
        return of(name, Kind.TEXT, longest, List.of());
    }

    static Field number(String name, int decimals) {
        return of(name, Kind.NUMBER, decimals, List.of());
    }

    static Field plain(String name, Kind kind) {
        return of(name, kind, 0, List.of());
    }

    static Field reference(String name, String... recordTypes) {
        return of(name, Kind.REFERENCE, 0, List.of(recordTypes));
    }

    static Field choice(String name, String... ids) {
        return of(name, Kind.CHOICE, 0, List.of(ids));
    }

    private static Field of(String name, Kind kind, int limit, List<String> choices) {
        return new Field(name, name.toLowerCase(Locale.ROOT), kind, limit, choices, Access.OPTIONAL, false);
    }

    Field required() {
        return new Field(name, column, kind, limit, choices, Access.REQUIRED, isHidden);
    }

    Field readOnly() {
        return new Field(name, column, kind, limit, choices, Access.READ_ONLY, isHidden);
    }

    Field hidden() {
        return new Field(name, column, kind, limit, choices, access, true);
    }

    Field as(String otherColumn) {
        return new Field(name, otherColumn, kind, limit, choices, access, isHidden);
    }

    boolean is(Access other) {
        return access == other;
    }

    Cells.Type type() {
        return switch (kind) {
            case TEXT, FLAG, CHOICE, UNCHECKED -> Cells.Type.TEXT;
            case NUMBER, DURATION, WHOLE, REFERENCE -> Cells.Type.NUMBER;
            case DAY, MOMENT -> Cells.Type.MOMENT;
        };
    }
}
