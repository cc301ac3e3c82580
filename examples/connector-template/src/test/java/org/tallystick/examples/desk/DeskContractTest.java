package org.tallystick.examples.desk;

import java.io.IOException;
import org.tallystick.model.Milestone;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The connector keeps the contract of every connector. */
class DeskContractTest extends ConnectorContract<Milestone> {

    @Override
    protected Remote<Milestone> openRemote() throws IOException {
        return new Desk();
    }
}
