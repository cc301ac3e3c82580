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
import org.tallystick.examples.monthend.ErpNames;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.rules.ownership.Ownership;

/** What NetSuite says of the invoices and credit memos that it was sent is taken, and what they bill and credit stays (decision 034). */
class InvoiceReadBackTest {

    static final Ownership RULES = Ownership.parse(
            "{ownership: acme, systems: {erp: [%s]}, rules: {documents: {type: [invoice, credit-memo], owner: erp}}}"
                    .formatted(QuoteToCash.ERP),
            "acme.yaml");

    private static final Ref<Invoice> ORIGINAL = new Ref<>("hub", RecordType.INVOICE, "flood-00007");
    private static final Ref<CreditMemo> CREDIT = new Ref<>("hub", RecordType.CREDIT_MEMO, "credit-00007");

    private final Rheinbogen rheinbogen = new Rheinbogen();
    private final Puts credits = new Puts();

    @Test
    void numberAndStateAreNetSuitesAndTheItemsOurs(@TempDir Path work) throws IOException, InterruptedException {
        try (Vendors vendors = Vendors.start(Rheinbogen.MONTH.resolve("deliveries"), work.resolve("remote"))) {
            vendors.play(InvoiceFlood.PERIOD);
            try (Tallystick tally = engine(work, vendors.connection("netsuite"))) {
                assertThat(tally.run(InvoiceFlood.PERIOD).waiting()).isEmpty();
            }

            try (Tallystick tally = engine(work, vendors.connection("netsuite"))) {
                Run run = tally.run(InvoiceFlood.PERIOD.plusMonths(1));

                assertThat(run.exceptions()).isEmpty();
                assertThat(run.waiting()).isEmpty();
                assertThat(tally.query().madeIn(RecordType.INVOICE, InvoiceFlood.PERIOD))
                        .hasSize(100)
                        .allSatisfy(InvoiceReadBackTest::isReadBack);
            }
            assertThat(vendors.counters("netsuite").at("/creates/invoice").asInt())
                    .isEqualTo(100);
            assertThat(vendors.counters("netsuite").at("/updates/invoice").asInt(0))
                    .isZero();
        }
    }

    @Test
    void soAreThoseOfACreditMemo(@TempDir Path work) throws IOException, InterruptedException {
        try (Vendors vendors = Vendors.start(Rheinbogen.MONTH.resolve("deliveries"), work.resolve("remote"))) {
            vendors.play(InvoiceFlood.PERIOD);
            try (Tallystick tally = engine(work, vendors.connection("netsuite"))) {
                assertThat(tally.run(InvoiceFlood.PERIOD).waiting()).isEmpty();
                credits.are(List.of(credit(tally.query().find(ORIGINAL).orElseThrow())));
                assertThat(tally.run(InvoiceFlood.PERIOD.plusMonths(1)).waiting())
                        .isEmpty();

                Run run = tally.run(InvoiceFlood.PERIOD.plusMonths(2));

                assertThat(run.exceptions()).isEmpty();
                assertThat(run.waiting()).isEmpty();
                assertThat(tally.query().find(CREDIT)).hasValueSatisfying(InvoiceReadBackTest::isReadBack);
            }
            assertThat(vendors.counters("netsuite").at("/creates/creditMemo").asInt())
                    .isOne();
            assertThat(vendors.counters("netsuite").at("/updates/creditMemo").asInt(0))
                    .isZero();
        }
    }

    private Tallystick engine(Path work, Vendors.Connection netSuite) {
        TallystickBuilder systems = Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withOwnership(RULES)
                .ingest(RecordType.INVOICE, from(QuoteToCash.ERP))
                .ingest(RecordType.CREDIT_MEMO, from(QuoteToCash.ERP))
                .decide(rheinbogen.flood(100), credits)
                .deliver(RecordType.INVOICE, to(QuoteToCash.ERP).keyedBy(ErpNames::documentKey))
                .deliver(RecordType.CREDIT_MEMO, to(QuoteToCash.ERP).keyedBy(ErpNames::documentKey));
        return rheinbogen.connected(systems, netSuite).build();
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

    private static CreditMemo credit(Invoice invoice) {
        return CreditMemoBuilder.builder()
                .header(Header.of(CREDIT))
                .original(ORIGINAL)
                .reason("CANCELLED_ORDER")
                .kind(CreditKind.FULL)
                .issueDate(invoice.issueDate())
                .legalEntity(invoice.legalEntity())
                .billTo(invoice.billTo())
                .currency(invoice.currency())
                .lines(invoice.lines().stream()
                        .map(line -> new CreditLine(line.no(), line))
                        .toList())
                .taxes(invoice.taxes())
                .totals(invoice.totals())
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    private static void isReadBack(CreditMemo memo) {
        assertThat(memo.number()).startsWith("CM");
        assertThat(memo.status()).isEqualTo(CreditMemoStatus.ISSUED);
        assertThat(memo.posting()).isEqualTo(Posting.POSTED);
        assertThat(memo.original()).isEqualTo(ORIGINAL);
        assertThat(memo.kind()).isEqualTo(CreditKind.FULL);
        assertThat(memo.reason()).isEqualTo("CANCELLED_ORDER");
        assertThat(memo.lines())
                .extracting(CreditLine::line)
                .flatExtracting(InvoiceLine::sources)
                .as("what it credits")
                .hasSize(1);
    }
}
