package org.tallystick.store.jdbc.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.ApprovalPropagation;
import org.tallystick.engine.process.Deed;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Store;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.store.jdbc.WrongStore;
import org.tallystick.store.jdbc.simulation.CrashAt;
import org.tallystick.store.jdbc.simulation.DeathAt;
import org.tallystick.store.jdbc.simulation.Deaths;
import org.tallystick.store.jdbc.simulation.Faults;

/** The firm's processes: what they are and how they go stands in {@code processes.txt}; a death at any call changes none of it. */
class FirmProcessesTest {

    /** F-OPS-04: who changes a line of a version that is published has to give the next version. */
    @Test
    void eachVersionIsAsItWasAndGoesAsItWent() throws IOException {
        StringBuilder told = new StringBuilder();
        for (ProcessDefinition definition : FirmStories.definitions()) {
            told.append(definition.describe()).append("\n\n");
        }
        for (FirmStories story : FirmStories.values()) {
            told.append("# ")
                    .append(story)
                    .append('\n')
                    .append(play(story, Faults.NONE))
                    .append('\n');
        }

        assertThat(told.toString()).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (InputStream text = FirmProcessesTest.class.getResourceAsStream("processes.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), UTF_8);
        }
    }

    /** PAT-1, PAT-3: at every call of the hub and of a target. */
    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyCallChangesNothing(FirmStories story) {
        Deaths deaths = new Deaths();
        String undisturbed = play(story, deaths);
        assertThat(deaths.places()).hasSizeGreaterThan(20);

        deaths.places()
                .forEach(at -> assertThat(play(story, new DeathAt(at)))
                        .as("%s, death at call %d", story, at)
                        .isEqualTo(undisturbed));
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatGoesAwayChangesNothing(FirmStories story) {
        CrashAt none = new CrashAt();
        String undisturbed = play(story, none);

        Rounds.failures(none.count())
                .forEach(at -> assertThat(play(story, new CrashAt(at)))
                        .as("%s, failure at call %d", story, at)
                        .isEqualTo(undisturbed));
    }

    /** That a step works by what it puts, and by nothing else, is what keeps it safe: a death finds one that does not. */
    @Test
    void aStepThatWritesPastTheHubIsFound() {
        Deaths deaths = new Deaths();
        assertThat(hasty(deaths)).isEqualTo(1);

        assertThat(deaths.places())
                .anySatisfy(at -> assertThat(hasty(new DeathAt(at))).isEqualTo(2));
    }

    /** How many letters are sent by a process that sends one. */
    private static int hasty(Faults faults) {
        AtomicInteger letters = new AtomicInteger();
        ProcessDefinition hasty = ProcessDefinition.of(
                "hasty",
                1,
                ProcessStep.of("send", about -> {
                            letters.incrementAndGet();
                            return Deed.NONE;
                        })
                        .puttingNothing());
        Rounds rounds = new Rounds(ReusedHub.empty(), faults, hasty);
        rounds.insist(tally -> tally.processes().start(hasty, "h", Map.of(), "Ben"));
        rounds.insist(Tallystick::advance);
        return letters.get();
    }

    /** PAT-3: in the transaction of each step, as it is done and as it is undone. */
    @ParameterizedTest
    @EnumSource
    void aDeathInTheTransactionOfAnyMoveChangesNothing(FirmStories story) {
        AtomicInteger moves = new AtomicInteger();
        String undisturbed = dyingAtMove(story, moves, 0);
        int all = moves.get();
        assertThat(all).isGreaterThan(1);

        for (int at = 1; at <= all; at++) {
            moves.set(0);
            assertThat(dyingAtMove(story, moves, at))
                    .as("%s, death in move %d", story, at)
                    .isEqualTo(undisturbed);
        }
    }

    private static String dyingAtMove(FirmStories story, AtomicInteger moves, int at) {
        Store dying = WrongStore.doing(Processes.class, "append", call -> {
                    Object appended = call.proceed();
                    if (moves.incrementAndGet() == at) {
                        throw new PowerCut();
                    }
                    return appended;
                })
                .apply(ReusedHub.empty());
        return story.play(new Rounds(dying, Faults.NONE, FirmStories.definitions()));
    }

    private static String play(FirmStories story, Faults faults) {
        return story.play(new Rounds(ReusedHub.empty(), faults, FirmStories.definitions()));
    }

    /** What is withdrawn is credited line by line and item by item, so that the next run bills it anew. */
    @Test
    void aWithdrawnProposalRestoresItsItems() {
        try (Store hub = JdbcStore.sqliteInMemory()) {
            Rounds rounds = new Rounds(hub, Faults.NONE, FirmStories.definitions());
            FirmStories.AN_INVOICE_THAT_IS_NOT_ALLOWED_IS_WITHDRAWN.play(rounds);
            Invoice invoice = rounds.seen(Papers.invoiceRef("I1")).orElseThrow();
            CreditMemo memo = rounds.seen(new Ref<>("hub", RecordType.CREDIT_MEMO, "withdrawn/I1"))
                    .orElseThrow();

            assertThat(memo.original()).isEqualTo(invoice.ref());
            assertThat(memo.totals()).isEqualTo(invoice.totals());
            assertThat(memo.lines()).singleElement().satisfies(line -> {
                assertThat(line.originalLine()).isEqualTo(1);
                assertThat(line.line().sources())
                        .isEqualTo(invoice.lines().get(0).sources());
            });
        }
    }

    /** PAT-5. */
    @Test
    void aReleaseThatIsSentAndForgottenIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessDefinition.of(
                        "billing-release",
                        9,
                        ProcessStep.of("send", about -> Deed.NONE).asPivot()))
                .withMessageContaining("the pivot 'send' is sent and forgotten");
        assertThatIllegalArgumentException().isThrownBy(() -> new ApprovalPropagation(List.of()));
    }

