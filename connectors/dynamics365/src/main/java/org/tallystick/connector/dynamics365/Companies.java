package org.tallystick.connector.dynamics365;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.spi.ConnectorConfig;

/** What is configured of companies. Their ids are lower case, as they are stored. */
final class Companies {

    private Companies() {}

    /** Those that are read; empty: all. */
    static List<String> read(ConnectorConfig config) {
        return parts(config.text("companies"))
                .map(company -> company.toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Time zones by company.
     *
     * @throws IllegalArgumentException if one is not {@code company=zone}
     * @throws java.time.DateTimeException if a zone is not known
     */
    static Map<String, ZoneId> zones(ConnectorConfig config) {
        Map<String, ZoneId> zones = new HashMap<>();
        parts(config.text("time-zones")).forEach(part -> {
            int sign = part.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("'%s' is not company=zone".formatted(part));
            }
            zones.put(
                    part.substring(0, sign).strip().toLowerCase(Locale.ROOT),
                    ZoneId.of(part.substring(sign + 1).strip()));
        });
        return Map.copyOf(zones);
    }

    private static Stream<String> parts(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
