package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Writes.write;
import static org.tallystick.model.RecordType.CUSTOMER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.Outcome.Kind;

class PostgresStatesTest extends StatesContract {

    @Override
    Target open() throws Exception {
        return Target.postgres();
    }

    @Test
    void whatARuleOfTheDatabaseRefusesIsRefusedAlone() throws Exception {
        connector.check();
        target.execute("ALTER TABLE dim_customer ADD CHECK (name <> 'Nobody')");

        assertThat(write(
                        connector,
                        CUSTOMER,
                        List.of(customer("c1", "Acme"), customer("c2", "Nobody"), customer("c3", "Zenith"))))
                .containsExactly(Kind.APPLIED, Kind.REJECTED, Kind.APPLIED);
    }
}
