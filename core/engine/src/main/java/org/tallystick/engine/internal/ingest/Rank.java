package org.tallystick.engine.internal.ingest;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities.SameVersion;

/**
 * Which of two versions of a document stands: the greater version. Of one version, as the source says ({@link SameVersion}), the one that was there
 * first; or the delete, since what is deleted does not come back under its id unchanged, else the greater hash of the text. So any order of
 * arrival ends in the same state (RES-13, I42), also where a system's clock is too coarse to tell two changes apart (F-ORD-05). A text is hashed
 * only where versions tie. Used by one thread.
 */
final class Rank implements Comparable<Rank> {

    /** Before every version. */
    static final Rank NONE = new Rank(Change.UNVERSIONED, "", null, SameVersion.ANY_ORDER);

    private final long version;
    private final @Nullable Change<?> change;
    private final SameVersion ties;
    private @Nullable String hash;

    private Rank(long version, @Nullable String hash, @Nullable Change<?> change, SameVersion ties) {
        this.version = version;
        this.hash = hash;
        this.change = change;
        this.ties = ties;
    }

    static Rank of(Change<?> change, SameVersion ties) {
        return new Rank(change.version(), null, change, ties);
    }

    static Rank of(DocumentRow row, SameVersion ties) {
        return new Rank(row.version(), row.hash(), null, ties);
    }

    long version() {
        return version;
    }

    /** Of the text; empty of a delete. */
    String hash() {
        String known = hash;
        if (known == null) {
            String text = change == null ? null : rawText(change);
            known = text == null ? "" : Fingerprints.of(text);
            hash = known;
        }
        return known;
    }

    /** Of documents without versions what is read last is newest. */
    boolean isVersioned() {
        return version != Change.UNVERSIONED;
    }

    boolean isAbove(Rank other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Rank other) {
        if (version != other.version) {
            return Long.compare(version, other.version);
        }
        if (ties == SameVersion.FIRST) {
            return 0;
        }
        int deletes = Boolean.compare(hash().isEmpty(), other.hash().isEmpty());
        return deletes == 0 ? hash().compareTo(other.hash()) : deletes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rank rank && compareTo(rank) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version);
    }

    static @Nullable String rawText(Change<?> change) {
        if (change instanceof Change.Upsert<?> upsert) {
            return upsert.raw().content();
        }
        return change instanceof Change.Unreadable<?> unreadable
                ? unreadable.raw().content()
                : null;
    }
}
