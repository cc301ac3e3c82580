package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.rules.ownership.Ownership;

/** What NetSuite says of the invoices that it was sent is taken, and what they bill stays (decision 034). */
class InvoiceReadBackTest {

    private static final Ownership RULES = Ownership.parse(
            "{ownership: acme, systems: {erp: [%s]}, rules: {invoices: {type: invoice, owner: erp}}}"
                    .formatted(QuoteToCash.ERP),
            "acme.yaml");

    @TempDir
    Path work;

    @Test
    void numberAndStateAreNetSuitesAndTheItemsOurs() throws IOException, InterruptedException {
        InvoiceFloodTest firm = new InvoiceFloodTest();
        firm.work = work;
        try (Vendors vendors =
                Vendors.start(Path.of("month-end-1/deliveries"), work.resolve("remote"), List.of())) {
            vendors.play(InvoiceFloodTest.PERIOD);
            firm.flood(100).deliver(reading(firm, vendors), QuoteToCash.ERP);

            try (Tallystick tally = reading(firm, vendors)
                    .deliver(
                            RecordType.INVOICE,
                            to(QuoteToCash.ERP).keyedBy(each -> "tly-" + each.ref().id()))
                    .build()) {
                Run run = tally.run(InvoiceFloodTest.PERIOD.plusMonths(1));

                assertThat(run.exceptions()).isEmpty();
                assertThat(run.waiting()).isEmpty();
                assertThat(tally.query().madeIn(RecordType.INVOICE, InvoiceFloodTest.PERIOD))
                        .hasSize(100)
                        .allSatisfy(InvoiceReadBackTest::isReadBack);
            }
            assertThat(vendors.counters("netsuite").at("/creates/invoice").asInt())
                    .isEqualTo(100);
            assertThat(vendors.counters("netsuite").at("/updates/invoice").asInt(0))
                    .isZero();
        }
    }

    private static TallystickBuilder reading(InvoiceFloodTest firm, Vendors vendors) {
        return firm.systems(vendors)
                .withOwnership(RULES)
                .ingest(RecordType.INVOICE, from(QuoteToCash.ERP));
    }

    private static void isReadBack(Invoice invoice) {
        assertThat(invoice.number()).startsWith("INV");
        assertThat(invoice.state().document()).isEqualTo(DocumentStatus.ISSUED);
        assertThat(invoice.state().posting()).isEqualTo(Posting.POSTED);
        assertThat(invoice.state().collection()).isEqualTo(CollectionState.OVERDUE);
        assertThat(invoice.engagement().system()).isEqualTo("hub");
        assertThat(invoice.lines())
                .flatExtracting(InvoiceLine::sources)
                .as("what it bills")
                .hasSize(1);
    }
}
