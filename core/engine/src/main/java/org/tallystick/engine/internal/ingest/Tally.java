package org.tallystick.engine.internal.ingest;

/**
 * What became of the documents that were read.
 *
 * @param read documents
 * @param stored as a change
 * @param unchanged or older than what is known
 * @param filtered left out by the flow's selection
 * @param setAside with an exception
 */
public record Tally(int read, int stored, int unchanged, int filtered, int setAside) {

    /** Nothing read. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** Of documents that were read and whose fates are counted elsewhere. */
    static Tally ofRead(int documents) {
        return new Tally(documents, 0, 0, 0, 0);
    }

    /** Of documents that were passed over. */
    static Tally ofRepeated(int documents) {
        return new Tally(documents, 0, documents, 0, 0);
    }

    public Tally plus(Tally other) {
        return new Tally(
                read + other.read,
                stored + other.stored,
                unchanged + other.unchanged,
                filtered + other.filtered,
                setAside + other.setAside);
    }

    /** One more document met that fate; how many were read is counted where they are read. */
    Tally plus(Fate fate) {
        return switch (fate) {
            case STORED -> new Tally(read, stored + 1, unchanged, filtered, setAside);
            case UNCHANGED -> new Tally(read, stored, unchanged + 1, filtered, setAside);
            case FILTERED -> new Tally(read, stored, unchanged, filtered + 1, setAside);
            case SET_ASIDE -> new Tally(read, stored, unchanged, filtered, setAside + 1);
        };
    }

    /** The same, with so many of the changes unchanged: they are what we wrote ourselves. */
    Tally withoutOurs(int documents) {
        return new Tally(read, stored - documents, unchanged + documents, filtered, setAside);
    }

    /**
     * The same, if every document that was read has exactly one fate (F-CUR-16).
     *
     * @throws AssertionError if one was lost or counted twice
     */
    Tally conserved(String flow) {
        if (read != stored + unchanged + filtered + setAside) {
            throw new AssertionError(
                    "F-CUR-16: of %s were read %d, but stored %d + unchanged %d + filtered %d + set aside %d = %d: nothing of it is kept"
                            .formatted(
                                    flow,
                                    read,
                                    stored,
                                    unchanged,
                                    filtered,
                                    setAside,
                                    stored + unchanged + filtered + setAside));
        }
        return this;
    }
}
