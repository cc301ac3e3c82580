package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Invoice;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Certinia connector passes the contract of connectors with invoices, whose numbers it writes back. */
class InvoiceContractTest extends ConnectorContract<Invoice> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Invoice> openRemote() throws IOException {
        return new PsaInvoices(new Psa(folder));
    }
}
