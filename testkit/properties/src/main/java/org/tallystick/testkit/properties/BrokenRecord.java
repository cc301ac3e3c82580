package org.tallystick.testkit.properties;

import org.tallystick.model.Entity;

/**
 * A record that is broken in one named way, and sound in all others. A property asks for one with
 * {@code @ForAll BrokenRecord<Invoice> broken}.
 *
 * @param rule what it breaks: the id of a rule ({@code I4}), or of a constraint ({@code FIELD_POSITIVE})
 * @param pointer where, as a JSON Pointer: {@code /lines/0/net}; empty: the whole record
 * @param record the record, broken
 * @param sound the same before it was
 * @param <T> what it is
 */
public record BrokenRecord<T extends Entity>(String rule, String pointer, T record, T sound) {

    /** {@code I4 at /totals/lines of hub/invoice/INV-1}. */
    @Override
    public String toString() {
        return "%s at %s of %s".formatted(rule, pointer.isEmpty() ? "the whole" : pointer, record);
    }
}
