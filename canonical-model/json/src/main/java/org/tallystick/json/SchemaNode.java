package org.tallystick.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One schema inside a document of schemas, its {@code $ref} followed: what the definition says, and what stands beside the reference.
 *
 * @param root the whole document, where definitions are found
 * @param keywords what this schema says, without {@code $ref} and {@code $defs}
 */
record SchemaNode(Map<String, @Nullable Object> root, Map<String, @Nullable Object> keywords) {

    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> ANNOTATIONS = Set.of("title", "description");

    static SchemaNode root(Map<String, @Nullable Object> root) {
        return of(root, root);
    }

    private static SchemaNode of(Map<String, @Nullable Object> root, Map<String, @Nullable Object> schema) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        Set<Object> followed = new HashSet<>();
        Map<String, @Nullable Object> next = schema;
        while (next.containsKey("$ref")) {
            merge(merged, next);
            Object reference = merged.remove("$ref");
            if (!followed.add(String.valueOf(reference))) {
                throw new IllegalArgumentException("%s refers to itself".formatted(reference));
            }
            next = definition(root, String.valueOf(reference));
        }
        merge(merged, next);
        merged.remove("$defs");
        return new SchemaNode(root, Collections.unmodifiableMap(merged));
    }

    /** Both sides of a reference apply: of two patterns both hold, else what they say twice must be the same, words aside. */
    private static void merge(Map<String, @Nullable Object> into, Map<String, @Nullable Object> more) {
        more.forEach((keyword, value) -> {
            if (keyword.equals("pattern") && into.containsKey(keyword)) {
                into.put(keyword, into.get(keyword) + " and " + value);
                return;
            }
            boolean saidAlready = into.containsKey(keyword) && !ANNOTATIONS.contains(keyword);
            if (saidAlready && !value.equals(into.get(keyword))) {
                throw new IllegalArgumentException(
                        "%s stands beside $ref and in its definition, with other values: %s, %s"
                                .formatted(keyword, into.get(keyword), value));
            }
            into.putIfAbsent(keyword, value);
        });
    }

    private static Map<String, @Nullable Object> definition(Map<String, @Nullable Object> root, String reference) {
        if (!reference.startsWith(DEFINITIONS)) {
            throw new IllegalArgumentException(
                    "Can follow references to %s only, not %s".formatted(DEFINITIONS, reference));
        }
        String name =
                reference.substring(DEFINITIONS.length()).replace("~1", "/").replace("~0", "~");
        Object definition = object("$defs", root.get("$defs")).get(name);
        if (definition == null) {
            throw new IllegalArgumentException(reference + " is not defined");
        }
        return object(reference, definition);
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    @Nullable Object get(String keyword) {
        return keywords.get(keyword);
    }

    /** The fields that it names, in their order. One may be mandatory and have no schema. */
    Set<String> fields() {
        Set<String> names = new LinkedHashSet<>(properties().keySet());
        required().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    SchemaNode field(String name) {
        return sub(name, properties().getOrDefault(name, true));
    }

    private Map<String, @Nullable Object> properties() {
        return has("properties") ? object("properties", get("properties")) : Map.of();
    }

    /** The schema that a keyword holds. */
    SchemaNode under(String keyword) {
        return sub(keyword, get(keyword));
    }

    private SchemaNode sub(String where, @Nullable Object schema) {
        return of(root, Boolean.TRUE.equals(schema) ? Map.of() : object(where, schema));
    }

    Set<Object> required() {
        return has("required") ? new LinkedHashSet<>(list("required")) : Set.of();
    }

    /** The values of a closed choice, or null: every value of the type is legal. */
    @Nullable Set<@Nullable Object> choices() {
        if (has("const")) {
            return Collections.singleton(get("const"));
        }
        return has("enum") ? new LinkedHashSet<>(list("enum")) : null;
    }

    /** The names of the types, or none: any. */
    Set<@Nullable Object> types() {
        if (!has("type")) {
            return Set.of();
        }
        return get("type") instanceof List<?> ? new LinkedHashSet<>(list("type")) : Collections.singleton(get("type"));
    }

    @Nullable BigDecimal number(String keyword) {
        Object value = get(keyword);
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        throw new IllegalArgumentException("%s must be a number, was %s".formatted(keyword, value));
    }

    private List<?> list(String keyword) {
        if (get(keyword) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("%s must be a list, was %s".formatted(keyword, get(keyword)));
    }

    @SuppressWarnings("unchecked") // all maps of a parsed text have names
    private static Map<String, @Nullable Object> object(String where, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, @Nullable Object>) value;
        }
        throw new IllegalArgumentException("%s must be an object, was %s".formatted(where, value));
    }
}
