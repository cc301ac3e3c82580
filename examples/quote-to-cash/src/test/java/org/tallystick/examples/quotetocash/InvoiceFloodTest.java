package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.InvoiceFlood;

/** Many invoices into NetSuite that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 500);

    private final Rheinbogen rheinbogen = new Rheinbogen();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong(@TempDir Path work) throws IOException, InterruptedException {
        InvoiceFlood.Delivered delivered = rheinbogen
                .flood(INVOICES)
                .deliver(
                        Rheinbogen.MONTH.resolve("deliveries"),
                        work,
                        new InvoiceFlood.Erp(QuoteToCash.ERP, "netsuite", rheinbogen::connected));

        assertThat(delivered.run().exceptions()).isEmpty();
        assertThat(delivered.run().waiting()).isEmpty();
        assertThat(delivered.run().breaks()).isEmpty();
        assertThat(delivered.counted().at("/creates/invoice").asInt()).isEqualTo(INVOICES);
        assertThat(delivered.counted().at("/updates/invoice").asInt(0)).isZero();
        assertThat(delivered.counted().get("faults").propertyNames())
                .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY");
    }
}
