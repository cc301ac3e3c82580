package org.tallystick.simulators.internal;

import java.util.SortedMap;
import java.util.TreeMap;

/** Requests since the start, by method and route template, and the faults that they met, by kind. Each method locks this object. */
final class RequestCounts {

    private final SortedMap<String, Long> requests = new TreeMap<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();

    synchronized void add(String route) {
        requests.merge(route, 1L, Long::sum);
    }

    synchronized void met(Fault.Kind fault) {
        faults.merge(fault.name(), 1L, Long::sum);
    }

    synchronized SortedMap<String, Long> requests() {
        return new TreeMap<>(requests);
    }

    synchronized SortedMap<String, Long> faults() {
        return new TreeMap<>(faults);
    }
}
