package org.tallystick.engine.internal.ingest;

import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordSource;

/**
 * One system's records of one type.
 *
 * @param system that is read
 * @param type of record
 * @param source reads it
 * @param capabilities what reading promises
 * @param tier how critical it is
 * @param <T> the entity
 */
public record IngestFlow<T extends Entity>(
        String system, RecordType<T> type, RecordSource<T> source, ReadCapabilities capabilities, Tier tier) {

    /** Its name: {@code system/type}. */
    public String name() {
        return system + "/" + type.name();
    }
}
