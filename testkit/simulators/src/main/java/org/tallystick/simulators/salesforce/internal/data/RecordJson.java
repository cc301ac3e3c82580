package org.tallystick.simulators.salesforce.internal.data;

import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as the data API shows them. Thread-safe.
 *
 * @param version of the API whose URLs are shown, as in {@code v62.0}
 */
public record RecordJson(String version) {

    public String url(StoredRecord record) {
        return "/services/data/" + version + "/sobjects/" + record.type().name() + "/" + record.id();
    }

    /** An object that has only {@code attributes}, which must come first. */
    public ObjectNode attributes(StoredRecord record) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.putObject("attributes").put("type", record.type().name()).put("url", url(record));
        return node;
    }

    /** All fields of the record, empty ones as null. */
    public ObjectNode whole(StoredRecord record) {
        ObjectNode node = attributes(record);
        record.type().fields().forEach(field -> node.set(field.name(), record.get(field)));
        return node;
    }
}
