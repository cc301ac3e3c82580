package org.tallystick.engine.internal.call;

import java.time.Instant;
import java.time.LocalDate;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Store;

/**
 * The daily budget of an account, counted in the hub: it is one for all processes, and a restart does not spend it again (F-LIM-05).
 *
 * @param window in which more is kept for billing
 */
record SpentBudget(String account, DailyBudget budget, CloseWindow window, Store hub) {

    /** Counts a call that is about to be made; false if the tier has none left until {@link #endOfDay}. */
    boolean spend(Tier tier, Instant now) {
        long atMost = window.allowance(budget, tier, now);
        return hub.inTransaction(tx -> tx.budgets().spend(account, day(now), atMost));
    }

    Instant endOfDay(Instant now) {
        return budget.endOf(day(now));
    }

    SpentBudget on(Store otherHub) {
        return new SpentBudget(account, budget, window, otherHub);
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, budget.zone());
    }
}
