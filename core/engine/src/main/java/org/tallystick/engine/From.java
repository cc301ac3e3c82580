package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

/**
 * Where records of a type are ingested from.
 *
 * @param system the name under which the host added it
 */
public record From(String system) {

    public From {
        requireNonNull(system, "system");
    }

    /** From that system. */
    public static From from(String system) {
        return new From(system);
    }
}
