package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.tallystick.spi.Connector;

/** A connector to an org that answers what the test says, no more and no less. */
abstract class StubbedOrg {

    final OrgStub org = new OrgStub();
    final Connector connector = new CertiniaConnectorFactory().create(org.config("psa"));

    @AfterEach
    void stop() {
        assertThat(org.unused()).isEmpty();
        org.close();
    }
}
