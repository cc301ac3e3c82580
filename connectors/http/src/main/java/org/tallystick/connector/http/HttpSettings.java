package org.tallystick.connector.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConnectorConfig;

/**
 * Bounds of every call.
 *
 * @param connectTimeout until the connection stands
 * @param callTimeout until the last byte of the answer, connecting included
 * @param maxBodyBytes largest answer that is read
 */
public record HttpSettings(Duration connectTimeout, Duration callTimeout, int maxBodyBytes) {

    /** What a connector adds to its own properties. */
    public static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.optional(
                    "connect-timeout-seconds", ConfigProperty.Kind.NUMBER, "10", "Longest wait for a connection."),
            ConfigProperty.optional(
                    "call-timeout-seconds",
                    ConfigProperty.Kind.NUMBER,
                    "120",
                    "Longest time of one call, until the last byte of its answer."),
            ConfigProperty.optional(
                    "max-answer-bytes", ConfigProperty.Kind.NUMBER, "33554432", "Largest answer that is read."));

    /** The properties of a connector: its own, and then these. */
    public static List<ConfigProperty> after(List<ConfigProperty> own) {
        return Stream.concat(own.stream(), PROPERTIES.stream()).toList();
    }

    /** @throws IllegalArgumentException if a bound is not positive */
    public HttpSettings {
        if (!isPositive(connectTimeout) || !isPositive(callTimeout) || maxBodyBytes < 1) {
            throw new IllegalArgumentException("Timeouts and sizes must be positive, were %s, %s, %d bytes"
                    .formatted(connectTimeout, callTimeout, maxBodyBytes));
        }
    }

    /**
     * From configuration that was resolved with {@link #PROPERTIES}.
     *
     * @throws ConfigException naming each bound that is not positive
     */
    public static HttpSettings from(ConnectorConfig config) {
        List<String> faults = PROPERTIES.stream()
                .map(ConfigProperty::name)
                .filter(name -> config.number(name) < 1)
                .map(name -> "'%s' must be at least 1, was %d".formatted(name, config.number(name)))
                .toList();
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new HttpSettings(
                Duration.ofSeconds(config.number("connect-timeout-seconds")),
                Duration.ofSeconds(config.number("call-timeout-seconds")),
                config.number("max-answer-bytes"));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
