package org.tallystick.simulators.salesforce.internal.data;

import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record as it stands. Its fields are never changed in place.
 *
 * @param fields by the field's name; one that is not there is null
 * @param delivered {@code SystemModstamp} of the newest delivered version; null if only the API wrote it
 */
public record StoredRecord(
        ObjectType type,
        String id,
        ObjectNode fields,
        @Nullable String delivered) {

    /** The value, never a Java null: a boolean without one is false. */
    public JsonNode get(Field field) {
        JsonNode value = fields.get(field.name());
        if (value == null || value.isNull()) {
            return field.type() == FieldType.BOOLEAN ? BooleanNode.FALSE : NullNode.instance;
        }
        return value;
    }

    /** The value of a field that the object is known to have. */
    public JsonNode get(String name) {
        return get(type.field(name)
                .orElseThrow(() -> new IllegalArgumentException("No field " + name + " on " + type.name())));
    }

    public boolean isDeleted() {
        return get("IsDeleted").booleanValue();
    }

    ObjectNode toJson() {
        return Json.MAPPER.createObjectNode().put("delivered", delivered).set("fields", fields);
    }

    static StoredRecord from(ObjectType type, String id, ObjectNode json) {
        return new StoredRecord(
                type,
                id,
                (ObjectNode) json.get("fields"),
                json.path("delivered").asString(null));
    }
}
