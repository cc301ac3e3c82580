package org.tallystick.simulators.salesforce.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of an object.
 *
 * @param size length of text, digits of numbers
 * @param referenceTo the object that a reference points to; null for other types
 * @param values the only values of a restricted picklist; empty: any
 * @param defaultValue what a created record gets when the field is not given
 */
public record Field(
        String name,
        FieldType type,
        Size size,
        Set<Trait> traits,
        @Nullable String referenceTo,
        List<String> values,
        @Nullable String defaultValue) {

    /**
     * Zero where it does not apply.
     *
     * @param length most characters of text
     * @param precision most digits of a number, those after the point included
     * @param scale most digits after the point
     */
    public record Size(int length, int precision, int scale) {}

    static Field from(JsonNode json) {
        List<String> values = new ArrayList<>();
        json.path("values").forEach(value -> values.add(value.asString()));
        return new Field(
                json.path("name").asString(),
                FieldType.named(json.path("type").asString()),
                new Size(
                        json.path("length").asInt(0),
                        json.path("precision").asInt(0),
                        json.path("scale").asInt(0)),
                Arrays.stream(Trait.values())
                        .filter(trait -> json.path(trait.key).asBoolean(false))
                        .collect(Collectors.toUnmodifiableSet()),
                json.path("referenceTo").asString(null),
                List.copyOf(values),
                json.path("default").asString(null));
    }

    static Field system(String name, FieldType type, int length) {
        return new Field(name, type, new Size(length, 0, 0), Set.of(Trait.READ_ONLY), null, List.of(), null);
    }

    /** How SOQL names the record behind a reference: {@code Account} of {@code AccountId}, {@code X__r} of {@code X__c}. */
    public @Nullable String relationshipName() {
        if (referenceTo == null) {
            return null;
        }
        return isCustom() ? name.substring(0, name.length() - 1) + "r" : name.substring(0, name.length() - 2);
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    public boolean isRequired() {
        return traits.contains(Trait.REQUIRED);
    }

    public boolean isReadOnly() {
        return traits.contains(Trait.READ_ONLY);
    }

    /** Whether a record that is there keeps its value. */
    public boolean isCreateOnly() {
        return traits.contains(Trait.CREATE_ONLY);
    }

    public boolean isAutoNumber() {
        return traits.contains(Trait.AUTO_NUMBER);
    }

    public boolean isExternalId() {
        return traits.contains(Trait.EXTERNAL_ID);
    }

    public boolean isUnique() {
        return traits.contains(Trait.UNIQUE);
    }

    /** Whether a record can be addressed by it: external ids, flagged fields, and the id itself. */
    public boolean isKey() {
        return isExternalId() || traits.contains(Trait.ID_LOOKUP) || type == FieldType.ID;
    }

    public boolean isCaseSensitive() {
        return traits.contains(Trait.CASE_SENSITIVE) || type.isId();
    }

    public boolean isFilterable() {
        return type != FieldType.LONGTEXTAREA;
    }
}
