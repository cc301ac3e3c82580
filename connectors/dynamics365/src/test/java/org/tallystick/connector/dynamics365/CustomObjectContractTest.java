package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Project;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Dynamics 365 Finance connector passes the contract of connectors with the rows of an entity set that a rule set names. */
class CustomObjectContractTest extends ConnectorContract<Project> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Project> openRemote() throws IOException {
        return new FirmProjects(folder);
    }
}