    @Test
    void aScheduleThatIsGoneBeforeItIsSentIsNamed() {
        try (Store hub = JdbcStore.sqliteInMemory()) {
            Rounds rounds = new Rounds(hub, Faults.NONE, FirmStories.definitions());
            Replanning.goneMeanwhile(rounds);

            List<ExceptionRow> open = hub.inTransaction(tx -> tx.exceptions().openAfter(0));

            assertThat(open)
                    .filteredOn(told -> told.code().equals("PROCESS_FAILED"))
                    .singleElement()
                    .satisfies(told ->
                            assertThat(told.message()).contains("the hub has no hub/revenue-schedule/S1 any more"));
        }
    }

    /** One version at a time: what the ERP does not have yet may be taken back. */
    @Test
    void noVersionIsPlannedWhileOneIsOnItsWay() {
        try (Store hub = JdbcStore.sqliteInMemory()) {
            Rounds rounds = new Rounds(hub, Faults.NONE, FirmStories.definitions());
            rounds.delivering(RecordType.REVENUE_SCHEDULE);
            Replanning.twiceAtOnce(rounds);

            List<ExceptionRow> open = hub.inTransaction(tx -> tx.exceptions().openAfter(0));

            assertThat(open)
                    .filteredOn(told -> told.code().equals("REVENUE_UPDATE_OPEN"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.message()).contains("not in the ERP yet: " + Replanning.KEY));
        }
    }

    @Test
    void everythingThatIsWrongWithADefinitionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessDefinition.of(
                        "odd",
                        1,
                        ProcessStep.of("a", about -> Deed.NONE),
                        ProcessStep.of("b", about -> Deed.NONE)
                                .waitingFor(Kind.DELIVERY)
                                .asPivot(),
                        ProcessStep.of("b", about -> Deed.NONE).undoneBy("magic", about -> Deed.NONE)))
                .withMessageContaining("step 'a' does not say how it is undone")
                .withMessageContaining("two steps are named 'b'")
                .withMessageContaining("undone by magic and comes after the pivot");
    }

    /** What a step declares it keeps: else nothing of it is written. */
    @Test
    void aStepThatDoesOtherThanItSaysIsSetAside() {
        ProcessDefinition liar = ProcessDefinition.of(
                "liar",
                1,
                ProcessStep.of("put", about -> Deed.of(Errand.put("A", "v1"))).puttingNothing());
        ProcessDefinition sleeper = ProcessDefinition.of(
                "sleeper",
                1,
                ProcessStep.of("sleep", about -> Deed.of(Decision.NONE).until(Wait.time(about.now())))
                        .puttingNothing());
        ProcessDefinition forgetful = ProcessDefinition.of(
                "forgetful",
                1,
                ProcessStep.of("send", about -> Deed.of(Errand.put("A", "v1")))
                        .waitingFor(Kind.DELIVERY)
                        .asPivot());
        try (Store hub = JdbcStore.sqliteInMemory()) {
            Rounds rounds = new Rounds(hub, Faults.NONE, liar, sleeper, forgetful);
            rounds.insist(tally -> {
                tally.processes().start(liar, "l", Map.of(), "Ben");
                tally.processes().start(sleeper, "s", Map.of(), "Ben");
                tally.processes().start(forgetful, "f", Map.of(), "Ben");
                tally.advance();

                assertThat(tally.processes().find("l").orElseThrow().problem()).contains("puts nothing");
                assertThat(tally.processes().find("s").orElseThrow().problem()).contains("declares []");
                assertThat(tally.processes().find("f").orElseThrow().problem()).contains("sent and forgotten", "PAT-5");
            });
            assertThat(rounds.seen(Papers.customerRef("crm", "A"))).isEmpty();
        }
    }
}
