package org.tallystick.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.Secret;

/** What the contract cannot show of a factory, since it is handed a connector that is made. */
class DeskConnectorFactoryTest {

    @Test
    void aHostFindsItByItsKind() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .extracting(ConnectorFactory::kind)
                .contains("desk");
    }

    @Test
    void allThatIsWrongWithAConfigurationIsSaidAtOnce() {
        Map<String, String> properties = Map.of("base-uri", "desk", "tokn", "desk-token");
        ConnectorConfig config = new ConnectorConfig("desk", properties, Secret::of, () -> Instant.EPOCH);

        assertThatThrownBy(() -> new DeskConnectorFactory().create(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'base-uri' is no URI")
                .hasMessageContaining("'token' is absent: The name of the secret that holds the access token.")
                .hasMessageContaining("'tokn' is not known");
    }
}
