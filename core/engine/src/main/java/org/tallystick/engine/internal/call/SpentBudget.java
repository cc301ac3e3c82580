package org.tallystick.engine.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.tallystick.engine.retry.Admission;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Budgets;
import org.tallystick.engine.store.Store;
import org.tallystick.spi.Allowance;

/**
 * The daily budget of an account, counted in the hub: it is one for all processes, and a restart does not spend it again (F-LIM-05). So is what the system
 * said of the calls of others.
 *
 * @param window in which more is kept for billing
 */
record SpentBudget(String account, DailyBudget budget, CloseWindow window, Store hub) {

    /** Counts a call that is about to be made, if the tier has one left. */
    Admission spend(Tier tier, Instant now) {
        long atMost = window.allowance(budget, tier, now);
        return hub.inTransaction(tx -> {
            Budgets budgets = tx.budgets();
            return budgets.observed(account)
                    .map(observed -> observed.admission(tier, budget.calls() - atMost, now))
                    .filter(admission -> !admission.isAdmitted())
                    .orElseGet(() -> ofDay(budgets, atMost, now));
        });
    }

    /** Takes in what the system said, for all processes. */
    void observe(Allowance said) {
        hub.inTransaction(tx -> {
            tx.budgets().observe(account, said);
            return said;
        });
    }

    private Admission ofDay(Budgets budgets, long atMost, Instant now) {
        LocalDate day = day(now);
        return budgets.spend(account, day, atMost)
                ? Admission.admitted()
                : Admission.refused(Reason.DAILY_BUDGET, Duration.between(now, budget.endOf(day)));
    }

    SpentBudget on(Store otherHub) {
        return new SpentBudget(account, budget, window, otherHub);
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, budget.zone());
    }
}
