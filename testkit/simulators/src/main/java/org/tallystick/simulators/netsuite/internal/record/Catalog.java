package org.tallystick.simulators.netsuite.internal.record;

import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code metadata-catalog/{record}}, as a JSON Schema only. A custom field that the account has values of is one that it has. Source: the
 * vendor contract sheet of NetSuite, section 1, and what clients of others read of it.
 */
public final class Catalog {
    /** Path of the catalog. */
    public static final String PATH = RecordService.PATH + "/metadata-catalog";

    private static final String MEDIA_TYPE = "application/schema+json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Books books;

    public Catalog(Books books) {
        this.books = books;
    }

    /** The schema of one record type, whose name may be in lower case. */
    public Response get(Request request) {
        if (!request.header("Accept").orElse("").equals(MEDIA_TYPE)) {
            throw Refusals.of(406, "The catalog is given as " + MEDIA_TYPE + " here.");
        }
        String name = request.variable("record");
        RecordType type = RecordTypes.ALL.stream()
                .filter(each -> each.name().equals(name)
                        || each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .or(() -> RecordTypes.custom(name))
                .orElseThrow(() -> Refusals.of(404, "Record type '" + name + "' does not exist."));
        return new Response(200, Map.of("Content-Type", MEDIA_TYPE), Json.MAPPER.writeValueAsString(schema(type)));
    }

    private ObjectNode schema(RecordType type) {
        ObjectNode properties = JSON.objectNode();
        properties.set("id", string("Internal ID"));
        properties.set("refName", string("Reference Name"));
        properties.set("links", JSON.objectNode().put("type", "array").put("readOnly", true));
        ArrayNode filterable = JSON.arrayNode().add("id");
        type.fields().values().forEach(field -> {
            properties.set(field.name(), property(field));
            if (!field.isHidden()) {
                filterable.add(field.name());
            }
        });
        custom(type).forEach(name -> {
            properties.set(name, string(name).put("x-ns-custom-field", true));
            filterable.add(name);
        });
        type.sublists().forEach((name, fields) -> properties.set(name, sublist(fields)));
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("properties", properties);
        schema.set("x-ns-filterable", filterable);
        return schema;
    }

    private SortedSet<String> custom(RecordType type) {
        SortedSet<String> names = new TreeSet<>();
        if (!type.customPrefix().isEmpty()) {
            books.all(type.table()).stream()
                    .filter(type::holds)
                    .flatMap(entry -> entry.values().keySet().stream())
                    .filter(column -> column.startsWith(type.customPrefix()))
                    .forEach(column -> names.add(column));
        }
        return names;
    }

    private static ObjectNode property(Field field) {
        ObjectNode property = switch (field.kind()) {
            case TEXT, DURATION -> string(field.name()).put("nullable", true);
            case FLAG -> typed("boolean", "");
            case NUMBER -> typed("number", "double");
            case WHOLE -> typed("integer", "int64");
            case DAY -> typed("string", "date");
            case MOMENT -> typed("string", "date-time");
            case REFERENCE -> reference(field);
            case CHOICE -> choice(field);
            case UNCHECKED -> typed("object", "");
        };
        return field.is(Field.Access.READ_ONLY) ? property.put("readOnly", true) : property;
    }

    private static ObjectNode typed(String type, String format) {
        ObjectNode property = JSON.objectNode().put("type", type);
        return format.isEmpty() ? property : property.put("format", format);
    }

    private static ObjectNode string(String title) {
        return JSON.objectNode().put("title", title).put("type", "string");
    }

    /** Another record's schema is named, one of several records stands in place. */
    private static ObjectNode reference(Field field) {
        if (field.choices().size() == 1) {
            return JSON.objectNode().put("$ref", PATH + "/" + field.choices().get(0));
        }
        return object(JSON.objectNode());
    }

    private static ObjectNode choice(Field field) {
        ObjectNode id = string("Internal identifier");
        if (!field.choices().isEmpty()) {
            field.choices().forEach(id.putArray("enum")::add);
        }
        return object(JSON.objectNode().set("id", id));
    }

    private static ObjectNode object(ObjectNode more) {
        ObjectNode properties = JSON.objectNode();
        properties.set("id", string("Internal identifier"));
        properties.set("refName", string("Reference Name"));
        properties.setAll(more);
        return typed("object", "").set("properties", properties);
    }

    private static ObjectNode sublist(Map<String, Field> fields) {
        ObjectNode line = JSON.objectNode();
        fields.values().forEach(field -> line.set(field.name(), property(field)));
        ObjectNode items = typed("array", "");
        items.set("items", typed("object", "").set("properties", line));
        return typed("object", "").set("properties", JSON.objectNode().set("items", items));
    }
}
