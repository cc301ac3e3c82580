package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.CreditMemo;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Dynamics 365 Finance connector passes the contract of connectors with credit memos. */
class CreditMemoContractTest extends ConnectorContract<CreditMemo> {

    @TempDir
    Path folder;

    @Override
    protected Remote<CreditMemo> openRemote() throws IOException {
        return new CreditMemos(folder);
    }
}
