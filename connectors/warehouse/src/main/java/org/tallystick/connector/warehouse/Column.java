package org.tallystick.connector.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name in the table
 * @param kind what it holds
 * @param value what stands in it
 * @param <S> what a row is made from
 */
record Column<S>(String name, Kind kind, Of<S, Object> value) {

    /** Takes a value, if there is one, out of what a row is made from. */
    @FunctionalInterface
    interface Of<S, V> {

        @Nullable V in(S source);
    }
}
