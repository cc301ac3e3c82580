package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tables {@code audit}, {@code audit_link} and {@code audit_head}: what was done, in order, and the chain of hashes over it. */
public interface Audit {

    /**
     * What was done.
     *
     * @param number 1, 2, 3 …: its place
     * @param text exactly as stored
     */
    record Entry(long number, String text) {}

    /**
     * A link of the chain.
     *
     * @param number of the entry that it seals; 0 is before the first
     * @param hash 64 hexadecimal digits
     */
    record Link(long number, String hash) {}

    /** Appends entries, which get the next numbers, in order. They are not sealed. */
    void append(Collection<String> entries);

    /** Those with a number above {@code after} and not above {@code upTo}, in order; at most {@code limit}. */
    List<Entry> entries(long after, long upTo, int limit);

    /** Those with a number above {@code after} and not above {@code upTo}, in order; at most {@code limit}. */
    List<Link> links(long after, long upTo, int limit);

    /** The last link; none only if someone removed it. */
    Optional<Link> head();

    /**
     * Makes the last of {@code links} the head, and stores them, if {@code head} is the head still.
     *
     * @param links at least one
     * @return whether it was; else nothing is written
     */
    boolean advance(Link head, List<Link> links);
}
