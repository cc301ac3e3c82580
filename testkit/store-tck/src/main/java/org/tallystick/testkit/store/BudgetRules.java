package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.NOON;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Observation;
import org.tallystick.spi.Allowance;

/** What every store must do with budgets. */
abstract class BudgetRules extends StoreRules {

    private final LocalDate today = LocalDate.of(2026, 8, 31);

    @Test
    void required_s80_callsAreCountedUntilTheyAreSpent() {
        assertThat(spend("erp", today, 2)).isTrue();
        assertThat(spend("erp", today, 2)).isTrue();
        assertThat(spend("erp", today, 2)).as("the third of two").isFalse();
        assertThat(spend("erp", today, 3)).as("the third of three").isTrue();

        assertThat(store().<Long>inTransaction(tx -> tx.budgets().spent("erp", today)))
                .isEqualTo(3);
    }

    @Test
    void required_s81_aBudgetOfNothingAdmitsNothing() {
        assertThat(spend("erp", today, 0)).isFalse();
        assertThat(store().<Long>inTransaction(tx -> tx.budgets().spent("erp", today)))
                .isZero();
    }

    @Test
    void required_s82_eachAccountAndEachDayHasItsOwnCount() {
        spend("erp", today, 1);

        assertThat(spend("crm", today, 1)).as("another account").isTrue();
        assertThat(spend("erp", today.plusDays(1), 1)).as("another day").isTrue();
        assertThat(spend("erp", today, 1)).isFalse();
    }

    @Test
    void required_s195_whatASystemSaidOfItsCallsStandsUntilItSaysSomethingNewer() {
        Allowance older = new Allowance(70, 100, NOON.minusNanos(1));
        Allowance first = new Allowance(40, 100, NOON);
        Allowance more = new Allowance(41, 100, NOON);
        Allowance later = new Allowance(9, 90, NOON.plusNanos(1));
        assertThat(observed("erp")).as("before it said anything").isEmpty();

        observe("erp", first);
        observe("erp", older);
        assertThat(observed("erp")).as("what was seen before").contains(Observation.of(first));
        observe("erp", more);
        observe("erp", first);
        assertThat(observed("erp")).as("of one moment, that more is used").contains(Observation.of(more));
        observe("erp", later);
        assertThat(observed("erp")).as("what was seen later").contains(Observation.of(later));
    }

    @Test
    void required_s196_callsAreCountedSinceTheSystemSpoke() {
        Allowance said = new Allowance(40, 100, NOON);
        spend("erp", today, 9);
        observe("erp", said);
        assertThat(observed("erp")).as("a call before it spoke").contains(new Observation(said, 0));

        spend("erp", today, 9);
        spend("erp", today.plusDays(1), 9);
        spend("erp", today, 1);
        observe("erp", said);
        assertThat(observed("erp"))
                .as("two calls since, on two days, and one that was refused")
                .contains(new Observation(said, 2));

        Allowance newer = new Allowance(42, 100, NOON.plusNanos(1));
        observe("erp", newer);
        assertThat(observed("erp")).as("it spoke again").contains(new Observation(newer, 0));
    }

    @Test
    void required_s197_whatIsSaidOfOneAccountIsNotSaidOfAnother() {
        Allowance said = new Allowance(40, 100, NOON);
        Allowance other = new Allowance(1, 2, NOON.plusNanos(1));
        observe("erp", said);
        observe("crm", other);
        spend("crm", today, 9);

        assertThat(observed("erp")).contains(new Observation(said, 0));
        assertThat(observed("crm")).contains(new Observation(other, 1));
    }

    private void observe(String account, Allowance said) {
        write(tx -> tx.budgets().observe(account, said));
    }

    private Optional<Observation> observed(String account) {
        return store().inTransaction(tx -> tx.budgets().observed(account));
    }

    private boolean spend(String account, LocalDate day, long atMost) {
        return store().inTransaction(tx -> tx.budgets().spend(account, day, atMost));
    }
}
