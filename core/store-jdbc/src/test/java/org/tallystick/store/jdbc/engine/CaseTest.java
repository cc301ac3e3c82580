package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.exceptions.CaseAction;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.observe.HubEvent.ExceptionHandled;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** An exception's life: found, taken, mended, replayed or discarded, and back again (RES-7, RES-8, OBS-8). */
class CaseTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", Papers.customer("C1", "Acme"));
    private final List<String> told = new ArrayList<>();
    private final Tallystick tally = tally(WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
    private final ExceptionDesk desk = tally.exceptions();

    private Tallystick tally(WriteStrategy strategy) {
        return Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target, strategy))
                .withObserver(new HubObserver() {
                    @Override
                    public void onExceptionHandled(ExceptionHandled event) {
                        told.add(event.action() + " " + event.subject());
                    }
                })
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theSameProblemInConsecutiveRunsIsOneCaseWithItsAge() {
        target.meets("C1", Fate.refused(), Fate.refused());
        tally.run(AUGUST);
        time.pass(Duration.ofDays(30));
        tally.run(SEPTEMBER);

        ExceptionCase only = only();
        assertThat(only.code()).isEqualTo("RULE_7");
        assertThat(only.subject()).isEqualTo("erp/customer/C1");
        assertThat(only.times()).isEqualTo(2);
        assertThat(only.age(only.lastSeenAt())).isEqualTo(Duration.ofDays(30));
        assertThat(only.details()).containsEntry("kind", "REFUSED");
    }

    @Test
    void whatIsGoneIsFixedAndWhatComesBackIsTheSameCaseAgain() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        tally.run(SEPTEMBER);
        assertThat(only().state()).isEqualTo(State.FIXED);
        assertThat(only().goneAt()).isNotNull();

        decider.puts("key", Papers.customer("C1", "Acme Ltd"));
        target.meets("C1", Fate.refused());
        tally.run(OCTOBER);

        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().goneAt()).isNull();
        assertThat(desk.history(only().id())).extracting(CaseAction::action).containsExactly("GONE", "REOPENED");
    }

    @Test
    void whatIsSaidToBeFixedIsOpenAgainIfTheNextRunFindsItStill() {
        target.meets("C1", Fate.refused(), Fate.refused());
        tally.run(AUGUST);
        desk.assign(only().id(), "Ada", "Lin");
        assertThat(only().state()).isEqualTo(State.ASSIGNED);
        assertThat(only().assignee()).isEqualTo("Ada");
        desk.fixed(only().id(), "Ada", "hold lifted");
        assertThat(only().state()).isEqualTo(State.FIXED);

        tally.run(SEPTEMBER);

        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(desk.history(only().id()))
                .extracting(step -> step.action() + " by " + step.actor() + ": " + step.reason())
                .containsExactly(
                        "ASSIGNED by Lin: to Ada", "FIXED by Ada: hold lifted", "REOPENED by hub: found again");
        assertThat(told).containsExactly("ASSIGNED erp/customer/C1", "FIXED erp/customer/C1");
    }

    @Test
    void aDiscardedDeliveryIsNotSentAnyMoreAndStaysVisible() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        desk.discard(only().id(), "Ada", "closed customer");

        Run run = tally.run(SEPTEMBER);
        decider.puts("key", Papers.customer("C1", "Acme Ltd"));
        tally.run(OCTOBER);

        assertThat(target.calls()).hasSize(1);
        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(only().state()).isEqualTo(State.DISCARDED);
        assertThat(desk.find(CaseFilter.open(), 0, 10)).isEmpty();
        assertThat(audit()).anyMatch(line -> line.contains(AuditEntry.Kind.EXCEPTION_HANDLED + "\tRULE_7\tDISCARDED"));
    }

    @Test
    void aDiscardedDeliveryThatIsReplayedIsSentOnce() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        desk.discard(only().id(), "Ada", "closed customer");
        tally.run(SEPTEMBER);

        desk.replay(only().id(), "Ada", "open again");
        desk.replay(only().id(), "Ada", "open again");
        tally.run(OCTOBER);
        tally.run(OCTOBER);

        assertThat(target.kept()).hasSize(1);
        assertThat(target.calls()).hasSize(2);
        assertThat(only().state()).isEqualTo(State.REPLAYED);
        assertThat(desk.history(only().id())).extracting(CaseAction::action).containsOnlyOnce("REPLAYED");
        assertThat(audit()).anyMatch(line -> line.contains(AuditEntry.Kind.REPLAY + "\tRULE_7\tREPLAYED"));
    }

    @Test
    void aReplayThatIsRefusedAgainIsOpenAgain() {
        target.meets("C1", Fate.refused(), Fate.refused());
        tally.run(AUGUST);
        desk.replay(only().id(), "Ada", "try it");
        assertThat(only().state()).isEqualTo(State.REPLAYED);

        tally.run(SEPTEMBER);

        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void replayingTheWholeHistoryChangesNothing() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        tally.run(SEPTEMBER);

        assertThat(desk.replayAll(CaseFilter.all(), "Ada", "all of it")).isZero();
        tally.run(OCTOBER);

        assertThat(target.kept()).hasSize(1);
        assertThat(target.calls()).hasSize(2);
    }

    /** F-OPS-07: a replay is sent as anything else is. */
    @Test
    void aReplayInBulkTakesWhatTheFilterAndTheTimeLetThrough() {
        for (int i = 1; i <= 6; i++) {
            String id = "C" + i;
            decider.puts("key" + i, Papers.customer(id, "Acme"));
            target.meets(id, Fate.refused());
        }
        decider.puts("key", Papers.customer("C1", "Acme"));
        tally.run(AUGUST);
        desk.find(CaseFilter.all(), 0, 10).forEach(each -> desk.discard(each.id(), "Ada", "not now"));
        tally.run(SEPTEMBER);
        assertThat(target.kept()).isEmpty();

        CaseFilter discarded = CaseFilter.all().withCode("RULE_7").withStates(State.DISCARDED);
        assertThat(desk.replayAll(discarded.withSeen(null, only6().get(0).lastSeenAt()), "Ada", "go"))
                .isZero();
        assertThat(desk.replayAll(discarded.withSystem("crm"), "Ada", "go")).isZero();
        assertThat(desk.replayAll(
                        discarded.withSystem("erp").withType("customer").withOwner("integration"), "Ada", "go"))
                .isEqualTo(6);
        assertThat(target.kept()).as("a replay sends nothing by itself").isEmpty();
        tally.run(OCTOBER);

        assertThat(target.kept()).hasSize(6);
        assertThat(target.calls()).as("in the batches that the target takes").allMatch(batch -> batch.size() <= 4);
    }

    @Test
    void aDeliveryIsDoneAgainByAnAdvanceThatComesBeforeTheNextRun() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        desk.discard(only().id(), "Ada", "not now");
        tally.advance();
        assertThat(target.calls())
                .as("calls, of which a discarded one makes none")
                .hasSize(1);

        desk.replay(only().id(), "Ada", "now");
        tally.advance();

        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void theCreateLimitHoldsForReplaysToo() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        desk.discard(only().id(), "Ada", "not now");
        tally.run(SEPTEMBER);
        desk.replay(only().id(), "Ada", "now");
        tally.allowCreates(RecordType.CUSTOMER, "erp", 0);

        tally.run(OCTOBER);

        assertThat(target.kept()).isEmpty();
    }

    @Test
    void anUnknownOutcomeThatNothingMakesSafeIsSentAgainOnAPersonsWordOnly() {
        target.meets("C1", Fate.requestLost());
        Tallystick unsafe = tally(WriteStrategy.NONE);
        unsafe.run(AUGUST);
        Run run = unsafe.run(SEPTEMBER);
        assertThat(target.calls()).hasSize(1);
        assertThat(run.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.remedy()).contains("replay the exception", "discard it"));

        desk.replay(desk.find(CaseFilter.open(), 0, 10).get(0).id(), "Ada", "looked: it is not there");
        unsafe.run(OCTOBER);

        assertThat(target.calls()).hasSize(2);
        assertThat(target.kept()).hasSize(1);
        assertThat(desk.find(CaseFilter.open(), 0, 10)).isEmpty();
    }

    /** What is found there may be what was sent before, and is not what the record says by now. */
    @Test
    void anUnknownDeliveryThatIsDiscardedAndReplayedBringsTheNewestState() {
        target.meets("C1", Fate.replyLost());
        target.fallsSilentAfter(1);
        tally.run(AUGUST);
        ExceptionCase unknown = desk.find(CaseFilter.all(), 0, 10).stream()
                .filter(each -> each.subject().equals("erp/customer/C1"))
                .findFirst()
                .orElseThrow();
        desk.discard(unknown.id(), "Ada", "not wanted there");
        decider.puts("key", Papers.customer("C1", "Acme Ltd"));
        tally.run(SEPTEMBER);
        desk.replay(unknown.id(), "Ada", "wanted after all");
        target.speaksAgain();
        time.pass(Duration.ofMinutes(2));

        tally.run(OCTOBER);

        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("Acme Ltd"));
    }

    @Test
    void everyStepNamesWhoAndWhyAndWhatIsSettledStaysSo() {
        target.meets("C1", Fate.refused());
        tally.run(AUGUST);
        long id = only().id();
        assertThatThrownBy(() -> desk.discard(id, "Ada", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> desk.assign(99, "Ada", "Lin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
        assertThatThrownBy(() -> desk.replayEdited(id, "{}", "Ada", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no payload to edit");
        tally.run(SEPTEMBER);

        assertThatThrownBy(() -> desk.replay(id, "Ada", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is gone since");
    }

    private ExceptionCase only() {
        List<ExceptionCase> all = desk.find(CaseFilter.all(), 0, 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<ExceptionCase> only6() {
        return desk.find(CaseFilter.all(), 0, 10);
    }

    private List<String> audit() {
        return store.inTransaction(tx -> tx.audit().entries(0, Long.MAX_VALUE, 1000).stream()
                .map(entry -> entry.text())
                .toList());
    }
}
