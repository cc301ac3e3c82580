package org.tallystick.engine.internal.ingest;

/**
 * What became of the documents that were read: every one is exactly one of these (F-CUR-16).
 *
 * @param read documents
 * @param stored as a change
 * @param unchanged or older than what is known
 * @param setAside with an exception
 */
public record Tally(int read, int stored, int unchanged, int setAside) {

    /** Nothing read. */
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /** @throws AssertionError if a document was lost or counted twice */
    public Tally {
        if (read != stored + unchanged + setAside) {
            throw new AssertionError("F-CUR-16: read %d, stored %d, unchanged %d, set aside %d"
                    .formatted(read, stored, unchanged, setAside));
        }
    }

    public Tally plus(Tally other) {
        return new Tally(
                read + other.read, stored + other.stored, unchanged + other.unchanged, setAside + other.setAside);
    }
}
