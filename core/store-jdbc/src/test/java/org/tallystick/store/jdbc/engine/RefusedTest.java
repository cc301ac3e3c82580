package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** What a target refuses has a way out: each run tries it once, with what its source says by then. */
class RefusedTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", Papers.customer("C1", "Acme"));
    private final Tallystick tally = Bench.writing(store, new ManualTime(), RecordType.CUSTOMER, target, decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRecordThatIsCorrectedGoesInTheNextRun() {
        target.meets("C1", Fate.refused());
        assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("RULE_7");
        decider.puts("key", Papers.customer("C1", "Acme Ltd"));

        Run run = tally.run(SEPTEMBER);

        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("Acme Ltd"));
        assertThat(target.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
        assertThat(delivery().fingerprint()).isEqualTo(record().fingerprint());
    }

    @Test
    void aRunTriesItOnceAndItsExceptionStaysOpen() {
        target.meets("C1", Fate.refused(), Fate.refused());
        tally.run(AUGUST);

        Run run = tally.run(SEPTEMBER);

        assertThat(target.calls()).hasSize(2);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("RULE_7");
        assertThat(delivery().attempts()).isEqualTo(1);
    }

    @Test
    void anInvoiceThatIsRefusedSaysWhatItComesTo() {
        Invoice invoice = Papers.invoice("I1", "400.00");
        PaperTarget<Invoice> invoices = new PaperTarget<>();
        invoices.meets("I1", Fate.refused());
        try (JdbcStore other = JdbcStore.sqliteInMemory()) {
            ScriptedDecider puts = new ScriptedDecider().puts("key", invoice);

            Run run = Bench.writing(other, new ManualTime(), RecordType.INVOICE, invoices, puts)
                    .run(AUGUST);

            assertThat(run.exceptions())
                    .extracting(Finding::code, Finding::amount)
                    .containsExactly(tuple("RULE_7", invoice.totals().gross()));
        }
    }

    @Test
    void oneThatSomeoneEnteredByHandMeanwhileIsAdopted() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        target.has(new Found("C1", "77", null, "by hand", null, null));

        tally.run(SEPTEMBER);

        assertThat(target.calls()).hasSize(1);
        assertThat(delivery().adopted()).isTrue();
        assertThat(delivery().remoteId()).isEqualTo("77");
    }

    /** What stands there under its key may be the first try: it is brought to the newest state, and not taken as it is. */
    @Test
    void oneWhoseFirstTryArrivesAfterItsSecondWasRefusedIsBroughtToTheNewestState() {
        target.meets("C1", Fate.delayed(), Fate.refused());
        tally.run(AUGUST);
        target.catchesUp();
        decider.puts("key", Papers.customer("C1", "Acme Ltd"));

        tally.run(SEPTEMBER);

        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("Acme Ltd"));
        assertThat(delivery().adopted()).isFalse();
    }

    private DeliveryRow delivery() {
        return store.inTransaction(tx -> tx.deliveries()
                .inState("erp", "customer", List.of(State.values()), Deliveries.ALL, null, 1)
                .get(0));
    }

    private RecordRow record() {
        String id = delivery().recordId();
        return store.inTransaction(tx -> tx.records().find("customer", id)).orElseThrow();
    }
}
