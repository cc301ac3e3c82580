package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.retry.Observation;
import org.tallystick.engine.store.Budgets;
import org.tallystick.spi.Allowance;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of budgets. */
final class BrokenBudgetRules {

    private BrokenBudgetRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(80, doing(Budgets.class, "spend", call -> true), "the third of two"),
                new Broken(81, doing(Budgets.class, "spend", BrokenBudgetRules::atLeastOne), "false"),
                new Broken(82, doing(Budgets.class, "spend", BrokenBudgetRules::ofOneDay), "another day"),
                new Broken(
                        195, doing(Budgets.class, "observe", BrokenBudgetRules::believingWhoSpokeLast), "seen before"),
                new Broken(
                        196, doing(Budgets.class, "observed", BrokenBudgetRules::withoutCallsSince), "two calls since"),
                new Broken(197, doing(Budgets.class, "observe", BrokenBudgetRules::ofOneAccount), "used=40"));
    }

    /** What it was told last, under a moment of its own. */
    private static Object believingWhoSpokeLast(WrongStore.Call call) throws Throwable {
        Allowance said = call.arg(1);
        Instant after = call.<Budgets>table()
                .observed(call.arg(0))
                .map(kept -> kept.said().seenAt().plusNanos(1))
                .orElse(said.seenAt());
        return call.proceed(call.arg(0), new Allowance(said.used(), said.limit(), after));
    }

    private static Object withoutCallsSince(WrongStore.Call call) throws Throwable {
        return call.<Optional<Observation>>result().map(kept -> Observation.of(kept.said()));
    }

    /** What is said of any is said of the ERP too. */
    private static Object ofOneAccount(WrongStore.Call call) throws Throwable {
        call.proceed("erp", call.arg(1));
        return call.proceed();
    }

    private static Object atLeastOne(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Math.max(1, call.<Long>arg(2)));
    }

    private static Object ofOneDay(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), LocalDate.EPOCH, call.arg(2));
    }
}
