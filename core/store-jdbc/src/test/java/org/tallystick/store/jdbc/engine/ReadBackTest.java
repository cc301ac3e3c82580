package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.IssuedInvoices;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.json.JsonForm;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Found;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * I11: what an invoice bills stays as it was decided when the ERP, which owns invoices and keeps no items, tells of it. Here the ERP was not read yet when
 * the invoice was delivered, so nobody knows what it would show of it.
 */
class ReadBackTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final Ownership RULES = Ownership.parse("""
            ownership: acme
            rules:
              invoices: { type: invoice, owner: erp }
              orders: { type: invoice, fields: terms.purchaseOrder, owner: erp, policy: ask }
            """, "acme.yaml");

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperSource<Invoice> issued = new PaperSource<>();

    @BeforeEach
    void anInvoiceIsDelivered() {
        Tallystick before = Bench.writing(
                hub, time, RecordType.INVOICE, invoices, new ScriptedDecider().puts("E1", invoice("100.00")));
        assertThat(before.run(AUGUST).waiting()).isEmpty();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void itsItemsStayAndWhatIsTheErpsIsTaken() {
        Tallystick tally = reading();
        issued.says(shown(1, "100.00", "its own text"));

        Run run = tally.run(AUGUST.plusMonths(1));

        assertThat(run.exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);

        issued.says(shown(2, "100.00", "its own text", CollectionState.PAID));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions()).isEmpty();
        assertThat(stored().state().collection()).isEqualTo(CollectionState.PAID);
        assertThat(stored()).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void itStaysWhenItIsDeletedThereAndAPersonIsToldUntilItIsThereAgain() {
        Tallystick tally = reading();
        issued.says(shown(1, "100.00", "its own text"));
        tally.run(AUGUST.plusMonths(1));

        issued.says(new Change.Delete<>(invoices.kept().get(0).remoteId(), 2));
        Run run = tally.run(AUGUST.plusMonths(2));

        assertThat(run.exceptions()).singleElement().satisfies(told -> {
            assertThat(told.code()).isEqualTo("DOCUMENT_DELETED");
            assertThat(told.subject()).isEqualTo("hub/invoice/I1");
        });
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);

        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_DELETED");
        issued.says(shown(3, "100.00", "its own text"));
        assertThat(tally.run(AUGUST.plusMonths(4)).exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void otherAmountsAreForAPersonAndItsItemsStay() {
        Tallystick tally = reading();
        issued.says(shown(1, "90.00", "corrected there"));

        Run run = tally.run(AUGUST.plusMonths(1));

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("DOCUMENT_CHANGED");
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);

        issued.says(shown(2, "80.00", "and again"));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_CHANGED");
        assertThat(stored()).satisfies(ReadBackTest::billsWhatItDid);

        issued.says(shown(3, "100.00", "put right"));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void whatTheErpRoundsByIsTakenAndMoreIsAnotherAmount() {
        Tallystick tally = reading();
        issued.says(rounded(1, "0.01"));
        assertThat(tally.run(AUGUST.plusMonths(1)).exceptions()).isEmpty();
        assertThat(stored().totals().due()).isEqualTo(Money.of("119.01", "EUR"));

        issued.says(rounded(2, "50.00"));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_CHANGED");
        assertThat(stored().totals().due()).isEqualTo(Money.of("119.01", "EUR"));
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
    }

    /** Its flow may be switched off for a while, and rules may be forgotten with it. */
    @Test
    void itsItemsStayAlsoWhereNothingIsDeliveredAndNobodyOwnsAnything() {
        issued.says(shown(1, "100.00", "its own text"));
        Tallystick tally = deaf();

        assertThat(tally.run(AUGUST.plusMonths(1)).exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);

        issued.says(shown(2, "90.00", "less"));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_CHANGED");
        issued.says(new Change.Delete<>(invoices.kept().get(0).remoteId(), 3));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_DELETED");
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
    }

    @Test
    void whatTheHostPutsUnderItsNameChangesNoItems() {
        Tallystick tally = reading();
        Invoice other = InvoiceBuilder.builder(invoice("100.00"))
                .lines(List.of(line("100.00").noSourceReason("none").build()))
                .number("INV-1")
                .state(posted(CollectionState.DUE))
                .build();
        hub.inTransaction(tx -> {
            tx.inbox()
                    .append(List.of(new InboxRow(
                            0, "hub", "invoice", "I1", JsonForm.ofDefaults().write(other))));
            return other;
        });
        tally.run(AUGUST.plusMonths(1));

        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
    }

    /** Deciders put the same in each run. */
    @Test
    void itIsDecidedAgainAsItWas() {
        ScriptedDecider decider = new ScriptedDecider().puts("E1", invoice("100.00"));
        Tallystick tally = reading(decider);
        issued.says(shown(1, "100.00", "its own text"));

        assertThat(tally.run(AUGUST.plusMonths(1)).exceptions()).isEmpty();
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(invoices.kept()).hasSize(1);

        decider.puts("E1", invoice("90.00"));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("frozen");
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
    }

    /** Whatever else is new of it. */
    @Test
    void whatIsPutToAPersonStaysSoUntilItIsSettled() {
        Tallystick tally = reading();
        issued.says(shown(1, "100.00", "its own text", CollectionState.DUE, "PO-2"));
        assertThat(tally.run(AUGUST.plusMonths(1)).exceptions())
                .extracting(Finding::code)
                .containsExactly("CONFLICT");

        issued.says(shown(2, "100.00", "its own text", CollectionState.PAID, "PO-2"));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions())
                .extracting(Finding::code)
                .containsExactly("CONFLICT");

        issued.says(shown(3, "100.00", "its own text", CollectionState.PAID, "PO-1"));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
        assertThat(stored().terms().purchaseOrder()).isEqualTo("PO-1");
    }

    /** A document is sent once: what its target does not show it was told. */
    @Test
    void whatTheErpDoesNotShowIsNotSentAgain() {
        Tallystick tally = reading();
        int writes = invoices.calls().size();
        issued.says(shown(1, "100.00", "its own text"));

        Run run = tally.run(AUGUST.plusMonths(1));

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(invoices.calls()).hasSize(writes);
        assertThat(stored().terms().purchaseOrder()).isEqualTo("PO-1");
    }

    /** As after a hub was restored: the ERP has it already, and is read before it could be asked for it. */
    @Test
    void itIsTakenForOursThoughItWasReadBeforeItsDeliveryWasTried() {
        try (JdbcStore restored = JdbcStore.sqliteInMemory()) {
            Tallystick tally = erp(restored)
                    .decide(new ScriptedDecider().puts("E1", invoice("100.00")))
                    .build();
            invoices.fallsSilent();
            assertThat(tally.run(AUGUST).waiting()).isNotEmpty();
            invoices.speaksAgain();
            time.pass(Duration.ofHours(1));
            issued.says(shown(1, "100.00", "its own text"));
            invoices.digesting(content -> "the lines");
            invoices.kept()
                    .replaceAll(found -> new Found(
                            found.externalKey(), found.remoteId(), null, "the lines", found.net(), found.tax()));

            Run run = tally.run(AUGUST.plusMonths(1));

            assertThat(run.exceptions()).isEmpty();
            assertThat(run.waiting()).isEmpty();
            assertThat(invoices.kept()).hasSize(1);
            assertThat(tally.query().find(Papers.invoiceRef("I1")))
                    .hasValueSatisfying(ReadBackTest::isNumbered)
                    .hasValueSatisfying(ReadBackTest::billsWhatItDid);
        }
    }

    /** What the ERP says of it meanwhile makes it no other document for a system that may have it or not. */
    @Test
    void aSystemThatLostItBeforeItsNumberCameGetsItOnceAllTheSame() {
        PaperTarget<Invoice> ledger = new PaperTarget<>();
        ledger.meets("I1", Fate.requestLost());
        ledger.fallsSilentAfter(1);
        Tallystick tally = keepingBooks(ledger);
        assertThat(tally.run(AUGUST.plusMonths(1)).waiting()).containsOnlyKeys("ledger/invoice");

        ledger.speaksAgain();
        time.pass(Duration.ofHours(1));
        issued.says(shown(1, "100.00", "its own text"));
        Run run = tally.run(AUGUST.plusMonths(2));

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(ledger.kept()).hasSize(1);
    }

    /** Another engine reads the number while this one sends. */
    @Test
    void aSystemThatRefusesItWhileItsNumberComesGetsItOnceAllTheSame() {
        PaperTarget<Invoice> ledger = new PaperTarget<>();
        Fate refused = Fate.refused();
        ledger.meets("I1", refused, refused);
        Tallystick tally = keepingBooks(ledger);
        assertThat(tally.run(AUGUST.plusMonths(1)).waiting()).containsOnlyKeys("ledger/invoice");
        Tallystick other = reading(new ScriptedDecider().on("E1", () -> {
            throw new PowerCut();
        }));
        issued.says(shown(1, "100.00", "its own text"));
        ledger.takes(() -> {
            if (ledger.calls().size() == 1) {
                assertThatThrownBy(() -> other.run(AUGUST.plusMonths(2))).isInstanceOf(PowerCut.class);
            }
        });
        tally.run(AUGUST.plusMonths(1));
        assertThat(stored()).satisfies(ReadBackTest::isNumbered);

        Run run = tally.run(AUGUST.plusMonths(2));

        assertThat(run.exceptions()).isEmpty();
        assertThat(ledger.kept()).hasSize(1);
    }

    /** Another system waits for the number, and gets the invoice as it stands when it takes it, once. */
    @Test
    void whoIsToldOfItGetsItOnceItIsIssuedAndAsItIsThen() {
        PaperTarget<Invoice> told = new PaperTarget<Invoice>().told();
        told.meets("INV-1", Fate.refused());
        Tallystick tally = telling(told, new IssuedInvoices("psa"));
        assertThat(tally.run(AUGUST.plusMonths(1)).waiting()).isEmpty();
        assertThat(told.calls()).isEmpty();

        issued.says(shown(1, "100.00", "its own text"));
        assertThat(tally.run(AUGUST.plusMonths(2)).waiting()).containsOnlyKeys("psa/invoice");

        issued.says(shown(2, "100.00", "its own text", CollectionState.OVERDUE));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions()).isEmpty();
        assertThat(told.kept()).singleElement().satisfies(found -> {
            assertThat(found.externalKey()).isEqualTo("INV-1");
            assertThat(found.digest()).contains("collection=OVERDUE");
        });

        issued.says(shown(3, "100.00", "its own text", CollectionState.PAID));
        assertThat(tally.run(AUGUST.plusMonths(4)).exceptions()).isEmpty();
        assertThat(stored().state().collection()).isEqualTo(CollectionState.PAID);
        assertThat(told.calls()).containsExactly(List.of("INV-1"), List.of("INV-1"));
    }

    /** Who keeps a copy for reports has what was decided at once, and each state that the ERP tells of it. */
    @Test
    void whoFollowsItGetsEachOfItsStates() {
        PaperTarget<Invoice> reports = new PaperTarget<Invoice>().upserting().following();
        Tallystick tally = erp(hub).withSystem(
                        "reports",
                        new PaperSystem().writing(RecordType.INVOICE, reports, WriteStrategy.UPSERT_BY_EXTERNAL_KEY))
                .deliver(RecordType.INVOICE, to("reports"))
                .decide(new ScriptedDecider().puts("E1", invoice("100.00")))
                .build();
        tally.run(AUGUST.plusMonths(1));
        assertThat(reports.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("number=null"));

        issued.says(shown(1, "100.00", "its own text"));
        assertThat(tally.run(AUGUST.plusMonths(2)).exceptions()).isEmpty();
        assertThat(reports.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("number=INV-1", "posting=POSTED"));

        issued.says(shown(2, "100.00", "its own text", CollectionState.PAID));
        assertThat(tally.run(AUGUST.plusMonths(3)).exceptions()).isEmpty();
        assertThat(reports.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("number=INV-1", "collection=PAID"));
        assertThat(reports.updates()).hasSize(2);
        assertThat(invoices.calls()).hasSize(1);
    }

    @Test
    void whatASystemIsNotToldOfDoesNotGoThere() {
        PaperTarget<Invoice> told = new PaperTarget<Invoice>().told();
        Tallystick tally = telling(
                told, new IssuedInvoices("psa", invoice -> invoice.lines().isEmpty()));
        issued.says(shown(1, "100.00", "its own text"));

        assertThat(tally.run(AUGUST.plusMonths(1)).waiting()).isEmpty();

        assertThat(stored()).satisfies(ReadBackTest::isNumbered);
        assertThat(told.calls()).isEmpty();
    }

    /** POL-3: it is out, and its number changes nothing of what was decided. */
    @Test
    void aPolicyThatComesLaterHoldsNothingThatIsNumbered() {
        Tallystick tally = erp(hub).withPolicies(PolicySet.parse("""
                        policies: acme
                        rules:
                          all: { on: invoice, when: { present: totals }, severity: hold, owner: finance, message: No, remedy: none }
                        """, "acme.yaml"))
                .decide(new ScriptedDecider().puts("E1", invoice("100.00")))
                .build();
        issued.says(shown(1, "100.00", "its own text"));

        Run run = tally.run(AUGUST.plusMonths(1));

        assertThat(run.exceptions()).isEmpty();
        assertThat(stored()).satisfies(ReadBackTest::isNumbered).satisfies(ReadBackTest::billsWhatItDid);
    }

    @Test
    void aProposalHasNoNumberToBeKnownBy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IssuedInvoices.numberOf(invoice("100.00")))
                .withMessageContaining("hub/invoice/I1 has no number");
    }

    private Tallystick deaf() {
        return Bench.engine(hub, time)
                .withSystem("erp", new PaperSystem().reading(RecordType.INVOICE, issued))
                .ingest(RecordType.INVOICE, from("erp"))
                .build();
    }

    private Tallystick reading(ScriptedDecider... deciders) {
        return erp(hub).decide(deciders).build();
    }

    private Tallystick telling(PaperTarget<Invoice> told, IssuedInvoices which) {
        return erp(hub).withSystem("psa", new PaperSystem().writing(RecordType.INVOICE, told))
                .decide(which)
                .deliver(RecordType.INVOICE, to("psa").onRequest().keyedBy(IssuedInvoices::numberOf))
                .build();
    }

    /** With a system beside the ERP that gets every invoice at once. */
    private Tallystick keepingBooks(PaperTarget<Invoice> ledger) {
        return erp(hub).withSystem(
                        "ledger",
                        new PaperSystem().writing(RecordType.INVOICE, ledger, WriteStrategy.PROBE_THEN_CREATE))
                .deliver(RecordType.INVOICE, to("ledger"))
                .decide(new ScriptedDecider().puts("E1", invoice("100.00")))
                .build();
    }

    private TallystickBuilder erp(JdbcStore store) {
        return Bench.engine(store, time)
                .withOwnership(RULES)
                .withSystem(
                        "erp",
                        new PaperSystem().reading(RecordType.INVOICE, issued).writing(RecordType.INVOICE, invoices))
                .ingest(RecordType.INVOICE, from("erp"))
                .deliver(RecordType.INVOICE, to("erp"));
    }

    private Invoice stored() {
        return reading().query().find(Papers.invoiceRef("I1")).orElseThrow();
    }

    private static void isNumbered(Invoice invoice) {
        assertThat(invoice.number()).isEqualTo("INV-1");
        assertThat(invoice.state().posting()).isEqualTo(Posting.POSTED);
    }

    private static void billsWhatItDid(Invoice invoice) {
        assertThat(invoice.engagement()).isEqualTo(new Ref<>("hub", RecordType.ENGAGEMENT, "E1"));
        assertThat(invoice.lines()).flatExtracting(InvoiceLine::sources).containsExactly(source("100.00"));
    }

    private static Invoice invoice(String net) {
        return of(
                        Papers.invoice("I1", net),
                        line(net).sources(List.of(source(net))).build())
                .terms(new InvoiceTerms(null, null, null, "PO-1"))
                .build();
    }

    private Change<Invoice> shown(int version, String net, String text) {
        return shown(version, net, text, CollectionState.DUE);
    }

    private Change<Invoice> shown(int version, String net, String text, CollectionState collection) {
        return shown(version, net, text, collection, null);
    }

    /** As the ERP shows it: lines without items, its own name for the contract, number and state. */
    private Change<Invoice> shown(
            int version, String net, String text, CollectionState collection, @Nullable String order) {
        String remoteId = invoices.kept().get(0).remoteId();
        Ref<Invoice> ref = new Ref<>("erp", RecordType.INVOICE, remoteId);
        InvoiceBuilder invoice = of(
                        Papers.invoice("I1", net),
                        line(net)
                                .description(text)
                                .noSourceReason("the ERP keeps none")
                                .build())
                .header(Header.of(ref))
                .engagement(new Ref<>("erp", RecordType.ENGAGEMENT, "job-7"))
                .number("INV-1")
                .terms(new InvoiceTerms(null, null, null, order))
                .state(posted(collection));
        return new Change.Upsert<>(
                remoteId,
                version,
                RawDocument.json("{\"v\":%d}".formatted(version)),
                List.of(Draft.of(ref, invoice).withExternalKey("I1")));
    }

    private Change<Invoice> rounded(int version, String rounding) {
        Change.Upsert<Invoice> plain = (Change.Upsert<Invoice>) shown(version, "100.00", "its own text");
        Draft<Invoice> draft = plain.drafts().get(0);
        Invoice invoice = draft.build();
        Money cents = Money.of(rounding, "EUR");
        InvoiceBuilder other = InvoiceBuilder.builder(invoice)
                .totals(InvoiceTotalsBuilder.builder(invoice.totals())
                        .rounding(cents)
                        .due(invoice.totals().gross().plus(cents))
                        .build());
        return new Change.Upsert<>(
                plain.documentId(),
                version,
                plain.raw(),
                List.of(Draft.of(draft.ref(), other).withExternalKey("I1")));
    }

    private static InvoiceState posted(CollectionState collection) {
        return new InvoiceState(DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, collection, 0);
    }

    private static InvoiceBuilder of(Invoice paper, InvoiceLine line) {
        List<InvoiceLine> lines = List.of(line);
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("DE-S19", Rate.of("0.19"), line.net()));
        return InvoiceBuilder.builder(paper).lines(lines).taxes(taxes).totals(InvoiceTotals.of(lines, taxes, EUR));
    }

    private static InvoiceLineBuilder line(String net) {
        return InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.MILESTONE)
                .project(new Ref<>("hub", RecordType.PROJECT, "P1"))
                .serviceDate(LocalDate.of(2026, 8, 6))
                .quantity(Quantity.ONE)
                .net(Money.of(net, "EUR"))
                .taxCode("DE-S19")
                .taxRate(Rate.of("0.19"));
    }

    private static LineSource source(String net) {
        return new LineSource("milestone-1", Quantity.ONE, Money.of(net, "EUR"));
    }
}
