package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What reading one type of record promises.
 *
 * @param increment whether a cursor reads only what changed; else every read is a complete listing
 * @param deletes how the end of a record shows
 * @param cursorPrecision the step of the system's own change mark: one millisecond, one second, one day (F-CUR-04)
 * @param settleLag how long a committed change may stay invisible to a read (F-CUR-03)
 * @param maxPageSize most documents that one call returns
 */
public record ReadCapabilities(
        boolean increment, DeleteMode deletes, Duration cursorPrecision, Duration settleLag, int maxPageSize) {

    /** How the end of a record shows. */
    public enum DeleteMode {
        /** The read returns it as deleted. */
        TOMBSTONE,
        /** A complete listing no longer has it. */
        ABSENCE,
        /** It does not show. */
        NONE
    }

    /** @throws IllegalArgumentException if {@code maxPageSize} is less than 1 */
    public ReadCapabilities {
        requireNonNull(deletes, "deletes");
        requireNonNull(cursorPrecision, "cursorPrecision");
        requireNonNull(settleLag, "settleLag");
        if (maxPageSize < 1) {
            throw new IllegalArgumentException("maxPageSize must be at least 1, was " + maxPageSize);
        }
    }
}
