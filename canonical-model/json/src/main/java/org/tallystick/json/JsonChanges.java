package org.tallystick.json;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** What differs between two JSON texts, value by value: for the record of an edit. Thread-safe. */
public final class JsonChanges {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonChanges() {}

    /**
     * The changes from {@code before} to {@code after}, in the order of the texts: an array of objects of {@code path}, a JSON Pointer, and
     * {@code old} and {@code new}, of which one is missing where the value is. {@code []} if the texts mean the same.
     *
     * @throws IllegalArgumentException if one of them is no JSON
     */
    public static String between(String before, String after) {
        Map<String, String> old = values(before);
        Map<String, String> now = values(after);
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(now.keySet());
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartArray();
            for (String path : paths) {
                String from = old.get(path);
                String to = now.get(path);
                if (from == null || !from.equals(to)) {
                    out.writeStartObject();
                    out.writeStringProperty("path", path);
                    write(out, "old", from);
                    write(out, "new", to);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeName(name);
            out.writeRawValue(value);
        }
    }

    /** Each scalar, as JSON text, by its pointer; so is each empty object and array. */
    private static Map<String, String> values(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw new IllegalArgumentException("An empty text is no JSON");
            }
            read(in, first, "", values);
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("There is more than one JSON value in the text");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The text is no JSON: " + e.getOriginalMessage(), e);
        }
        return values;
    }

    private static void read(JsonParser in, JsonToken token, String path, Map<String, String> values) {
        if (token == JsonToken.START_OBJECT) {
            String name = in.nextName();
            if (name == null) {
                values.put(path, "{}");
            }
            for (; name != null; name = in.nextName()) {
                read(in, in.nextToken(), path + "/" + name.replace("~", "~0").replace("/", "~1"), values);
            }
        } else if (token == JsonToken.START_ARRAY) {
            int index = 0;
            for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                read(in, next, path + "/" + index++, values);
            }
            if (index == 0) {
                values.put(path, "[]");
            }
        } else {
            values.put(path, scalar(in, token));
        }
    }

    private static String scalar(JsonParser in, JsonToken token) {
        return token == JsonToken.VALUE_STRING
                ? "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(in.getString())) + "\""
                : in.getString();
    }
}
