package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.From;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** What follows an unknown outcome, strategy by strategy (F-DUP-04): one document in the end, or a person. */
class StrategyTest {

    private static final Invoice INVOICE = Papers.invoice("I1", "100.00");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", INVOICE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTargetThatRemembersTheKeyIsSentTheSameAgainWithIt() {
        target.rememberingKeys().meets("I1", Fate.requestLost());

        assertThat(run(WriteStrategy.NATIVE_KEY).waiting()).isEmpty();
        assertThat(target.idempotencyKeys()).hasSize(2).containsOnly(firstKey());
        assertThat(target.kept()).hasSize(1);
    }

    /** The look-up of such a target may lag: the repetition finds what the look-up does not. */
    @Test
    void aLookUpThatLagsMakesNoSecondDocumentWhereTheKeyIsRemembered() {
        target.rememberingKeys().meets("I1", Fate.replyLost());
        target.turnsBlind();

        assertThat(run(WriteStrategy.NATIVE_KEY).waiting()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    /** F-DUP-06: the margin is the longest request life, so that no request arrives after the key is forgotten. */
    @Test
    void aRepetitionThatWaitedTooLongForItsKeyIsLookedUpAndWrittenUnderAnother() {
        target.rememberingKeys().meets("I1", Fate.requestLost());
        target.fallsSilentAfter(1);
        Tallystick tally = tally(WriteStrategy.NATIVE_KEY);
        tally.run(AUGUST);
        target.speaksAgain();
        target.forgetsKeys();
        time.pass(PaperSystem.KEY_TIME_TO_LIVE.minus(PaperSystem.REQUEST_LIFE));

        assertThat(tally.run(SEPTEMBER).waiting()).isEmpty();
        assertThat(target.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
        assertThat(target.kept()).hasSize(1);
    }

    /** What was sent first stays what a look-up is compared with, though the record has changed since. */
    @Test
    void aRepetitionThatIsThrottledLeavesTheFirstAttemptOpen() {
        PaperSource<Customer> crm = new PaperSource<Customer>().says(Papers.account("C1", 1, "first"));
        PaperTarget<Customer> erp = new PaperTarget<Customer>().refusingSeconds();
        erp.meets("C1", Fate.delayed(), Fate.throttled(Duration.ofMinutes(10)));
        Tallystick tally = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem(
                        "erp", new PaperSystem().writing(RecordType.CUSTOMER, erp, WriteStrategy.UNIQUE_BUSINESS_KEY))
                .ingest(RecordType.CUSTOMER, From.from("crm"))
                .deliver(RecordType.CUSTOMER, To.to("erp"))
                .build();
        assertThat(tally.run(AUGUST).waiting().get("erp/customer")).containsKey("C1");
        erp.catchesUp();
        crm.says(Papers.account("C1", 2, "second"));
        time.pass(Duration.ofMinutes(11));

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(erp.kept())
                .singleElement()
                .extracting(Found::digest)
                .asString()
                .contains("second");
    }

    /** F-DUP-08: a target that answers a key with the same failure for ever gets another key. */
    @Test
    void aFailureThatSticksToAKeyEndsWithTheNextGeneration() {
        target.rememberingKeys()
                .meets("I1", Collections.nCopies(8, Fate.requestLost()).toArray(Fate[]::new));

        Tallystick tally = tally(WriteStrategy.NATIVE_KEY);
        assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("OUTCOME_UNKNOWN");
        time.pass(Duration.ofMinutes(5));
        Run run = tally.run(SEPTEMBER);

        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThat(target.idempotencyKeys()).hasSize(9);
        assertThat(target.idempotencyKeys().get(8)).isNotEqualTo(firstKey());
        assertThat(target.kept()).hasSize(1);
    }

    /** Nobody knows more than before: the next look-up that can be trusted is still to come. */
    @Test
    void whatIsLookedUpSinceItsKeyIsForgottenKeepsItsException() {
        target.rememberingKeys().meets("I1", Fate.requestLost(), Fate.throttled(PaperSystem.KEY_TIME_TO_LIVE));
        Tallystick tally = tally(WriteStrategy.NATIVE_KEY, Duration.ofMinutes(15));
        assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("TIMEOUT");
        time.pass(PaperSystem.KEY_TIME_TO_LIVE.plusMinutes(1));

        Run run = tally.run(SEPTEMBER);

        assertThat(target.calls()).hasSize(2);
        assertThat(run.waiting().get("erp/invoice")).containsKey("I1");
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("TIMEOUT");
    }

    @Test
    void aTargetThatRefusesASecondIsSentTheSameAgainAndItsRefusalIsLookedUp() {
        target.refusingSeconds().meets("I1", Fate.requestLost());

        assertThat(run(WriteStrategy.UNIQUE_BUSINESS_KEY).exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void aRequestThatArrivesLateMakesTheRepetitionASecondWhichIsRefused() {
        target.refusingSeconds().meets("I1", Fate.delayed());
        target.fallsSilentAfter(1);
        Tallystick tally = tally(WriteStrategy.UNIQUE_BUSINESS_KEY);
        tally.run(AUGUST);
        target.speaksAgain();
        target.catchesUp();
        time.pass(Duration.ofMinutes(1));

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    /** F-DUP-15: the number is taken by another document. */
    @Test
    void aKeyThatSomeoneElseUsesIsForAPerson() {
        target.refusingSeconds().has(new Found("I1", "77", null, "another document", null, null));

        assertThat(run(WriteStrategy.UNIQUE_BUSINESS_KEY).exceptions())
                .extracting(Finding::code)
                .containsExactly("DIFFERENT_CONTENT");
        assertThat(target.calls()).isEmpty();
    }

    @Test
    void whereNothingProtectsTheNextGenerationGoesAfterTwoLookUpsThatCanBeTrusted() {
        target.meets("I1", Fate.requestLost());

        Run run = run(WriteStrategy.PROBE_THEN_CREATE);

        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThat(time.waits().get(0)).isEqualTo(PaperSystem.REQUEST_LIFE.plus(PaperSystem.LOOKUP_LAG));
        assertThat(time.waits().get(1)).isEqualTo(PaperSystem.LOOKUP_LAG);
        assertThat(target.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void aRequestThatTakesEffectWithinItsLifeIsFoundAndNotRepeated() {
        target.meets("I1", Fate.delayed());
        time.then(target::catchesUp);

        assertThat(run(WriteStrategy.PROBE_THEN_CREATE).waiting()).isEmpty();
        assertThat(target.calls()).hasSize(1);
        assertThat(target.kept()).hasSize(1);
    }

    /** The protection of the test above, switched off: a life that is declared too short makes two. */
    @Test
    void aRequestThatOutlivesItsDeclaredLifeEndsWithTwo() {
        target.meets("I1", Fate.delayed());

        run(WriteStrategy.PROBE_THEN_CREATE);
        target.catchesUp();

        assertThat(target.kept()).hasSize(2);
    }

    @Test
    void aProcessThatDiesWithItsRequestOnTheWayWaitsForItsLifeToo() {
        target.meets("I1", Fate.delayedBeyondDeath());
        Tallystick dying = tally(WriteStrategy.PROBE_THEN_CREATE);
        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> dying.run(AUGUST));
        time.then(target::catchesUp);

        assertThat(tally(WriteStrategy.PROBE_THEN_CREATE).run(AUGUST).waiting()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void aLifeThatIsLongerThanARunWaitsIsLeftToALaterOne() {
        target.meets("I1", Fate.requestLost());
        Tallystick tally = tally(WriteStrategy.PROBE_THEN_CREATE, Duration.ofMinutes(15));

        assertThat(tally.run(AUGUST).waiting().get("erp/invoice")).containsKey("I1");
        assertThat(target.calls()).hasSize(1);
        time.pass(Duration.ofMinutes(16));
        assertThat(tally.run(SEPTEMBER).waiting()).isEmpty();
        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(1);
    }

    private String firstKey() {
        return target.idempotencyKeys().get(0);
    }

    private Run run(WriteStrategy strategy) {
        return tally(strategy).run(AUGUST);
    }

    private Tallystick tally(WriteStrategy strategy) {
        return tally(strategy, PaperSystem.REQUEST_LIFE);
    }

    private Tallystick tally(WriteStrategy strategy, Duration requestLife) {
        return Bench.engine(store, time)
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.INVOICE, target, PaperSystem.declaring(strategy, requestLife)))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
