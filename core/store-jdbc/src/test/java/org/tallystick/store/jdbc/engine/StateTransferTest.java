package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query.Standing;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** Deliver is state transfer: a target has the newest state of each record that goes there, and one record of it (F-ORD-07). */
class StateTransferTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", Papers.customer("C1", "Acme"));
    private final Tallystick tally = Bench.writing(store, time, RecordType.CUSTOMER, target, decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRecordThatChangedAfterItWasAppliedIsDeliveredAgainUnderTheTargetsOwnId() {
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));

        Run run = tally.run(SEPTEMBER);

        assertThat(run.waiting()).isEmpty();
        assertThatTheTargetHas("Acme Ltd");
        assertThat(target.updates()).containsExactly("C1");
        assertThat(target.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aRecordThatDidNotChangeIsNotDeliveredAgain() {
        tally.run(AUGUST);
        decider.puts("2", Papers.customer("C2", "Bolt"));
        tally.run(SEPTEMBER);
        tally.run(OCTOBER);

        assertThat(target.calls()).containsExactly(List.of("C1"), List.of("C2"));
    }

    /** F-ORD-01: compared before it is written. */
    @Test
    void aTargetThatHasTheNewStateAlreadyIsNotWrittenTo() {
        tally.run(AUGUST);
        Customer renamed = Papers.customer("C1", "Acme Ltd");
        target.loses("C1");
        target.has(new Found("C1", "1", null, renamed.toString(), null, null));
        decider.puts("1", renamed);

        assertThat(tally.run(SEPTEMBER).waiting()).isEmpty();
        assertThat(target.calls()).hasSize(1);
    }

    /** F-ORD-09: a record that changes faster than it can be written is no lane of its own. */
    @Test
    void statesThatTheTargetNeverSawCoalesceToTheNewest() {
        target.meets("C1", Fate.throttled(Duration.ofHours(1)));
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));
        tally.run(SEPTEMBER);
        decider.puts("1", Papers.customer("C1", "Acme plc"));
        time.pass(Duration.ofHours(2));
        tally.run(OCTOBER);

        assertThat(target.calls()).hasSize(2);
        assertThatTheTargetHas("Acme plc");
    }

    /** The look-up after an unknown outcome asks for the state that was sent, and only then the newer one goes. */
    @Test
    void newerStateWaitsUntilItIsKnownWhatBecameOfTheOlder() {
        target.meets("C1", Fate.processDies());
        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));
        target.fallsSilent();
        tally.run(AUGUST);
        target.speaksAgain();
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));

        Run run = tally.run(SEPTEMBER);

        assertThat(run.waiting()).isEmpty();
        assertThat(target.calls()).hasSize(2);
        assertThat(target.updates()).containsExactly("C1");
        assertThatTheTargetHas("Acme Ltd");
    }

    @Test
    void anOlderStateThatWasLostIsSentAgainBeforeTheNewer() {
        target.meets("C1", Fate.requestLost());
        target.fallsSilentAfter(1);
        tally.run(AUGUST);
        target.speaksAgain();
        time.pass(Duration.ofMinutes(1));
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));

        tally.run(SEPTEMBER);

        assertThat(target.idempotencyKeys()).hasSize(3);
        assertThat(target.idempotencyKeys().get(1))
                .isEqualTo(target.idempotencyKeys().get(0));
        assertThat(target.updates()).containsExactly("C1");
        assertThatTheTargetHas("Acme Ltd");
    }

    @Test
    void anUpdateWhoseReplyIsLostIsNotSentAgain() {
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));
        target.meets("C1", Fate.replyLost());

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(target.calls()).hasSize(2);
        assertThatTheTargetHas("Acme Ltd");
    }

    /** The first request was not lost, as it seemed: it takes effect late, but within its life. */
    @Test
    void anUpdateThatTakesEffectAfterItsRepetitionUndoesNoNewerState() {
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));
        target.meets("C1", Fate.delayed());
        tally.run(SEPTEMBER);
        decider.puts("1", Papers.customer("C1", "Acme plc"));
        time.then(target::catchesUp);

        assertThat(tally.run(OCTOBER).waiting()).isEmpty();

        target.catchesUp();
        assertThatTheTargetHas("Acme plc");
    }

    @Test
    void anUpdateThatIsLostIsSentAgainThoughTheRecordIsThere() {
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));
        target.meets("C1", Fate.requestLost());

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(target.calls()).hasSize(3);
        assertThatTheTargetHas("Acme Ltd");
    }

    @Test
    void aRecordIsThereWhileItsUpdateIsRefused() {
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd"));
        target.meets("C1", Fate.refused());

        tally.run(SEPTEMBER);

        assertThat(tally.query().standing(Papers.customerRef("crm", "C1"), "erp"))
                .contains(new Standing(true, false, "decide/scripted/1", "1"));
    }

    private void assertThatTheTargetHas(String name) {
        assertThat(target.kept()).singleElement().satisfies(found -> {
            assertThat(found.remoteId()).isEqualTo("1");
            assertThat(found.digest()).contains(name);
        });
    }
}
