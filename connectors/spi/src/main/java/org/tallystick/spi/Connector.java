package org.tallystick.spi;

import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/**
 * One connected system. Its life:
 *
 * <ol>
 *   <li>A {@link ConnectorFactory} makes it from configuration; nothing is called yet.
 *   <li>The engine reads {@link #descriptor()} while it is built, and asks for sources, sinks and lookups; these calls do no I/O.
 *   <li>A host may call {@link #check()} at any time.
 *   <li>Sources, sinks and lookups are called by many threads, any number of times, in any order.
 *   <li>{@link #close()} ends it; calls in flight may fail, and nothing is called afterwards.
 * </ol>
 *
 * <p>Thread-safe. A call that fails as a whole throws {@link ConnectorException}; it never retries and never sleeps.
 */
public interface Connector extends AutoCloseable {

    /** What it is and what it can do; the same at every call. */
    ConnectorDescriptor descriptor();

    /**
     * Proves that the system is reachable and the credentials are good. Reads no data and moves no cursor (F-CUR-10).
     *
     * @throws ConnectorException if it is not
     */
    void check();

    /**
     * What the system says of the objects that sources were asked for, custom ones too, and of those that are written: so that a change is told before data
     * flows (GOV-7). Reads no data.
     *
     * @return none if the system does not describe itself, as by default
     * @throws ConnectorException if it does not answer
     */
    default Optional<SchemaSnapshot> discover() {
        return Optional.empty();
    }

    /**
     * What the system said last of the calls of its account, in whatever answer. The engine asks after each call to a system with a daily budget, and may do so
     * before the first of them and after the end. No I/O; never throws.
     *
     * @return none if it said nothing yet, or says nothing of the kind, as by default
     */
    default Optional<Allowance> allowance() {
        return Optional.empty();
    }

    /**
     * Reads records of {@code type}.
     *
     * @param spec what the host's rule set asks for beyond the built-in mapping
     * @return none if it cannot read such records
     */
    <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec);

    /** Writes records of {@code type}; none if it cannot. */
    <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type);

    /**
     * Writes records of {@code type} to a custom object that the host's rule set names; no I/O.
     *
     * @return none if it does not write custom objects, as by default
     */
    default <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        return Optional.empty();
    }

    /** Finds records of {@code type}; none if it cannot. Whoever offers a sink offers a lookup too: the engine looks before it writes. */
    <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type);

    /** Lets go of what it holds. Never throws. */
    @Override
    void close();
}
