package org.tallystick.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all records share.
 *
 * @param ref who it is, as the system that it came from knows it
 * @param extensions values that the model has no field for, by {@code namespace.name}; set by rule sets (CM-11)
 */
public record Header(Ref<?> ref, SortedMap<String, String> extensions) {

    public Header {
        requireNonNull(ref, "ref");
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    /** A header without extensions. */
    public static Header of(Ref<?> ref) {
        return new Header(ref, Collections.emptySortedMap());
    }

    /** The same, with one more extension. */
    public Header withExtension(String name, String value) {
        Map<String, String> more = new TreeMap<>(extensions);
        more.put(name, value);
        return new Header(ref, new TreeMap<>(more));
    }
}
