package org.tallystick.simulators.internal;

import java.util.SortedMap;
import java.util.TreeMap;

/** Requests since the start, by method and route template. Each method locks this object. */
final class RequestCounts {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    synchronized void add(String route) {
        counts.merge(route, 1L, Long::sum);
    }

    synchronized SortedMap<String, Long> snapshot() {
        return new TreeMap<>(counts);
    }
}
