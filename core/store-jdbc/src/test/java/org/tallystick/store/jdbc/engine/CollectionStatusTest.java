package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.CollectionStatus;
import org.tallystick.engine.process.IssuedInvoices;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.engine.ErpView.Look;

/** SC1-5: who is told of an invoice when it is issued is told what becomes of it, or the process does not say that it is done. */
class CollectionStatusTest {

    private static final Ref<Invoice> INVOICE = Papers.invoiceRef("I1");
    private static final Ownership RULES = Ownership.parse(
            "{ownership: acme, rules: {documents: {type: [invoice, credit-memo], owner: erp}}}", "acme.yaml");

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final PaperTarget<Invoice> erp = new PaperTarget<Invoice>().upserting();
    private final PaperSource<Invoice> issued = new PaperSource<>();
    private final PaperTarget<Invoice> psa = new PaperTarget<Invoice>().upserting();
    private final CollectionStatus collection = new CollectionStatus(List.of("psa"));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void whoIsToldOfInvoicesIsToldAgainWhenOneIsPaid() {
        psa.told();

        ProcessInstance process = paid();

        assertThat(process.state()).isEqualTo(State.DONE);
        assertThat(psa.updates()).containsExactly("I1");
        itKnowsThatItIsPaid();
    }

    @Test
    void whoKeepsACopyHasTheStateWhenItIsDone() {
        psa.following();

        ProcessInstance process = paid();

        assertThat(process.state()).isEqualTo(State.DONE);
        itKnowsThatItIsPaid();
    }

    /** What is refused there is not told. */
    @Test
    void itIsNotDoneBeforeTheStateIsThere() {
        psa.told();
        Tallystick tally = issued();
        psa.meets("I1", Fate.refused(), Fate.refused());

        ProcessInstance process = paid(tally);

        assertThat(process.state()).isEqualTo(State.WAITING);
        tally.run(OCTOBER);
        tally.run(OCTOBER.plusMonths(1));
        assertThat(state(tally)).isEqualTo(State.DONE);
        itKnowsThatItIsPaid();
    }

    @Test
    void aSystemThatTakesNoLaterStateIsNamed() {
        ProcessInstance process = paid();

        assertThat(process.state()).isEqualTo(State.COMPENSATED);
        assertThat(process.problem()).contains("psa has hub/invoice/I1 in an older state");
        assertThat(psa.calls()).hasSize(1);
    }

    private void itKnowsThatItIsPaid() {
        assertThat(psa.kept())
                .singleElement()
                .extracting(Found::digest)
                .asString()
                .contains("collection=PAID");
    }

    private ProcessInstance paid() {
        return paid(issued());
    }

    /** Billed and issued by the ERP, which the PSA is told. */
    private Tallystick issued() {
        decider.puts("1", FirmStories.invoice("I1", AUGUST, "400.00"));
        Tallystick tally = Bench.engine(hub, new ManualTime(2_000))
                .withSystem(
                        "erp",
                        new PaperSystem().reading(RecordType.INVOICE, issued).writing(RecordType.INVOICE, erp))
                .withSystem("psa", new PaperSystem().writing(RecordType.INVOICE, psa))
                .withOwnership(RULES)
                .ingest(RecordType.INVOICE, from("erp"))
                .decide(decider, new IssuedInvoices("psa"))
                .withProcess(collection.definition())
                .deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.INVOICE, to("psa").onRequest())
                .build();
        tally.run(AUGUST);
        shows(tally, Look.ISSUED, 1);
        tally.run(SEPTEMBER);
        assertThat(psa.kept()).hasSize(1);
        collection.follow(tally.processes(), INVOICE, "Ben");
        tally.advance();
        return tally;
    }

    private ProcessInstance paid(Tallystick tally) {
        shows(tally, Look.PAID, 2);
        tally.run(OCTOBER);
        return tally.processes().find("collection-status/" + INVOICE).orElseThrow();
    }

    private void shows(Tallystick tally, Look look, int version) {
        Invoice ours = tally.query().find(INVOICE).orElseThrow();
        issued.says(ErpView.shown(ours, erp.kept().get(0).remoteId(), look, false, version));
    }

    private static State state(Tallystick tally) {
        return tally.processes()
                .find("collection-status/" + INVOICE)
                .orElseThrow()
                .state();
    }
}
