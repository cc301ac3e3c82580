package org.tallystick.simulators.salesforce.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/**
 * All objects of the org, read from the JSON resources beside this class: one file per object, listed in
 * {@code objects.json}. Fields are those of the Salesforce and Certinia contract sheets, section 3, and the custom ones of
 * the consultancy whose months are played.
 */
public final class Catalog {

    private final Map<String, ObjectType> types = new LinkedHashMap<>();

    private Catalog() {}

    public static Catalog load() {
        Catalog catalog = new Catalog();
        for (JsonNode name : read("objects")) {
            ObjectType type = ObjectType.from(read(name.asString()));
            catalog.types.put(key(type.name()), type);
        }
        return catalog;
    }

    public Optional<ObjectType> find(String anyCase) {
        return Optional.ofNullable(types.get(key(anyCase)));
    }

    /** The object that a reference field points to. */
    public ObjectType target(Field reference) {
        return find(Objects.requireNonNull(reference.referenceTo()))
                .orElseThrow(() -> new IllegalStateException("No object " + reference.referenceTo()));
    }

    public Collection<ObjectType> all() {
        return Collections.unmodifiableCollection(types.values());
    }

    private static JsonNode read(String name) {
        try (InputStream in = Catalog.class.getResourceAsStream(name + ".json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the schema of " + name, e);
        }
    }

    private static String key(String anyCase) {
        return anyCase.toLowerCase(Locale.ROOT);
    }
}
