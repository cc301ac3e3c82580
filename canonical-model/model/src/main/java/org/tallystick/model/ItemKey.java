package org.tallystick.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Who a billable item is: an id is its source's, and a source may give one id to a day of time and to an expense.
 *
 * @param kind of item
 * @param id of its source line
 */
public record ItemKey(LineKind kind, String id) {

    public ItemKey {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
    }

    /** {@code time/1001}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
