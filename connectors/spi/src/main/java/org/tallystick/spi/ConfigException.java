package org.tallystick.spi;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** Configuration is not usable. All its faults are named, each with how to mend it. */
public final class ConfigException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> faults;

    /**
     * Refuses configuration.
     *
     * @param what is configured
     * @param faults at least one
     */
    public ConfigException(String what, List<String> faults) {
        super("Configuration of %s: %s".formatted(what, String.join("; ", faults)));
        this.faults = new ArrayList<>(faults);
    }

    /** One sentence per fault. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
