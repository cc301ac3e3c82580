package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Opportunity;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Salesforce connector passes the contract of connectors with opportunities and their lines. */
class SalesContractTest extends ConnectorContract<Opportunity> {

    @TempDir
    Path folder;

    @Override
    protected final Remote<Opportunity> openRemote() throws IOException {
        return new Sales(folder, properties());
    }

    Map<String, String> properties() {
        return Map.of();
    }
}
