package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Engagement;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Dynamics 365 Finance connector passes the contract of connectors with engagements that it reads and writes as project contracts. */
class EngagementContractTest extends ConnectorContract<Engagement> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Engagement> openRemote() throws IOException {
        return new Engagements(folder);
    }
}
