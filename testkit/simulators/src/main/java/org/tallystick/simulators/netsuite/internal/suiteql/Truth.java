package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Three-valued logic: true, false, and null for unknown. */
final class Truth {
    private Truth() {}

    static @Nullable Boolean of(@Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw QueryException.searchError("A condition is expected, found the value '%s'.".formatted(value));
        }
        return (Boolean) value;
    }

    static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(of(value));
    }

    static @Nullable Boolean allOf(Stream<@Nullable Boolean> parts) {
        boolean known = true;
        for (Iterator<@Nullable Boolean> each = parts.iterator(); each.hasNext(); ) {
            Boolean part = each.next();
            if (Boolean.FALSE.equals(part)) {
                return false;
            }
            known &= part != null;
        }
        return known ? Boolean.TRUE : null;
    }
}
