package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.Secret;

class SalesforceConnectorFactoryTest {

    @Test
    void itIsFoundByItsKind() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .filteredOn(factory -> factory.kind().equals("salesforce"))
                .hasSize(1);
    }

    @Test
    void allFaultsOfAConfigurationAreNamedTogether() {
        ConnectorConfig config = new ConnectorConfig(
                "crm",
                Map.of("token-uri", "no uri", "page-size", "many"),
                name -> Secret.of(""),
                InstantSource.system());

        assertThatThrownBy(() -> new SalesforceConnectorFactory().create(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("token-uri")
                .hasMessageContaining("page-size")
                .hasMessageContaining("client-id")
                .hasMessageContaining("client-secret");
    }

    /** A version without its letter is no address, and a page of no rows has no end. */
    @ParameterizedTest
    @CsvSource({
        "api-version, 62.0, is like v62.0",
        "page-size, 0, is at least 1",
        "page-size, -5, is at least 1",
        "contacts, true, is yes or no",
        "line-service-line, Name FROM Account, 'is a field, or a path to one'"
    })
    void aValueThatCannotBeMeantIsRefused(String property, String value, String rule) {
        try (OrgStub org = new OrgStub()) {
            ConnectorConfig config = org.config("crm", property, value);

            assertThatThrownBy(() -> new SalesforceConnectorFactory().create(config))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("'%s' %s, not '%s'".formatted(property, rule, value));
        }
    }

    @Test
    void itSaysWhatItCanDo() {
        try (OrgStub org = new OrgStub()) {
            ConnectorDescriptor descriptor =
                    new SalesforceConnectorFactory().create(org.config("crm")).descriptor();

            assertThat(descriptor.kind()).isEqualTo("salesforce");
            assertThat(descriptor.reads().keySet()).containsAll(RecordType.all());
            assertThat(descriptor.writes()).isEmpty();
        }
    }

    /** F-AUT-04. */
    @Test
    void secretsAreNeverShown() {
        ConnectorConfig config = new ConnectorConfig(
                "crm",
                Map.of(
                        "token-uri", "https://127.0.0.1:1/services/oauth2/token",
                        "client-id", "id",
                        "client-secret", "crm-secret"),
                name -> Secret.of("top-secret"),
                InstantSource.system());

        assertThatThrownBy(() -> new SalesforceConnectorFactory().create(config).check())
                .isInstanceOf(ConnectorException.class)
                .hasMessageNotContaining("top-secret")
                .hasStackTraceContaining("CANNOT_CONNECT")
                .satisfies(e ->
                        assertThat(stackTrace(e)).doesNotContain("top-secret").doesNotContain("dG9w"));
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
