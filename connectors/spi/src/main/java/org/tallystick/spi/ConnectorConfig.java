package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one connector is told: the name of its system, its properties, where its secrets are, and the clock.
 *
 * @param system the name that the host gives the installation; refs carry it
 * @param properties by name
 * @param secrets resolves the names of secrets
 * @param clock for what a protocol needs to date, such as signed assertions
 */
public record ConnectorConfig(
        String system, Map<String, String> properties, SecretProvider secrets, InstantSource clock) {

    public ConnectorConfig {
        requireNonNull(system, "system");
        requireNonNull(secrets, "secrets");
        requireNonNull(clock, "clock");
        properties = Map.copyOf(properties);
    }

    /**
     * The same with defaults filled in, checked against what the connector understands.
     *
     * @throws ConfigException naming every property that is unknown or malformed, or is needed and absent or empty
     */
    public ConnectorConfig resolve(List<ConfigProperty> understood) {
        List<String> faults = new ArrayList<>();
        Map<String, String> rest = new HashMap<>(properties);
        Map<String, String> resolved = new HashMap<>();
        for (ConfigProperty property : understood) {
            String value = rest.remove(property.name());
            if (value == null) {
                value = property.defaultValue();
            }
            if (value == null) {
                if (property.required()) {
                    faults.add("'%s' is absent: %s".formatted(property.name(), property.meaning()));
                }
                continue;
            }
            if (value.isEmpty() && property.required()) {
                faults.add("'%s' is empty: %s".formatted(property.name(), property.meaning()));
            } else {
                malformed(property, value).ifPresent(faults::add);
            }
            resolved.put(property.name(), value);
        }
        rest.keySet().stream().sorted().forEach(name -> faults.add("'%s' is not known".formatted(name)));
        if (!faults.isEmpty()) {
            throw new ConfigException(system, faults);
        }
        return new ConnectorConfig(system, resolved, secrets, clock);
    }

    /**
     * The property's text.
     *
     * @throws IllegalArgumentException if it is absent
     */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("System %s has no property '%s'".formatted(system, name)));
    }

    /** The property's text, if it is there. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The property as a URI. */
    public URI uri(String name) {
        return URI.create(text(name));
    }

    /** The property as a whole number. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** The secret that the property names, resolved now: a rotation needs no restart (POL-5). */
    public Secret secret(String name) {
        return secrets.secret(text(name));
    }

    private static Optional<String> malformed(ConfigProperty property, String value) {
        try {
            switch (property.kind()) {
                case NUMBER -> Integer.parseInt(value);
                case URI -> requireNonNull(URI.create(value).getScheme(), "scheme");
                case TEXT, SECRET -> requireNonNull(value);
            }
            return Optional.empty();
        } catch (IllegalArgumentException | NullPointerException e) {
            return Optional.of("'%s' is no %s: '%s'".formatted(property.name(), property.kind(), value));
        }
    }
}
