package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of processes. */
final class BrokenProcessRules {

    private BrokenProcessRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        170,
                        doing(Processes.class, "put", BrokenProcessRules::puttingNewProcessesOnly),
                        "every field of a process comes back as it was put last"),
                new Broken(
                        171,
                        doing(Processes.class, "page", call -> reversed(call.<List<ProcessRow>>result())),
                        "pages are of the states in the order of keys"),
                new Broken(
                        172,
                        doing(
                                Processes.class,
                                "due",
                                call -> call.proceed(call.<Instant>arg(0).minusNanos(1), call.arg(1), call.arg(2))),
                        "due are those whose moment has come"),
                new Broken(
                        173,
                        doing(
                                Processes.class,
                                "moves",
                                call -> call.<List<MoveRow>>result().stream()
                                        .sorted(Comparator.comparing(MoveRow::at))
                                        .toList()),
                        "moves of a process come back in the order"),
                new Broken(
                        174,
                        doing(Blanking.class, "mentions", call -> 0),
                        "who started and moved a process is blanked"));
    }

    private static @Nullable Object puttingNewProcessesOnly(WrongStore.Call call) throws Throwable {
        Processes table = call.table();
        return table.find(call.<ProcessRow>arg(0).key()).isPresent() ? null : call.proceed();
    }
}
