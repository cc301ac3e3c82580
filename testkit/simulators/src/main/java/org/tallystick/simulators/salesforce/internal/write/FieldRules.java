package org.tallystick.simulators.salesforce.internal.write;

import java.math.BigDecimal;
import java.util.Map;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What each field of a written record must fulfil by itself: it exists, may be written, and its value fits its type, size,
 * picklist and target. Numbers with too many decimals are refused, not rounded.
 */
final class FieldRules {

    private final Catalog catalog;
    private final UnitOfWork work;

    FieldRules(Catalog catalog, UnitOfWork work) {
        this.catalog = catalog;
        this.work = work;
    }

    /**
     * Puts the body's values into the fields, in the form in which they are stored.
     *
     * @param isNew whether the record is
     */
    void apply(ObjectType type, ObjectNode body, ObjectNode fields, boolean isNew) {
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (entry.getKey().equals("attributes")) {
                continue;
            }
            Field field = writable(type, entry.getKey(), isNew);
            fields.set(field.name(), checked(field, entry.getValue()));
        }
    }

    private static Field writable(ObjectType type, String name, boolean isNew) {
        Field field = type.field(name)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name(), name));
        if (field.isReadOnly() || (field.isCreateOnly() && !isNew)) {
            throw ApiException.invalid(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + field.name()
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    field.name());
        }
        return field;
    }

    private JsonNode checked(Field field, JsonNode value) {
        if (value.isNull() && field.type() != FieldType.BOOLEAN) {
            return value;
        }
        return switch (field.type()) {
            case STRING, TEXTAREA, LONGTEXTAREA, EMAIL, URL -> text(field, value);
            case PICKLIST -> picklist(field, value);
            case BOOLEAN -> typed(field, value, value.isBoolean());
            case INT, DOUBLE, CURRENCY, PERCENT -> number(field, typed(field, value, value.isNumber()));
            case DATE ->
                typed(
                        field,
                        value,
                        value.isString() && DateTimes.date(value.asString()).isPresent());
            case DATETIME -> moment(field, value);
            case ID, REFERENCE ->
                reference(field, typed(field, value, value.isString()).asString());
        };
    }

    /** An empty text is stored as none. */
    private static JsonNode text(Field field, JsonNode value) {
        String text = typed(field, value, value.isString()).asString();
        int length = text.codePointCount(0, text.length());
        if (length > field.size().length()) {
            throw ApiException.invalid(
                    "STRING_TOO_LONG",
                    field.name() + ": data value too large: " + text + " (max length="
                            + field.size().length() + ")",
                    field.name());
        }
        return text.isEmpty() ? NullNode.instance : value;
    }

    private static JsonNode picklist(Field field, JsonNode value) {
        JsonNode text = text(field, value);
        if (!text.isNull() && !field.values().isEmpty() && !field.values().contains(text.asString())) {
            throw ApiException.invalid(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.name() + ": bad value for restricted picklist field: " + text.asString(),
                    field.name());
        }
        return text;
    }

    private static JsonNode number(Field field, JsonNode value) {
        BigDecimal number = value.decimalValue();
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        int whole = plain.precision() - plain.scale();
        if (scale > field.size().scale()
                || whole > field.size().precision() - field.size().scale()) {
            throw ApiException.invalid(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.name() + ": value outside of valid range on numeric field: " + number,
                    field.name());
        }
        return value;
    }

    private static JsonNode moment(Field field, JsonNode value) {
        return DateTimes.moment(typed(field, value, value.isString()).asString())
                .map(moment -> (JsonNode) StringNode.valueOf(DateTimes.write(moment)))
                .orElseThrow(() -> notOfType(field, value));
    }

    private JsonNode reference(Field field, String text) {
        ObjectType target = catalog.target(field);
        String id = RecordId.parse(text)
                .filter(parsed -> RecordId.prefix(parsed).equals(target.keyPrefix()))
                .orElseThrow(() -> ApiException.invalid(
                        "MALFORMED_ID", field.name() + ": id value of incorrect type: " + text, field.name()));
        StoredRecord found = work.find(target, id)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id: " + id, field.name()));
        if (found.isDeleted()) {
            throw ApiException.invalid("ENTITY_IS_DELETED", "entity is deleted: " + id, field.name());
        }
        return StringNode.valueOf(id);
    }

    private static JsonNode typed(Field field, JsonNode value, boolean fits) {
        if (!fits) {
            throw notOfType(field, value);
        }
        return value;
    }

    private static ApiException notOfType(Field field, JsonNode value) {
        return ApiException.invalid(
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().describeName() + " from VALUE_" + value.getNodeType()
                        + " value " + value.asString("") + " for field " + field.name());
    }
}
