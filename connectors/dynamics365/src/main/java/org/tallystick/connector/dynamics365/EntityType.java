package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code $metadata} says of the rows of one set.
 *
 * @param key the fields of its key, in order
 * @param properties its fields by name
 */
record EntityType(List<String> key, SortedMap<String, Property> properties) {

    EntityType {
        key = List.copyOf(key);
    }

    /** The names of the types, by field. */
    SortedMap<String, String> types() {
        SortedMap<String, String> types = new TreeMap<>();
        properties.forEach((name, property) -> types.put(name, property.type()));
        return types;
    }
}
