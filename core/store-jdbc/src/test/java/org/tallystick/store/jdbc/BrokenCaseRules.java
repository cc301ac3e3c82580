package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Which;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of cases. */
final class BrokenCaseRules {

    private BrokenCaseRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(90, doing(Cases.class, "put", call -> null), "comes back under the next number"),
                new Broken(91, doing(Cases.class, "put", BrokenCaseRules::onlyNewCases), "FIXED"),
                new Broken(92, doing(Cases.class, "due", BrokenCaseRules::dueOfAnything), "of the system and type"),
                new Broken(
                        93, doing(Cases.class, "page", BrokenCaseRules::withoutNarrowing), "narrowed by what is given"),
                new Broken(94, doing(Cases.class, "actions", BrokenCaseRules::newestFirst), "REOPENED"));
    }

    private static Object onlyNewCases(WrongStore.Call call) throws Throwable {
        return call.proceed(call.<Collection<CaseRow>>arg(0).stream()
                .filter(row -> row.id() == 0)
                .toList());
    }

    private static Object dueOfAnything(WrongStore.Call call) {
        Cases table = call.table();
        return table.page(new Which(null, null, null, null, null, Set.of(), null, null), 0, 100);
    }

    private static Object withoutNarrowing(WrongStore.Call call) throws Throwable {
        return call.proceed(new Which(null, null, null, null, null, Set.of(), null, null), call.arg(1), call.arg(2));
    }

    private static Object newestFirst(WrongStore.Call call) throws Throwable {
        List<Object> actions = new ArrayList<>(call.<List<Object>>result());
        Collections.reverse(actions);
        return actions;
    }
}
