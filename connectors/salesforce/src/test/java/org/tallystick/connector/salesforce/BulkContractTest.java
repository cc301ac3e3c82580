package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Customer;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Salesforce connector passes the contract of connectors with accounts that are read by bulk jobs. */
class BulkContractTest extends ConnectorContract<Customer> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Customer> openRemote() throws IOException {
        return new Org(folder, Map.of("bulk-above", "0"), UnaryOperator.identity());
    }
}
