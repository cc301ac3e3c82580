package org.tallystick.spi;

import java.util.Map;
import org.tallystick.model.RecordType;

/**
 * What a connector is and what it can do. Over-claiming is a defect: the engine chooses what is safe from it (API-2).
 *
 * @param kind the system that it adapts, lower case: {@code netsuite}
 * @param version of the connector
 * @param reads by type, what its sources promise
 * @param writes by type, what its sinks promise
 */
public record ConnectorDescriptor(
        String kind,
        String version,
        Map<RecordType<?>, ReadCapabilities> reads,
        Map<RecordType<?>, WriteCapabilities> writes) {

    public ConnectorDescriptor {
        reads = Map.copyOf(reads);
        writes = Map.copyOf(writes);
    }
}
