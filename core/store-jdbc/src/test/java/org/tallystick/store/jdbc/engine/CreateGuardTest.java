package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Planned;
import org.tallystick.engine.Planned.Action;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** F-DUP-10: more creates than a flow's limit stop before the first, until a person allows them. */
class CreateGuardTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
            .decide(decider)
            .deliver(RecordType.CUSTOMER, to("erp").creatingAtMost(5))
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void asManyAsTheLimitGo() {
        customers(5);

        assertThat(tally.run(AUGUST).exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(5);
    }

    @Test
    void oneMoreStopsThemAllWithOneExceptionThatNamesCountAndLimit() {
        customers(6);

        assertThatTheyAreHeld(tally.run(AUGUST));
        assertThatTheyAreHeld(tally.run(SEPTEMBER));
        assertThat(target.calls()).isEmpty();
    }

    @Test
    void theyGoInTheRunForWhichAPersonAllowsThemAndTheNextIsGuardedAgain() {
        customers(6);
        tally.run(AUGUST);
        tally.allowCreates(RecordType.CUSTOMER, "erp", 6);

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(target.kept()).hasSize(6);
        assertThatSixMoreAreHeldIn(OCTOBER);
    }

    /** They would follow at once. */
    @Test
    void whatWaitsForOneThatIsHeldIsCountedWithIt() {
        target.naming(customer ->
                customer.ref().id().compareTo("C4") < 0 ? List.of() : List.of(Papers.customerRef("crm", "C0")));
        customers(7);

        Run run = tally.run(AUGUST);

        assertThat(target.kept()).isEmpty();
        assertThat(run.exceptions()).extracting(Finding::code).contains("CREATES_HELD");
    }

    @Test
    void anAdvanceCreatesWhatAPersonAllowedToo() {
        customers(6);
        tally.run(AUGUST);
        tally.allowCreates(RecordType.CUSTOMER, "erp", 6);

        tally.advance();

        assertThat(target.kept()).hasSize(6);
        assertThatSixMoreAreHeldIn(SEPTEMBER);
    }

    @Test
    void leaveIsNotUsedUpWhereNothingIsToBeCreated() {
        tally.run(AUGUST);
        tally.allowCreates(RecordType.CUSTOMER, "erp", 6);
        tally.advance();
        customers(6);

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(6);
    }

    /** The links are lost, the records are there: they are adopted, and what is really new is within the limit. */
    @Test
    void whatTheTargetHasIsNoCreate() {
        customers(8);
        for (int i = 0; i < 6; i++) {
            target.has(new Found("C" + i, "there " + i, null, "by hand", null, null));
        }

        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(target.calls()).containsExactly(List.of("C6", "C7"));
    }

    @Test
    void updatesGoWhileCreatesAreHeld() {
        decider.puts("old", Papers.customer("OLD", "Acme"));
        tally.run(AUGUST);
        decider.puts("old", Papers.customer("OLD", "Acme Ltd"));
        customers(6);

        assertThatTheyAreHeld(tally.run(SEPTEMBER));
        assertThat(target.updates()).containsExactly("OLD");
    }

    @Test
    void aPlanShowsWhatIsHeld() {
        customers(6);
        tally.run(AUGUST);

        assertThat(tally.plan(SEPTEMBER)).extracting(Planned::action).hasSize(6).containsOnly(Action.CREATE);
    }

    @Test
    void leaveIsForAFlowThatIsThere() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> tally.allowCreates(RecordType.INVOICE, "erp", 1))
                .withMessageContaining("erp/invoice");
    }

    private void customers(int count) {
        for (int i = 0; i < count; i++) {
            decider.puts("C" + i, Papers.customer("C" + i, "new"));
        }
    }

    private void assertThatSixMoreAreHeldIn(YearMonth period) {
        for (int i = 10; i < 16; i++) {
            decider.puts("C" + i, Papers.customer("C" + i, "new"));
        }
        assertThatTheyAreHeld(tally.run(period));
    }

    private static void assertThatTheyAreHeld(Run run) {
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("CREATES_HELD");
            assertThat(found.subject()).isEqualTo("erp/customer");
            assertThat(found.message()).contains("create 6 records", "limit is 5");
        });
        assertThat(run.waiting().get("erp/customer")).hasSize(6);
    }
}
