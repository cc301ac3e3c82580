package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryBudget;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-LIM-01: a retry waits at least what the system asked for, and the tries of a run are counted. */
class RetryTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00"));
    private final Tallystick tally = Bench.engine(store, time)
            .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target))
            .withLimits(
                    "erp",
                    Limits.builder().withRetryBudget(new RetryBudget(100, 100)).build())
            .decide(decider)
            .deliver(RecordType.INVOICE, To.to("erp"))
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRetryWaitsAtLeastWhatTheSystemAskedFor() {
        target.meets("I1", Fate.throttled(Duration.ofSeconds(110)), Fate.throttled(Duration.ofSeconds(70)));

        tally.run(AUGUST);

        assertThat(target.kept()).hasSize(1);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(110), Duration.ofSeconds(70));
    }

    @Test
    void eachRunTriesEightTimes() {
        target.meets(
                "I1", Collections.nCopies(17, Fate.throttled(Duration.ZERO)).toArray(Fate[]::new));

        Run first = tally.run(AUGUST);
        assertThat(target.calls()).hasSize(8);
        assertThat(first.exceptions()).extracting(Finding::code).containsExactly("TOO_MANY");
        assertThat(first.waiting().get("erp/invoice").get("I1")).startsWith("RETRY");

        time.pass(Duration.ofHours(1));
        assertThat(tally.run(SEPTEMBER).exceptions()).hasSize(1);
        assertThat(target.calls()).hasSize(16);
        time.pass(Duration.ofHours(1));
        Run last = tally.run(Papers.OCTOBER);

        assertThat(target.calls()).hasSize(18);
        assertThat(target.kept()).hasSize(1);
        assertThat(last.exceptions()).isEmpty();
    }

    @Test
    void aWaitThatIsTooLongForARunIsLeftToALaterOne() {
        target.meets("I1", Fate.throttled(Duration.ofHours(24)));

        Run run = tally.run(AUGUST);
        assertThat(time.waits()).isEmpty();
        assertThat(run.waiting().get("erp/invoice").get("I1")).startsWith("RETRY");
        tally.run(SEPTEMBER);
        assertThat(target.calls()).hasSize(1);

        time.pass(Duration.ofHours(25));
        assertThat(tally.run(Papers.OCTOBER).waiting()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    /** F-ORD-08. */
    @Test
    void aRecordThatIsRefusedIsAnExceptionAndTheOthersGoOn() {
        decider.puts("2", Papers.invoice("I2", "200.00"));
        target.meets("I1", Fate.refused());

        Run run = tally.run(AUGUST);

        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.externalKey()).isEqualTo("I2"));
        assertThat(target.calls()).hasSize(1);
        assertThat(run.exceptions()).extracting(Finding::subject).containsExactly("erp/invoice/I1");
    }

    @Test
    void aTargetThatCannotBeAskedLosesNothingAndTheNextRunDelivers() {
        target.fallsSilent();

        Run run = tally.run(AUGUST);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("503");
        assertThat(run.waiting().get("erp/invoice")).containsEntry("I1", "PLANNED");

        target.speaksAgain();
        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void aTargetThatFallsSilentWhileARetryIsDueDoesNotHoldTheRun() {
        target.meets("I1", Fate.throttled(Duration.ofMinutes(1)), Fate.throttled(Duration.ofMinutes(1)));
        target.fallsSilentAfter(1);

        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("503");
        assertThat(run.waiting().get("erp/invoice").get("I1")).startsWith("RETRY");
    }
}
