package org.tallystick.engine.internal.ingest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.spi.Change;

/**
 * Which of two versions of a document stands: the greater version; of one version the delete, since what is deleted does not come back under
 * its id unchanged; else the greater hash of the text. So any order of arrival ends in the same state (RES-13, I42), also where a system's
 * clock is too coarse to tell two changes apart (F-ORD-05).
 *
 * @param version the system's
 * @param hash of the text; empty of a delete
 */
record Rank(long version, String hash) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
            comparingLong(Rank::version).thenComparing(Rank::isDelete).thenComparing(comparing(Rank::hash));

    static Rank of(Change<?> change) {
        String text = rawText(change);
        return new Rank(change.version(), text == null ? "" : Fingerprints.of(text));
    }

    static Rank of(DocumentRow row) {
        return new Rank(row.version(), row.hash());
    }

    /** Of documents without versions: what is read last is newest. */
    boolean isVersioned() {
        return version != Change.UNVERSIONED;
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }

    private boolean isDelete() {
        return hash.isEmpty();
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
