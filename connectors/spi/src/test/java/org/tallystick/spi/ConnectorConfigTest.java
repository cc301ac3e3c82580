package org.tallystick.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigProperty.Kind;

/** What is wrong with a configuration is told at once, and so that it can be read. */
class ConnectorConfigTest {

    private static final List<ConfigProperty> UNDERSTOOD = List.of(
            ConfigProperty.required("base-uri", Kind.URI, "The address."),
            ConfigProperty.required("token", Kind.SECRET, "The name of the secret."),
            ConfigProperty.optional("prefix", Kind.TEXT, null, "What names begin with."));

    @Test
    void oneFaultStandsInTheSentence() {
        assertRefused(Map.of("base-uri", "https://a", "token", "")).withMessage("""
                Configuration of erp: 'token' is empty: The name of the secret.""");
    }

    @Test
    void severalStandInLinesOfTheirOwn() {
        assertRefused(Map.of("base-uri", "here", "tokn", "t")).withMessage("""
                Configuration of erp: 3 faults
                - 'base-uri' is no URI: 'here'
                - 'token' is absent: The name of the secret.
                - 'tokn' is not known""");
    }

    @Test
    void whatMayBeAbsentMayBeEmpty() {
        ConnectorConfig resolved = config(Map.of("base-uri", "https://a", "token", "t", "prefix", ""))
                .resolve(UNDERSTOOD);

        assertThat(resolved.optionalText("prefix")).contains("");
    }

    private static ThrowableAssertAlternative<ConfigException> assertRefused(Map<String, String> properties) {
        ConnectorConfig config = config(properties);
        return assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.resolve(UNDERSTOOD));
    }

    private static ConnectorConfig config(Map<String, String> properties) {
        return new ConnectorConfig("erp", properties, SecretProvider.environment("X"), InstantSource.system());
    }
}
