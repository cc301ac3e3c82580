package org.tallystick.simulators.salesforce.internal.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One object of the org. Names of fields and relationships are found in any case. */
public final class ObjectType {

    private static final List<String> CURRENCIES = List.of(
            "EUR", "USD", "GBP", "JPY", "KWD", "CHF", "SGD", "BRL", "THB", "NOK", "SEK", "DKK", "PLN", "CZK", "CAD",
            "AED", "AUD", "INR", "CNY", "HKD", "MXN", "ZAR", "BHD", "KRW");

    private final String name;
    private final String label;
    private final String keyPrefix;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ObjectType(String name, String label, String keyPrefix) {
        this.name = name;
        this.label = label;
        this.keyPrefix = keyPrefix;
    }

    static ObjectType from(JsonNode json) {
        ObjectType type = new ObjectType(
                json.path("name").asString(),
                json.path("label").asString(),
                json.path("keyPrefix").asString());
        type.add(Field.system("Id", FieldType.ID, 18));
        type.add(Field.system("IsDeleted", FieldType.BOOLEAN, 0));
        json.path("fields").forEach(field -> type.add(Field.from(field)));
        type.add(currency());
        type.add(Field.system("CreatedDate", FieldType.DATETIME, 0));
        type.add(Field.system("LastModifiedDate", FieldType.DATETIME, 0));
        type.add(Field.system("SystemModstamp", FieldType.DATETIME, 0));
        return type;
    }

    /** The org has several currencies, so each record has one; euro is the corporate currency. */
    private static Field currency() {
        return new Field(
                "CurrencyIsoCode", FieldType.PICKLIST, new Field.Size(3, 0, 0), Set.of(), null, CURRENCIES, "EUR");
    }

    private void add(Field field) {
        fields.put(key(field.name()), field);
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    /** The first three characters of its records' ids. */
    public String keyPrefix() {
        return keyPrefix;
    }

    /** All fields, in the order in which a record shows them. */
    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    public Optional<Field> field(String anyCase) {
        return Optional.ofNullable(fields.get(key(anyCase)));
    }

    /** The reference field behind a relationship name. */
    public Optional<Field> relationship(String anyCase) {
        return fields.values().stream()
                .filter(field -> anyCase.equalsIgnoreCase(field.relationshipName()))
                .findFirst();
    }

    private static String key(String anyCase) {
        return anyCase.toLowerCase(Locale.ROOT);
    }
}
