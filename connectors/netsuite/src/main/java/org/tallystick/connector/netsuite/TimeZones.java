package org.tallystick.connector.netsuite;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.tallystick.spi.ConnectorConfig;

/** In which zone each subsidiary counts its days: NetSuite does not tell. */
final class TimeZones {

    private TimeZones() {}

    /**
     * By internal id of the subsidiary.
     *
     * @throws IllegalArgumentException if one is not {@code id=zone}
     * @throws java.time.DateTimeException if a zone is not known
     */
    static Map<String, ZoneId> of(ConnectorConfig config) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String part : config.text("time-zones").split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                zones.put(
                        part.substring(0, sign).strip(),
                        ZoneId.of(part.substring(sign + 1).strip()));
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException("'%s' is not id=zone".formatted(part.strip()));
            }
        }
        return Map.copyOf(zones);
    }
}
