package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query.Standing;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** F-DUP-01, RES-3: the target committed and we never heard; there is one document in the end. */
class LostReplyTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", Papers.invoice("I1", "100.00"));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aReplyThatIsLostAfterTheCommitMakesNoSecondDocument() {
        target.meets("I1", Fate.replyLost());

        Run run = tally().run(AUGUST);

        assertThat(target.kept()).hasSize(1);
        assertThat(standing()).isEqualTo(new Standing(true, false, "decide/scripted/key", "1"));
        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
    }

    @Test
    void aTargetWhoseLookUpFindsNothingEndsWithTwo() {
        target.meets("I1", Fate.replyLost());
        target.turnsBlind();

        tally().run(AUGUST);

        assertThat(target.kept()).hasSize(2);
    }

    @Test
    void aRequestThatIsLostIsSentAgain() {
        target.meets("I1", Fate.requestLost());

        tally().run(AUGUST);

        assertThat(target.calls()).hasSize(2);
        assertThat(target.kept()).hasSize(1);
        assertThat(target.idempotencyKeys())
                .hasSize(2)
                .containsOnly(target.idempotencyKeys().get(0));
    }

    @Test
    void aTargetThatNeverAnswersIsNotAskedWithoutEnd() {
        Fate[] never = new Fate[20];
        Arrays.fill(never, Fate.requestLost());
        target.meets("I1", never);

        Run run = tally().run(AUGUST);

        assertThat(target.calls()).hasSize(8);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("OUTCOME_UNKNOWN");
        assertThat(run.waiting().get("erp/invoice")).containsKey("I1");
    }

    @Test
    void aProcessThatDiesBetweenSendAndOutcomeMakesNoSecondDocument() {
        target.meets("I1", Fate.processDies());
        Tallystick dying = tally();
        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> dying.run(AUGUST));

        tally().run(AUGUST);

        assertThat(target.kept()).hasSize(1);
        assertThat(target.calls()).hasSize(1);
        assertThat(standing()).isEqualTo(new Standing(true, false, "decide/scripted/key", "1"));
    }

    @Test
    void withoutAStrategyThatMakesRepetitionSafeAPersonDecides() {
        target.meets("I1", Fate.requestLost());
        Tallystick tally = tally(WriteStrategy.NONE);

        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("OUTCOME_UNKNOWN");
        assertThat(tally.run(SEPTEMBER).exceptions()).hasSize(1);
        assertThat(target.calls()).hasSize(1);
    }

    private Standing standing() {
        return tally().query().standing(Papers.invoiceRef("I1"), "erp").orElseThrow();
    }

    private Tallystick tally() {
        return tally(WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
    }

    private Tallystick tally(WriteStrategy strategy) {
        return Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target, strategy))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
