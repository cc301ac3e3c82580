package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Project;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Dynamics 365 Finance connector passes the contract of connectors with projects that it writes. */
class ProjectContractTest extends ConnectorContract<Project> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Project> openRemote() throws IOException {
        return new Projects(folder);
    }
}
