package org.tallystick.connector.netsuite;

import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;

/** A record that is there and cannot be read: it equals nothing of ours, and its digest says why. */
final class Unreadable {

    private Unreadable() {}

    static Found found(String key, String id, @Nullable String number, Problem problem) {
        String field = problem.field();
        String what = field == null || field.isEmpty() ? problem.code() : "%s %s".formatted(field, problem.value());
        return new Found(key, id, number, "unreadable %s: %s".formatted(what, problem.message()), null, null);
    }
}
