package org.tallystick.connector.http;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConnectorConfig;

/**
 * The ways to enter a system, one of which the property {@code authentication} names.
 *
 * @param usual the way if the property is absent
 * @param needed the properties that each way needs, and others do not
 */
public record LoginWays(String usual, Map<String, List<String>> needed) {

    /** The property's name. */
    public static final String PROPERTY = "authentication";

    /** Keeps copies. */
    public LoginWays {
        needed = Map.copyOf(needed);
    }

    /**
     * The configuration, resolved, if nothing is wrong with its properties.
     *
     * @param faults takes what is wrong with the way that is chosen
     * @throws ConfigException if something else is wrong; names the faults along
     */
    public ConnectorConfig resolve(ConnectorConfig config, List<ConfigProperty> understood, List<String> faults) {
        faults.addAll(faults(config));
        try {
            return config.resolve(understood);
        } catch (ConfigException e) {
            List<String> all = new ArrayList<>(e.faults());
            all.addAll(faults);
            throw new ConfigException(config.system(), all);
        }
    }

    private List<String> faults(ConnectorConfig config) {
        String way = config.optionalText(PROPERTY).orElse(usual);
        List<String> names = needed.get(way);
        return names == null
                ? List.of("'%s' is %s, not '%s'"
                        .formatted(PROPERTY, needed.keySet().stream().sorted().collect(joining(" or ")), way))
                : names.stream()
                        .filter(name -> config.optionalText(name).isEmpty())
                        .map(name -> "'%s' is absent: authentication %s needs it".formatted(name, way))
                        .toList();
    }
}
