package org.tallystick.json;

import java.io.StringWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** A small map of texts as a JSON object, its names sorted: for what stores keep beside records. Thread-safe. */
public final class TextMap {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Most are. */
    private static final String EMPTY = "{}";

    private TextMap() {}

    /** The object, without white space. */
    public static String write(SortedMap<String, String> map) {
        if (map.isEmpty()) {
            return EMPTY;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            map.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        return text.toString();
    }

    /**
     * The map of an object that {@link #write} made.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static SortedMap<String, String> read(String json) {
        if (json.equals(EMPTY)) {
            return Collections.emptySortedMap();
        }
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            require(in.nextToken() == JsonToken.START_OBJECT);
            SortedMap<String, String> map = new TreeMap<>();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                require(in.nextToken() == JsonToken.VALUE_STRING);
                map.put(name, in.getString());
            }
            require(in.nextToken() == null);
            return Collections.unmodifiableSortedMap(map);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON object of texts", e);
        }
    }

    private static void require(boolean isSo) {
        if (!isSo) {
            throw new IllegalArgumentException("This is no JSON object of texts");
        }
    }
}
