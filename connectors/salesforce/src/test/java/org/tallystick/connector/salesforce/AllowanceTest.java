package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.OrgSettings.AppQuota;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** F-LIM-05: the connector tells what the org says of the calls of all its applications. */
class AllowanceTest {

    @TempDir
    Path folder;

    private Org org;
    private Connector connector;
    private RecordSource<Customer> customers;

    @BeforeEach
    void connect() throws IOException {
        org = new Org(
                folder, Map.of(), settings -> settings.withDailyRequests(100).withApp(new AppQuota("x", 250)));
        connector = org.connect(name -> Secret.of(org.secrets().get(name)));
        customers = connector.source(RecordType.CUSTOMER, SourceSpec.BUILT_IN).orElseThrow();
    }

    @AfterEach
    void close() {
        connector.close();
        org.close();
    }

    @Test
    void nothingIsSaidBeforeTheFirstAnswer() {
        assertThat(connector.allowance()).isEmpty();
    }

    @Test
    void eachAnswerSaysWhatAllHaveUsed() {
        Instant first = org.now();
        org.othersUse(40);

        customers.read(null, 10);
        assertThat(connector.allowance()).contains(new Allowance(41, 100, first));

        org.advance(Duration.ofMinutes(5));
        org.othersUse(20);
        customers.read(null, 10);
        assertThat(connector.allowance()).contains(new Allowance(22, 100, first.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aRefusalSaysItToo() {
        org.othersUse(120);

        assertThatThrownBy(() -> customers.read(null, 10)).isInstanceOf(ConnectorException.class);

        assertThat(connector.allowance()).contains(new Allowance(120, 100, org.now()));
    }
}
