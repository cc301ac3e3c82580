package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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

    private boolean spend(String account, LocalDate day, long atMost) {
        return store().inTransaction(tx -> tx.budgets().spend(account, day, atMost));
    }
}
