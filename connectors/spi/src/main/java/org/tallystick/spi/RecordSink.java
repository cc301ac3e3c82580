package org.tallystick.spi;

import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * Writes records of one type. Its use:
 *
 * <ol>
 *   <li>The engine asks {@link #references} which records must exist in the target first, and waits until they do.
 *   <li>It commits what it is about to send, then calls {@link #write} with at most the declared batch size.
 *   <li>It commits the outcomes. After a crash in between it looks the records up before it sends anything again.
 * </ol>
 *
 * @param <T> the entity
 */
public interface RecordSink<T extends Entity> {

    /** The records that {@code record} names and that the target must have before it; no I/O. */
    List<Ref<?>> references(T record);

    /**
     * The record as a reading of the target gives it once exactly this was written: rounded, trimmed, re-cased, defaulted, without what the target does
     * not keep. A reading that is equal is the echo of our own write, and no change. How records are called, in the header and in the
     * references, is the engine's to translate. No I/O; by default the record as it is written.
     */
    default T normalForm(Write<T> write) {
        return write.record();
    }

    /**
     * Whether the system is told of documents that another one issues: it gets each once, as it stands when it is sent, and what changes later only if a process
     * tells it again, as an update of what it has. By default it issues them itself: a document is frozen when it is first planned, and one that changed since is
     * not sent. What a target says of an invoice or credit memo that was decided in the hub, such as its number, is no such change.
     */
    default boolean isTold() {
        return false;
    }

    /**
     * Whether the system keeps a copy of documents that others issue, for reports: it gets each later state of one, as of any other record. By default it does not.
     */
    default boolean followsDocuments() {
        return false;
    }

    /** Whether it writes {@link CustomFields} too; by default it does not, and a rule set that writes some is refused. */
    default boolean writesCustomFields() {
        return false;
    }

    /**
     * Writes a batch, once.
     *
     * @param batch at least one, at most the declared batch size
     * @return one outcome per write, in order. Never throws for a single record's sake; whatever broke after sending is
     *     {@link Outcome#unknown} for the records whose effect is not known
     * @throws ConnectorException only if nothing was sent
     */
    List<Outcome> write(List<Write<T>> batch);
}
