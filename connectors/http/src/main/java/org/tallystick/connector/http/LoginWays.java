package org.tallystick.connector.http;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConnectorConfig;

/**
 * The ways to enter a system, one of which a property names.
 *
 * @param usual the way if the property is absent
 * @param needed the properties that each way needs, and others do not
 * @param property the property's name; a system with several doors has one for each
 */
public record LoginWays(String usual, Map<String, List<String>> needed, String property) {

    /** The name of the property of a system with one door. */
    public static final String PROPERTY = "authentication";

    /** Keeps copies. */
    public LoginWays {
        needed = Map.copyOf(needed);
    }

    /** Those that the property {@value #PROPERTY} names. */
    public LoginWays(String usual, Map<String, List<String>> needed) {
        this(usual, needed, PROPERTY);
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

    /** What is wrong with the way that is chosen. */
    public List<String> faults(ConnectorConfig config) {
        String way = config.optionalText(property).orElse(usual);
        List<String> names = needed.get(way);
        return names == null
                ? List.of("'%s' is %s, not '%s'"
                        .formatted(property, needed.keySet().stream().sorted().collect(joining(" or ")), way))
                : names.stream()
                        .filter(name -> config.optionalText(name).isEmpty())
                        .map(name -> "'%s' is absent: %s %s needs it".formatted(name, property, way))
                        .toList();
    }
}
