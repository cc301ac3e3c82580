package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** A document is frozen when it is planned: a later change of its record is never sent. */
class FrozenTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", Papers.invoice("I1", "100.00"));
    private final ManualTime time = new ManualTime();
    private final Tallystick tally = Bench.writing(store, time, RecordType.INVOICE, target, decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAppliedDocumentStaysAsItIs() {
        tally.run(AUGUST);
        change();

        assertThat(tally.run(SEPTEMBER).waiting()).isEmpty();
        assertThat(target.calls()).hasSize(1);
    }

    @Test
    void aPlannedDocumentThatChangedIsForAPerson() {
        target.meets("I1", Fate.refused());
        tally.run(AUGUST);
        change();

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("DOCUMENT_CHANGED");
            assertThat(found.subject()).isEqualTo("erp/invoice/I1");
        });
        assertThat(target.calls()).hasSize(1);
    }

    /** What is compared with the target is what was sent, whatever its record says by now. */
    @Test
    void aDocumentThatChangedWhileItsOutcomeWasUnknownIsFoundAsItWasSent() {
        target.meets("I1", Fate.replyLost());
        target.fallsSilentAfter(1);
        tally.run(AUGUST);
        target.speaksAgain();
        time.pass(Duration.ofMinutes(1));
        change();

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(target.calls()).hasSize(1);
    }

    /** As when a system is read that made it; of what was decided here a decision that changes it is refused, and so is a reading. */
    private void change() {
        decider.on("key", () -> Decision.NONE);
        store.inTransaction(tx -> {
            RecordRow row = tx.records().page("invoice", "", 1).get(0);
            tx.records()
                    .put(List.of(new RecordRow(
                            row.type(),
                            row.id(),
                            "psa/invoice",
                            row.documentId(),
                            row.version() + 1,
                            "changed",
                            row.seen().replace("100.00", "90.00"),
                            row.decided(),
                            row.key1(),
                            row.key2(),
                            row.run(),
                            0)));
            return row;
        });
    }
}
