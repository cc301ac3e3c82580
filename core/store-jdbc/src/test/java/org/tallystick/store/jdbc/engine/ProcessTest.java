package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.Deed;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.process.SegregationException;
import org.tallystick.engine.process.Verdict;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.store.jdbc.WrongStore;
import org.tallystick.store.jdbc.simulation.DeathAt;
import org.tallystick.store.jdbc.simulation.Deaths;
import org.tallystick.store.jdbc.simulation.Faults;

/** Processes: steps that wait, persons who approve, ways back, and engines that die in between. */
class ProcessTest {

    private static final String KEY = "errand/A";

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final Rounds rounds = new Rounds(hub, Faults.NONE, Errand.definition());

    @AfterEach
    void close() {
        hub.close();
    }

    private ProcessInstance start(Tallystick tally) {
        return tally.processes().start(Errand.definition(), KEY, Map.of("id", "A"), "Ben");
    }

    private String name(String id) {
        return rounds.seen(Papers.customerRef("crm", id)).map(Customer::name).orElse("");
    }

    @Test
    void aProcessWaitsForAPersonADeliveryTimeAndARecord() {
        Tallystick tally = rounds.open();
        start(tally);
        tally.advance();
        assertThat(tally.processes().find(KEY).orElseThrow()).satisfies(process -> {
            assertThat(process.state()).isEqualTo(State.WAITING);
            assertThat(process.waitsFor()).contains(Wait.person("sales"));
        });
        assertThat(Rounds.keys(rounds.customers)).isEmpty();

        tally.processes().approve(KEY, "note", "Ada", "fine");
        tally.advance();
        assertThat(Rounds.keys(rounds.customers)).containsExactly("A");
        assertThat(tally.processes().find(KEY).orElseThrow().step()).isEqualTo("rest");

        rounds.time.pass(Errand.REST);
        rounds.decider.puts("1", Papers.customer("T-A", "Thanks v1"));
        tally.run(AUGUST);
        assertThat(tally.processes().find(KEY).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(tally.advance()).isZero();
    }

    /** API-7. */
    @Test
    void aProcessSleepsThirtyDaysThroughARestart() {
        rounds.insist(tally -> {
            start(tally);
            tally.advance();
        });
        rounds.restart();
        rounds.time.pass(Duration.ofDays(30));
        rounds.insist(tally -> {
            assertThat(tally.advance()).isZero();
            tally.processes().approve(KEY, "note", "Ada", "back from leave");
            tally.advance();
        });
        rounds.time.pass(Errand.REST.minusNanos(1));
        rounds.insist(tally -> {
            assertThat(tally.advance()).isZero();
            rounds.time.pass(Duration.ofNanos(1));
            assertThat(tally.advance()).isEqualTo(2);
            assertThat(tally.processes().find(KEY).orElseThrow().step()).isEqualTo("thanked");
        });
    }

    /** What a page of those that are due says is enough: there may be many, at each run. */
    @Test
    void aProcessThatGoesOnWaitingIsNotLookedUpByItself() {
        ProcessDefinition patience = ProcessDefinition.of(
                "patience", 1, ProcessStep.waiting("there", "what never comes", about -> Verdict.of(false)));
        AtomicInteger lookUps = new AtomicInteger();
        Store counting = WrongStore.doing(Processes.class, "find", call -> {
                    lookUps.incrementAndGet();
                    return call.proceed();
                })
                .apply(hub);
        Tallystick tally =
                Bench.engine(counting, new ManualTime()).withProcess(patience).build();
        tally.processes().start(patience, KEY, Map.of(), "Ben");
        tally.advance();
        lookUps.set(0);

        assertThat(tally.advance()).isZero();
        assertThat(lookUps).hasValue(0);
    }

    /** API-8. */
    @Test
    void aSecondStartIsTheSameProcess() {
        Tallystick tally = rounds.open();
        ProcessInstance first = start(tally);

        assertThat(tally.processes().start(Errand.definition(), KEY, Map.of("id", "A"), "Eve"))
                .isEqualTo(first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tally.processes().start(Errand.definition(), KEY, Map.of("id", "B"), "Ben"))
                .withMessageContaining(KEY);
        assertThat(tally.processes().list(List.of(State.RUNNING), "", 9)).containsExactly(first);
    }

    @Test
    void whoAskedCannotApprove() {
        Tallystick tally = rounds.open();
        start(tally);
        tally.advance();

        assertThatThrownBy(() -> tally.processes().approve(KEY, "note", " ben", "I am sure"))
                .isInstanceOf(SegregationException.class)
                .hasMessageContaining("another person does");
        assertThat(tally.advance()).isZero();
    }

    @Test
    void anApprovalCountsOnceAndOnlyWhereOneIsAskedFor() {
        Tallystick tally = rounds.open();
        start(tally);
        assertThatIllegalStateException()
                .isThrownBy(() -> tally.processes().approve(KEY, "note", "Ada", "early"))
                .withMessageContaining("RUNNING at step 'draft'");
        tally.advance();
        tally.processes().approve(KEY, "note", "Ada", "fine");
        tally.processes().approve(KEY, "note", "Ada", "fine");
        tally.advance();

        assertThat(tally.processes().approve(KEY, "note", "Ada", "fine").step()).isEqualTo("rest");
        assertThat(Rounds.history(tally, KEY)).containsOnlyOnce("by Ada");
    }

    @Test
    void whatIsRejectedIsUndoneTheLastStepFirst() {
        Tallystick tally = rounds.open();
        start(tally);
        tally.advance();
        tally.processes().reject(KEY, "note", "Ada", "too dear");
        tally.advance();

        assertThat(Rounds.history(tally, KEY)).endsWith("""
                note WAITING by hub: done
                note COMPENSATING by Ada: too dear
                draft COMPENSATING by hub: step note is undone by a withdrawn note
                draft COMPENSATED by hub: step draft is undone by a withdrawn draft""");
        assertThat(tally.processes().find(KEY).orElseThrow().problem()).isEqualTo("too dear");
        assertThat(name("A")).isEqualTo("withdrawn v2");
        assertThat(name("N-A")).isEqualTo("withdrawn v2");
        assertThat(Rounds.keys(rounds.customers)).isEmpty();
    }

    @Test
    void pastThePivotThereIsNoWayBack() {
        Tallystick tally = rounds.open();
        start(tally);
        tally.advance();
        tally.processes().approve(KEY, "note", "Ada", "fine");
        tally.advance();

        assertThatIllegalStateException()
                .isThrownBy(() -> tally.processes().cancel(KEY, "Ada", "changed my mind"))
                .withMessageContaining("past its pivot");
    }

    /** F-OPS-03. */
    @Test
    void aProcessThatIsGivenUpBeforeItsFirstStepIsUndoneAtOnce() {
        Tallystick tally = rounds.open();
        start(tally);

        assertThat(tally.processes().cancel(KEY, "Ben", "a mistake").state()).isEqualTo(State.COMPENSATED);
        assertThat(tally.advance()).isZero();
        assertThat(name("A")).isEmpty();
    }

    /** F-OPS-01: as often as it fails, and no more, then a person. */
    @Test
    void aCompensationThatFailsIsTriedAgainAndThenAPersonSettlesIt() {
        int[] tries = {0};
        ProcessDefinition definition = ProcessDefinition.of(
                "fragile",
                1,
                ProcessStep.of(
                                "draft",
                                about -> Deed.of(Errand.put("A", "drafted v1")).until(Wait.person("sales")))
                        .waitingFor(Kind.PERSON)
                        .undoneBy("a withdrawn draft", about -> {
                            if (++tries[0] <= 5) {
                                throw new IllegalStateException("no date");
                            }
                            return Deed.of(Errand.put("A", "withdrawn v2"));
                        }));
        Rounds fragile = new Rounds(hub, Faults.NONE, definition);
        Tallystick tally = fragile.open();
        tally.processes().start(definition, "f", Map.of(), "Ben");
        tally.advance();
        tally.processes().reject("f", "draft", "Ada", "no");
        for (int day = 0; day < 9; day++) {
            tally.advance();
            fragile.time.pass(Duration.ofDays(1));
        }

        assertThat(tries[0]).isEqualTo(5);
        assertThat(tally.processes().find("f").orElseThrow()).satisfies(process -> {
            assertThat(process.state()).isEqualTo(State.STUCK);
            assertThat(process.problem()).isEqualTo("no date");
        });
        assertThat(tally.run(AUGUST).exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(tuple("PROCESS_STUCK", "fragile/f"));

        tally.processes().resume("f", "Ada", "date entered");
        tally.advance();
        assertThat(tally.processes().find("f").orElseThrow().state()).isEqualTo(State.COMPENSATED);
        assertThat(tally.run(AUGUST.plusMonths(1)).exceptions()).isEmpty();
    }

    /** F-OPS-02, F-OPS-04. */
    @Test
    void aProcessGoesOnWithTheVersionWithWhichItBegan() {
        Tallystick first = rounds.open();
        start(first);
        first.advance();
        ProcessDefinition second = ProcessDefinition.of(
                "errand",
                2,
                ProcessStep.of("note", about -> Deed.of(Decision.NONE)).undoneBy("nothing much", about -> Deed.NONE));

        Tallystick without = new Rounds(hub, Faults.NONE, second).open();
        assertThatIllegalStateException()
                .isThrownBy(() -> without.processes().cancel(KEY, "Ada", "no"))
                .withMessageContaining("version 1");
        without.processes().approve(KEY, "note", "Ada", "fine");
        without.advance();
        assertThat(without.processes().find(KEY).orElseThrow().step()).isEqualTo("note");
        assertThat(without.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("PROCESS_UNKNOWN");

        Tallystick both = new Rounds(hub, Faults.NONE, second, Errand.definition()).open();
        both.advance();
        assertThat(both.processes().find(KEY).orElseThrow().step()).isEqualTo("rest");
    }

    @Test
    void twoEnginesMoveAProcessOnce() {
        Tallystick one = rounds.open();
        Tallystick two = rounds.open();
        start(one);

        assertThat(one.advance()).isEqualTo(2);
        assertThat(two.advance()).isZero();
        assertThat(Rounds.history(two, KEY).lines()).hasSize(3);
    }

    @Test
    void whileARunIsOpenNothingMovesButInIt() {
        Tallystick tally = rounds.open();
        start(tally);
        hub.inTransaction(tx -> {
            tx.runs().put(new RunRow(AUGUST.toString(), 1, 0, 0, rounds.time.instant(), null));
            return tx;
        });
        assertThat(tally.advance()).isZero();

        tally.run(AUGUST);
        assertThat(tally.processes().find(KEY).orElseThrow().step()).isEqualTo("note");
    }

    @Test
    void eachMoveIsInTheTrailWithoutNames() throws Exception {
        Tallystick tally = rounds.open();
        start(tally);
        tally.advance();
        StringBuilder text = new StringBuilder();
        AuditTrail.of(hub).export(text);

        assertThat(text)
                .contains("PROCESS_MOVED\terrand/1\tdraft RUNNING", "PROCESS_MOVED\terrand/1\tnote WAITING")
                .doesNotContain("Ben");
        assertThat(AuditTrail.of(hub).verify()).isEmpty();
    }

    /** The engine dies at every call of its store and of the ERP, and the process ends as if it had not. */
    @Test
    void aDeathAtAnyCallChangesNothing() {
        Deaths deaths = new Deaths();
        approved(deaths, 0);
        assertThat(deaths.places()).hasSizeGreaterThan(20);
        deaths.places().forEach(at -> approved(new DeathAt(at), at));
    }

    private void approved(Faults faults, int death) {
        Rounds mortal = new Rounds(ReusedHub.empty(), faults, Errand.definition());
        mortal.insist(this::start);
        mortal.insist(Tallystick::advance);
        mortal.insist(tally -> tally.processes().approve(KEY, "note", "Ada", "fine"));
        mortal.insist(Tallystick::advance);
        mortal.time.pass(Errand.REST);
        mortal.decider.puts("1", Papers.customer("T-A", "Thanks v1"));
        mortal.insist(tally -> tally.run(AUGUST));
        mortal.insist(tally -> {
            assertThat(Rounds.history(tally, KEY)).as("death at %s", death).isEqualTo("""
                    draft RUNNING by Ben: started
                    note RUNNING by hub: step draft is done
                    note WAITING by hub: done
                    note WAITING by Ada: fine
                    send RUNNING by hub: step note is done
                    send WAITING by hub: done
                    rest RUNNING by hub: step send is done
                    rest WAITING by hub: done
                    thanked RUNNING by hub: step rest is done
                    thanked WAITING by hub: done
                    thanked DONE by hub: step thanked is done""");
        });
        assertThat(Rounds.keys(mortal.customers)).as("death at %s", death).containsExactly("A");
    }

    @Test
    void aDeathAtAnyCallOnTheWayBackChangesNothing() {
        Deaths deaths = new Deaths();
        rejected(deaths, 0);
        assertThat(deaths.places()).hasSizeGreaterThan(20);
        deaths.places().forEach(at -> rejected(new DeathAt(at), at));
    }

    private void rejected(Faults faults, int death) {
        Rounds mortal = new Rounds(ReusedHub.empty(), faults, Errand.definition());
        mortal.insist(this::start);
        mortal.insist(Tallystick::advance);
        mortal.insist(tally -> {
            if (tally.processes().find(KEY).orElseThrow().state() == State.WAITING) {
                tally.processes().reject(KEY, "note", "Ada", "no");
            }
        });
        mortal.insist(Tallystick::advance);
        assertThat(mortal.seen(Papers.customerRef("crm", "A")).orElseThrow().name())
                .isEqualTo("withdrawn v2");
        assertThat(mortal.seen(Papers.customerRef("crm", "N-A")).orElseThrow().name())
                .isEqualTo("withdrawn v2");
        assertThat(mortal.customers.kept()).as("death at %s", death).isEmpty();
        mortal.insist(tally ->
                assertThat(tally.processes().find(KEY).orElseThrow().state()).isEqualTo(State.COMPENSATED));
    }
}
