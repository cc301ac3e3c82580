package org.tallystick.engine.retry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the text of states. */
final class StateText {

    private StateText() {}

    static String text(Map<String, String> state, String name) {
        String value = state.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The stored state has no '%s'; it has %s".formatted(name, state.keySet()));
        }
        return value;
    }

    static Instant instant(Map<String, String> state, String name) {
        String value = text(state, name);
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The stored '%s' is no moment, was '%s'".formatted(name, value), e);
        }
    }

    static LocalDate date(Map<String, String> state, String name) {
        String value = text(state, name);
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The stored '%s' is no date, was '%s'".formatted(name, value), e);
        }
    }

    static long number(Map<String, String> state, String name) {
        return Long.parseLong(text(state, name));
    }

    /** Each name with {@code prefix} before it. */
    static Map<String, String> prefixed(String prefix, Map<String, String> state) {
        Map<String, String> named = new TreeMap<>();
        state.forEach((name, value) -> named.put(prefix + name, value));
        return named;
    }

    /** Those whose name starts with {@code prefix}, without it. */
    static Map<String, String> under(String prefix, Map<String, String> state) {
        Map<String, String> named = new TreeMap<>();
        state.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                named.put(name.substring(prefix.length()), value);
            }
        });
        return named;
    }
}
