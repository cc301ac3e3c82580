package org.tallystick.connector.files;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Milestone;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The files connector passes the contract of connectors. */
class FilesContractTest extends ConnectorContract<Milestone> {

    @TempDir
    Path root;

    @Override
    protected Remote<Milestone> openRemote() throws IOException {
        return new Folders(root);
    }
}
