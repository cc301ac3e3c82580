package org.tallystick.json.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.DocumentRules;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON as maps, lists, texts, booleans, {@link Digits} and null, for documents that are changed before they are read. */
final class Tree {

    /** A number as it stands. */
    record Digits(String text) {}

    private Tree() {}

    /** The current value. */
    static @Nullable Object read(JsonParser in, Problems problems) {
        return switch (in.currentToken()) {
            case START_OBJECT -> readObject(in, problems);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(in, problems));
                }
                yield list;
            }
            case VALUE_STRING -> in.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(in.getString());
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser in, Problems problems) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (object.containsKey(name)) {
                in.skipChildren();
                problems.report(
                        DocumentRules.JSON_DUPLICATE,
                        in.streamReadContext().pathAsPointer().toString(),
                        "the field stands twice");
            } else {
                object.put(name, read(in, problems));
            }
        }
        return object;
    }

    /** Writes such a value. */
    static void write(@Nullable Object value, JsonGenerator out) {
        if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            object.forEach((name, part) -> {
                out.writeName((String) name);
                write(part, out);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(part -> write(part, out));
            out.writeEndArray();
        } else if (value instanceof Digits number) {
            out.writeNumber(number.text());
        } else if (value instanceof Boolean claim) {
            out.writeBoolean(claim);
        } else {
            out.writeString((String) value);
        }
    }
}
