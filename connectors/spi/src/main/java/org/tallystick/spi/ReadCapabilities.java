package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What reading one type of record promises.
 *
 * <p>A row may appear below the watermark: a transaction stamps it and commits later, or an index lags. So what an increment read is read
 * again, from a cursor that is older than the start of the reading before by {@link #overlap()}; what is known by then is unchanged and costs
 * no more than its read. The second reading begins at the start. A {@link SweptSource} is compared as a whole in each run instead.
 *
 * @param increment whether a cursor reads only what changed; else every read is a complete listing
 * @param deletes how the end of a record shows
 * @param cursorPrecision the step of the system's own change mark: one millisecond, one second, one day (F-CUR-04)
 * @param settleLag how long after its change mark a change may stay invisible to a read (F-CUR-03), and how far the system's clock may be from
 *     ours; zero: no longer than to the end of the step of its mark
 * @param maxPageSize most documents that one call returns
 * @param sameVersion which of two texts of one version stands
 */
public record ReadCapabilities(
        boolean increment,
        DeleteMode deletes,
        Duration cursorPrecision,
        Duration settleLag,
        int maxPageSize,
        SameVersion sameVersion) {

    /** How the end of a record shows. */
    public enum DeleteMode {
        /** The read returns it as deleted. */
        TOMBSTONE,
        /** A complete listing no longer has it. */
        ABSENCE,
        /** It does not show. */
        NONE
    }

    /** Which of two different texts of one version of a document stands. */
    public enum SameVersion {
        /**
         * A version is a stamp of a clock that may be too coarse to tell two changes apart (F-ORD-05): whichever is read first, the same one of the two
         * stands, a delete before all else.
         */
        ANY_ORDER,
        /** A version is a number that the system gives once: what was delivered first stands, the other is a mistake of the delivery. */
        FIRST
    }

    /** Versions are stamps. */
    public ReadCapabilities(
            boolean increment, DeleteMode deletes, Duration cursorPrecision, Duration settleLag, int maxPageSize) {
        this(increment, deletes, cursorPrecision, settleLag, maxPageSize, SameVersion.ANY_ORDER);
    }

    /** The same, where of one version the first delivered stands. */
    public ReadCapabilities firstOfAVersion() {
        return new ReadCapabilities(increment, deletes, cursorPrecision, settleLag, maxPageSize, SameVersion.FIRST);
    }

    /** How far a reading goes back before the start of the one before: the settle lag and one step of the change mark (F-CUR-02, F-CUR-04). */
    public Duration overlap() {
        return settleLag.plus(cursorPrecision);
    }

    /** @throws IllegalArgumentException if {@code maxPageSize} is less than 1 */
    public ReadCapabilities {
        requireNonNull(deletes, "deletes");
        requireNonNull(cursorPrecision, "cursorPrecision");
        requireNonNull(settleLag, "settleLag");
        requireNonNull(sameVersion, "sameVersion");
        if (maxPageSize < 1) {
            throw new IllegalArgumentException("maxPageSize must be at least 1, was " + maxPageSize);
        }
    }
}
