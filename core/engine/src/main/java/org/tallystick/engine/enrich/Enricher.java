package org.tallystick.engine.enrich;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/**
 * Gives records of one type what their source does not say: the segment of a customer, from a directory of companies (TRN-6). It fails closed: a record whose
 * question has no answer is set aside with its document, and nothing partial is stored. While the enricher cannot be asked, the next runs ask
 * again.
 *
 * <p>The engine asks once for a page and remembers answers for {@link #validity}. What it is asked outside of a transaction, so it may do I/O; it
 * keeps its own time limits. Thread-safe.
 *
 * @param <T> the entity
 */
public interface Enricher<T extends Entity> {

    /** What it adds, and which version of that. Under another name all records of its flows are made anew. */
    String name();

    /** Of the records that it knows. */
    RecordType<T> type();

    /**
     * What is to be asked about a record, the same text for the same answer; empty: nothing, the record stays as it is. No I/O.
     *
     * @param record after the rule set, as its flow takes it in
     */
    Optional<String> question(T record);

    /**
     * Answers, by question. One that is left out sets the records that asked it aside, until a person replays them.
     *
     * @param questions none twice, at least one
     * @throws org.tallystick.spi.ConnectorException if it cannot be asked; the next runs ask again if its kind advises to try later
     */
    Map<String, String> answers(Collection<String> questions);

    /** The record with what the answer says. No I/O, the same every time; keeps the header's ref. */
    T enriched(T record, String answer);

    /** How long an answer holds. */
    default Duration validity() {
        return Duration.ofHours(1);
    }
}
