package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.shadow.ShadowReport;
import org.tallystick.engine.shadow.ShadowReport.Difference;
import org.tallystick.engine.shadow.ShadowReport.Kind;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** MIG-3: what would be written to a shadow is compared with what it has, and never written. */
class ShadowTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> customers = new PaperTarget<Customer>().upserting();
    private final PaperTarget<Invoice> invoices =
            new PaperTarget<Invoice>().naming(invoice -> List.of(invoice.billTo()));
    private final PaperTarget<Invoice> liveInvoices = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    ShadowTest() {
        customers.takes(ShadowTest::refuse);
        invoices.takes(ShadowTest::refuse);
        customers.digesting(content -> "name=%s\nterms NET30".formatted(content.contains("Bolt") ? "Bolt" : "Acme"));
        invoices.digesting(content -> "customer 7\nline 60.00\nline 40.00");
    }

    private static void refuse() {
        throw new AssertionError("A shadow was written to");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void equalRecordsGiveAnEmptyReportAndNothingIsWritten() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        has(customers, "C1", "name=Acme\nterms NET30");
        has(invoices, "I1", "customer 7\nline 60.00\nline 40.00");

        ShadowReport report = reportOf(to("new").shadow());

        assertThat(report.isEqual()).as("%s", report).isTrue();
        assertThat(report.compared()).isEqualTo(2);
        assertThat(report.markdown()).isEqualTo("# Shadow of new: 2 records, 0 differences\n");
        assertThat(customers.calls()).isEmpty();
        assertThat(invoices.calls()).isEmpty();
    }

    @Test
    void aFieldThatDiffersIsNamedWithBothValues() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        has(customers, "C1", "name=Acme|Co\nterms NET30");
        has(invoices, "I1", "customer 7\nline 60.00\nline 45.00\nmemo late");

        ShadowReport report = reportOf(to("new").shadow());

        assertThat(report.differences())
                .containsExactly(
                        new Difference("customer", "C1", Kind.FIELD, "name", "Acme", "Acme|Co"),
                        new Difference("invoice", "I1", Kind.FIELD, "line 2", "40.00", "45.00"),
                        new Difference("invoice", "I1", Kind.FIELD, "memo", "", "late"));
        assertThat(report.markdown()).isEqualTo("""
                # Shadow of new: 2 records, 3 differences

                | type | key | what | field | ours | theirs |
                |---|---|---|---|---|---|
                | customer | C1 | FIELD | name | Acme | Acme\\|Co |
                | invoice | I1 | FIELD | line 2 | 40.00 | 45.00 |
                | invoice | I1 | FIELD | memo |  | late |
                """);
    }

    @Test
    void whatOneSideAloneHasIsTold() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        has(customers, "C0", "name=Zeta");

        assertThat(reportOf(to("new").shadow()).differences())
                .extracting(Difference::type, Difference::externalKey, Difference::kind)
                .containsExactly(
                        tuple("customer", "C0", Kind.ONLY_THERE),
                        tuple("customer", "C1", Kind.MISSING_THERE),
                        tuple("invoice", "I1", Kind.MISSING_THERE));
    }

    /** Without the shadow's id of the customer nobody knows what the invoice would say. */
    @Test
    void aRecordThatNamesWhatTheShadowDoesNotHaveIsNotCompared() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        has(invoices, "I1", "customer 7");

        assertThat(reportOf(to("new").shadow()).differences())
                .filteredOn(each -> each.type().equals("invoice"))
                .containsExactly(new Difference(
                        "invoice",
                        "I1",
                        Kind.NOT_COMPARED,
                        "",
                        "it names crm/customer/C1, which new is not known to have",
                        ""));
    }

    /** No exception, nothing that waits, no delivery: whatever the shadow has or lacks. */
    @Test
    void aShadowDisturbsNothing() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        invoices.fallsSilent();
        customers.fallsSilent();

        Tallystick tally = engine(to("new").shadow());
        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(tally.query().standing(Papers.invoiceRef("I1"), "new")).isEmpty();
        assertThat(Rounds.keys(liveInvoices)).containsExactly("I1");
        assertThatThrownBy(() -> tally.compareShadow("new")).isInstanceOf(ConnectorException.class);
    }

    /** Of a flow on request it gets what the live flow was asked for. */
    @Test
    void aShadowOnRequestGetsWhatTheLiveFlowGets() {
        puts(Papers.customer("C1", "Acme"));
        puts(Papers.invoice("I1", "100.00"));
        decider.on(
                "I2",
                () -> Decision.builder()
                        .put(Papers.invoice("I2", "50.00"))
                        .deliver(Papers.invoiceRef("I2"), "live", Map.of())
                        .build());

        Tallystick tally = Bench.engine(store, time)
                .withSystem("live", new PaperSystem().writing(RecordType.INVOICE, liveInvoices))
                .withSystem("new", new PaperSystem().writing(RecordType.INVOICE, invoices))
                .deliver(RecordType.INVOICE, to("live").onRequest())
                .deliver(RecordType.INVOICE, to("new").onRequest().shadow())
                .decide(decider)
                .build();
        tally.run(AUGUST);

        assertThat(tally.compareShadow("new").differences())
                .extracting(Difference::externalKey)
                .containsExactly("I2");
    }

    @Test
    void aShadowThatBecomesLiveGetsEachRecordOnce() {
        puts(Papers.customer("C1", "Acme"));
        engine(to("new").shadow()).run(AUGUST);
        customers.takes(() -> {});
        has(customers, "C2", "name=Bolt\nterms NET30");
        puts(Papers.customer("C2", "Bolt"));

        Tallystick live = Bench.engine(store, time)
                .withSystem("new", new PaperSystem().writing(RecordType.CUSTOMER, customers))
                .deliver(RecordType.CUSTOMER, to("new"))
                .decide(decider)
                .build();
        live.run(SEPTEMBER);
        live.run(SEPTEMBER);

        assertThat(Rounds.keys(customers)).containsExactly("C1", "C2");
        assertThat(customers.calls()).containsExactly(List.of("C1"));
    }

    @Test
    void aShadowCannotBeAPostingSystemOfARouting() {
        Routing routing = Routing.parse(
                "{routing: erp, types: invoice, legalEntities: DE, rules: {all: {system: new}}}", "routing.yaml");

        assertThatThrownBy(() -> Bench.engine(store, time)
                        .withRouting(routing)
                        .withSystem("new", new PaperSystem().writing(RecordType.INVOICE, invoices))
                        .deliver(RecordType.INVOICE, to("erp"))
                        .deliver(RecordType.INVOICE, to("new").shadow())
                        .build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'new' is a shadow and a posting system of the port 'erp'");
    }

    @Test
    void aSystemThatIsNoShadowIsNotCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine(to("new").shadow()).compareShadow("live"))
                .withMessage("'live' is no shadow: declare deliver(…, to(\"live\").shadow())");
    }

    private ShadowReport reportOf(To shadow) {
        Tallystick tally = engine(shadow);
        tally.run(AUGUST);
        return tally.compareShadow("new");
    }

    private Tallystick engine(To shadow) {
        return Bench.engine(store, time)
                .withSystem("live", new PaperSystem().writing(RecordType.INVOICE, liveInvoices))
                .withSystem(
                        "new",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices))
                .deliver(RecordType.INVOICE, to("live"))
                .deliver(RecordType.CUSTOMER, shadow)
                .deliver(RecordType.INVOICE, shadow)
                .decide(decider)
                .build();
    }

    private void puts(Entity record) {
        decider.puts(record.ref().id(), record);
    }

    private static void has(PaperTarget<?> target, String key, String digest) {
        target.has(new Found(key, "7", null, digest, null, null));
    }
}
