package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorFactory;

class CertiniaConnectorFactoryTest {

    @Test
    void itIsFoundByItsKind() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .filteredOn(factory -> factory.kind().equals("certinia"))
                .hasSize(1);
    }

    @Test
    void aKeyFieldThatIsNoNameIsRefused() {
        try (OrgStub org = new OrgStub()) {
            assertThatThrownBy(() -> new CertiniaConnectorFactory()
                            .create(org.config("psa", "external-key-field", "Key__c/../x")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("external-key-field");
        }
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        try (OrgStub org = new OrgStub()) {
            assertThatThrownBy(() -> new CertiniaConnectorFactory()
                            .create(org.config(
                                    "psa",
                                    "external-key-field",
                                    "Key/x",
                                    "time-zone",
                                    "Europe/Atlantis",
                                    "authentication",
                                    "jwt-bearer")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("external-key-field")
                    .hasMessageContaining("Europe/Atlantis")
                    .hasMessageContaining("'username' is absent");
        }
    }
}
