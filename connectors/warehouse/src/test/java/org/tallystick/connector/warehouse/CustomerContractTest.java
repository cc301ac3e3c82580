package org.tallystick.connector.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Customer;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The warehouse connector passes the contract of connectors with a dimension. */
class CustomerContractTest extends ConnectorContract<Customer> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Customer> openRemote() throws SQLException {
        return new WarehouseRemote<>(folder, Dimensions.CUSTOMER) {

            @Override
            public Customer record(int number, int revision) {
                return Records.customer("c" + number, "Customer %d, line\n%d".formatted(number, revision));
            }

            @Override
            public Customer refused(int number) {
                return Records.customer("c" + number, "NUL \0");
            }
        };
    }
}
