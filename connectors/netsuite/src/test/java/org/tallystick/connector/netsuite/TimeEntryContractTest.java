package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.TimeEntry;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The NetSuite connector passes the contract of connectors with time entries. */
class TimeEntryContractTest extends ConnectorContract<TimeEntry> {

    @TempDir
    Path folder;

    @Override
    protected Remote<TimeEntry> openRemote() throws IOException {
        return new TimeEntries(folder);
    }
}
