package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** Bad configuration is named whole. */
class SettingsTest {

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Map<String, String> properties = Map.of(
                "url", "duckdb:x.db",
                "schema", "x; DROP TABLE y",
                "create-tables", "perhaps",
                "resources", "some",
                "memory-limit", "lots",
                "threads", "0");

        assertThatThrownBy(() -> create(properties))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'url' must be one of JDBC")
                .hasMessageContaining("'schema' must be lower case letters")
                .hasMessageContaining("'create-tables' must be yes or no")
                .hasMessageContaining("'resources' must be yes or no")
                .hasMessageContaining("'memory-limit' must be a size")
                .hasMessageContaining("'threads' must be at least 1");
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotShown() {
        assertThatThrownBy(() -> create(Map.of("url", "jdbc:postgresql://host/db?password=hunter2")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("give the name of a secret as 'password'")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anUnknownPropertyIsRefused() {
        assertThatThrownBy(() -> create(Map.of("url", "jdbc:duckdb:x.db", "memory", "1GB")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'memory' is not known");
    }

    private static void create(Map<String, String> properties) {
        new WarehouseConnectorFactory()
                .create(new ConnectorConfig("warehouse", properties, Secret::of, () -> Instant.EPOCH));
    }
}
