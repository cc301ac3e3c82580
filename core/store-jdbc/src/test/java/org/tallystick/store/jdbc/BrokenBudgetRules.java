package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.engine.store.Budgets;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of budgets. */
final class BrokenBudgetRules {

    private BrokenBudgetRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(80, doing(Budgets.class, "spend", call -> true), "the third of two"),
                new Broken(81, doing(Budgets.class, "spend", BrokenBudgetRules::atLeastOne), "false"),
                new Broken(82, doing(Budgets.class, "spend", BrokenBudgetRules::ofOneDay), "another day"));
    }

    private static Object atLeastOne(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Math.max(1, call.<Long>arg(2)));
    }

    private static Object ofOneDay(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), LocalDate.EPOCH, call.arg(2));
    }
}
