package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Writes.write;
import static org.tallystick.model.RecordType.CUSTOMER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.spi.Connector;

class DuckDbStatesTest extends StatesContract {

    @TempDir
    Path folder;

    @Override
    Target open() throws Exception {
        return Target.duckDb(folder);
    }

    @Test
    void aDatabaseInMemoryStaysBetweenCalls() {
        Map<String, String> memory = Map.of("url", "jdbc:duckdb::memory:stays");
        try (Connector inMemory = new WarehouseConnectorFactory().create(target.config(memory))) {
            write(inMemory, CUSTOMER, List.of(customer("c1", "Acme")));

            assertThat(inMemory.lookup(CUSTOMER).orElseThrow().byExternalKey(List.of("c1")))
                    .containsKey("c1");
        }
    }
}
