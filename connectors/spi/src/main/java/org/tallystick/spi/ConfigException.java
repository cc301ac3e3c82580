package org.tallystick.spi;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        super("Configuration of %s: %s".formatted(what, faults.size() == 1 ? faults.get(0) : lines(faults)));
        this.faults = new ArrayList<>(faults);
    }

    /** Many at once are read by a person who mends them one after the other. */
    private static String lines(List<String> faults) {
        return faults.stream().collect(Collectors.joining("\n- ", faults.size() + " faults\n- ", ""));
    }

    /** One sentence per fault. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
