package org.tallystick.connector.workday;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Resource;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Workday connector passes the contract of connectors with the workers of a report that is entered with tokens. */
class BearerContractTest extends ConnectorContract<Resource> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Resource> openRemote() throws IOException {
        return Tenant.ofAssertions(folder);
    }
}
