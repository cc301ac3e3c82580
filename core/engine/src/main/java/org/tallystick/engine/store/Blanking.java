package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What may be blanked in place, because it was kept long enough or a person is to be forgotten. Rows, keys, hashes and the audit trail are
 * never touched, but for {@linkplain #formerVersionsUpTo former versions}.
 */
public interface Blanking {

    /**
     * One step of a walk over a table.
     *
     * @param isLast whether the walk is over
     * @param flow to go on after; empty at the start
     * @param id to go on after; empty at the start
     * @param blanked how many rows were blanked, or removed, so far
     */
    record Walk(boolean isLast, String flow, String id, int blanked) {

        /** Before the first step. */
        public static final Walk START = new Walk(false, "", "", 0);
    }

    /**
     * Blanks the text of source documents that are mapped and whose records did not change after a position of the feed, be they linked to a record
     * only, or without any. What is set aside is kept: it may be replayed.
     *
     * @param limit how many documents to look at
     */
    Walk rawUpTo(long position, Walk after, int limit);

    /**
     * Removes what is known of versions of a document ({@link Documents#VERSIONS}) that can come to nothing any more, of documents whose records did
     * not change after a position of the feed: those before the newest version, and before the one that was decided last where that is not the
     * newest. Of a document that is set aside all stay.
     *
     * @param limit how many documents to look at
     */
    Walk formerVersionsUpTo(long position, Walk after, int limit);

    /**
     * Blanks what exceptions say that are gone, and what was edited for them.
     *
     * @param before since when they are gone, at the latest; that moment not included
     * @param limit how many cases to look at
     */
    Walk wordingsGoneBefore(Instant before, Walk after, int limit);

    /**
     * Blanks what is kept about a record beside the record: the text of its document, what deliveries add or say, and what exceptions say.
     *
     * @param subjects under which exceptions may name it
     */
    void about(String type, String recordId, Collection<String> subjects);

    /**
     * Blanks every text beside records that has the word in it; how many. The letters of ASCII match in either case. A document that is set aside and
     * what a process was given are needed: they lose the word and nothing else.
     */
    int mentions(String word);

    /** Targets towards which a batch is in flight that has the word in it, or the record; and {@code the hub}, if a row of the inbox has. */
    List<String> inFlight(String type, String recordId, String word);

    /** Records that have the word in them, as {@code type/id}, in that order. */
    List<String> recordsWith(String word, int limit);
}
