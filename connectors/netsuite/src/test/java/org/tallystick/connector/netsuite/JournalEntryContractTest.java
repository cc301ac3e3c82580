package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.JournalEntry;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The NetSuite connector passes the contract of connectors with journal entries. */
class JournalEntryContractTest extends ConnectorContract<JournalEntry> {

    @TempDir
    Path folder;

    @Override
    protected Remote<JournalEntry> openRemote() throws IOException {
        return new Journals(folder);
    }
}
