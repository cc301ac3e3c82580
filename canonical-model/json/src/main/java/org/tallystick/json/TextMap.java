package org.tallystick.json;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A small map of texts as a JSON object, its names sorted: for what stores keep beside records. Thread-safe. */
public final class TextMap {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

    private TextMap() {}

    /** The object, without white space. */
    public static String write(SortedMap<String, String> map) {
        return MAPPER.writeValueAsString(map);
    }

    /**
     * The map of an object that {@link #write} made.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static SortedMap<String, String> read(String json) {
        try {
            return Collections.unmodifiableSortedMap(MAPPER.readValue(json, TYPE));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON object of texts", e);
        }
    }
}
