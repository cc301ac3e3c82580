package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a connector is told.
 *
 * @param name lower case, words joined by a hyphen
 * @param kind of value
 * @param required whether it must be there
 * @param defaultValue taken if it is absent
 * @param meaning one sentence
 */
public record ConfigProperty(
        String name, Kind kind, boolean required, @Nullable String defaultValue, String meaning) {

    /** Kind of value. */
    public enum Kind {
        TEXT,
        URI,
        NUMBER,
        /** The name of a secret, which the {@link SecretProvider} resolves at every use. */
        SECRET
    }

    public ConfigProperty {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(meaning, "meaning");
    }

    /** One that must be there. */
    public static ConfigProperty required(String name, Kind kind, String meaning) {
        return new ConfigProperty(name, kind, true, null, meaning);
    }

    /** One that may be absent. */
    public static ConfigProperty optional(String name, Kind kind, @Nullable String defaultValue, String meaning) {
        return new ConfigProperty(name, kind, false, defaultValue, meaning);
    }
}
