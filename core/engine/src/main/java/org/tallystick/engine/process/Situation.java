package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Hub;

/**
 * What a step may know. Valid until its transaction ends.
 *
 * @param key the process's correlation key
 * @param input what it was started with
 * @param startedBy who started it
 * @param hub one snapshot
 * @param now the moment at which it is advanced
 */
public record Situation(String key, SortedMap<String, String> input, String startedBy, Hub hub, Instant now) {

    public Situation {
        requireNonNull(key, "key");
        input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
        requireNonNull(startedBy, "startedBy");
        requireNonNull(hub, "hub");
        requireNonNull(now, "now");
    }

    /**
     * A part of the input.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String input(String name) {
        String value = input.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Process %s was started without '%s': its input is %s".formatted(key, name, input.keySet()));
        }
        return value;
    }
}
