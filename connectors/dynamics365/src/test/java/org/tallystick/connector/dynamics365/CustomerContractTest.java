package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Customer;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Dynamics 365 Finance connector passes the contract of connectors with customers. */
class CustomerContractTest extends ConnectorContract<Customer> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Customer> openRemote() throws IOException {
        return new Customers(folder);
    }
}
