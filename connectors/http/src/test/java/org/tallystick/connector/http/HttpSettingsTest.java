package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** The bounds of calls, as a host configures them. */
class HttpSettingsTest {

    @Test
    void eachBoundThatIsNotPositiveIsNamedWithItsSystem() {
        ConnectorConfig config = new ConnectorConfig(
                        "erp",
                        Map.of("call-timeout-seconds", "-5", "max-answer-bytes", "0"),
                        Secret::of,
                        InstantSource.system())
                .resolve(HttpSettings.PROPERTIES);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> HttpSettings.from(config))
                .withMessage("""
                        Configuration of erp: 2 faults
                        - 'call-timeout-seconds' must be at least 1, was -5
                        - 'max-answer-bytes' must be at least 1, was 0""");
    }
}
