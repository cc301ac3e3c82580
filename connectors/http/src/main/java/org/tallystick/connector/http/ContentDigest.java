package org.tallystick.connector.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record's content in a target's normal form, for lookups to compare, and for a person to read where two differ. */
public final class ContentDigest {

    private ContentDigest() {}

    /**
     * One row of text for each of {@code fields}, {@code name=value}, in the order of their names, with the value as JSON. A null value counts as absent.
     *
     * @param fields what {@link JsonText#of} can write; no name has a space or an equals sign in it
     */
    public static String of(Map<String, ? extends @Nullable Object> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                sorted.put(name, value);
            }
        });
        return sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + JsonText.of(field.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
