package org.tallystick.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies of what callers hand over, so that nobody can change a record. */
final class Copies {

    private Copies() {}

    /** In natural order, whatever comparator the given map has; empty if there is none. */
    static SortedMap<String, String> sorted(@Nullable Map<String, String> map) {
        return map == null || map.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
