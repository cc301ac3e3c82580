package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Project;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The NetSuite connector passes the contract of connectors with projects. */
class ProjectContractTest extends ConnectorContract<Project> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Project> openRemote() throws IOException {
        return new Projects(folder);
    }
}
