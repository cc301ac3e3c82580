package org.tallystick.connector.netsuite;

import java.util.Map;
import java.util.Optional;

/** Writes records by their external ids. Thread-safe. */
interface RecordWriter {

    /**
     * Creates the record with that external id, or updates it.
     *
     * @param idempotencyKey names this one intended write: 64 hexadecimal digits
     * @return its internal id, if the answer tells it; an upsert's need not
     * @throws org.tallystick.spi.ConnectorException if it was refused, or it is not known what became of it
     */
    Optional<String> upsert(Target target, String externalId, String idempotencyKey, Map<String, ?> body);
}
