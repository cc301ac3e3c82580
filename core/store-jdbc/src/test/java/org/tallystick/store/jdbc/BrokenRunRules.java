package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.List;
import org.tallystick.engine.store.Runs;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;
import org.tallystick.testkit.store.Rows;

/** Stores that do wrong what is required of runs. */
final class BrokenRunRules {

    private BrokenRunRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        37,
                        doing(Runs.class, "list", call -> reversed(call.<List<?>>result())),
                        "in the order in which they were opened"),
                new Broken(38, doing(Runs.class, "put", BrokenRunRules::keepingKnownRuns), "a run is replaced"),
                new Broken(
                        39,
                        doing(Runs.class, "put", BrokenRunRules::givingAnotherSequence),
                        "two runs cannot have one sequence. Expecting code to raise a throwable"),
                new Broken(40, doing(Runs.class, "keyDone", call -> true), "stay done"),
                new Broken(136, doing(Runs.class, "keyDone", BrokenRunRules::alwaysToDo), "[true, false, false]"),
                new Broken(
                        41,
                        doing(Runs.class, "addKeys", BrokenRunRules::makingTheRun),
                        "need their run when the transaction ends. Expecting code to raise a throwable"));
    }

    private static Object keepingKnownRuns(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        return table.find(call.<RunRow>arg(0).id()).isPresent() ? null : call.proceed();
    }

    private static Object givingAnotherSequence(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        RunRow run = call.arg(0);
        return call.proceed(new RunRow(
                run.id(), table.list().size() + 1L, run.cutOff(), run.phase(), run.openedAt(), run.closedAt()));
    }

    private static Object makingTheRun(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        table.put(new RunRow(call.arg(0), 1, 0, 0, Rows.NOON, null));
        return call.proceed();
    }

    private static Object alwaysToDo(WrongStore.Call call) throws Throwable {
        call.proceed();
        return true;
    }
}
