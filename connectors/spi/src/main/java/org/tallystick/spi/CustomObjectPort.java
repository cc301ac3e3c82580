package org.tallystick.spi;

import org.tallystick.model.Entity;

/**
 * How records of one type go to a {@link CustomObject}: by their {@link CustomFields}, and nothing else.
 *
 * @param sink writes them
 * @param lookup finds them by our key
 * @param capabilities what writing promises
 * @param <T> the entity
 */
public record CustomObjectPort<T extends Entity>(
        RecordSink<T> sink, RecordLookup<T> lookup, WriteCapabilities capabilities) {}
