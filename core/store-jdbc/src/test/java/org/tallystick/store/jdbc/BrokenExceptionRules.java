package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.each;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.engine.store.Exceptions;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Exceptions.Replaced;
import org.tallystick.store.jdbc.BrokenRules.Broken;
import org.tallystick.testkit.store.Rows;

/** Stores that do wrong what is required of exceptions. */
final class BrokenExceptionRules {

    private BrokenExceptionRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        54,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::neverClosing),
                        "closed by the run that did not find it"),
                new Broken(
                        55,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::openingAnew),
                        "keeps the run that opened it"),
                new Broken(
                        56,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::withoutRegardToAmounts),
                        "differs in any field is new"),
                new Broken(57, doing(Exceptions.class, "replace", neverReopening()), "comes back is opened again"),
                new Broken(
                        58,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::closingTheNeighbours),
                        "touches nobody elses"),
                new Broken(
                        59,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::leavingOutOthers),
                        "raises its own only. Expecting code to raise a throwable"),
                new Broken(
                        60,
                        doing(Exceptions.class, "openAfter", call -> twice(call.<List<?>>result())),
                        "equal exceptions are one"),
                new Broken(
                        61,
                        doing(Exceptions.class, "replace", BrokenExceptionRules::alwaysInARun),
                        "is open after every run until it is closed"),
                new Broken(65, doing(Exceptions.class, "replace", BrokenExceptionRules::tellingNothing), "Replaced"),
                new Broken(
                        190,
                        doing(Exceptions.class, "openScopes", call -> Set.copyOf(call.<Collection<String>>arg(0))),
                        "eng-2"));
    }

    private static Object neverClosing(WrongStore.Call call) throws Throwable {
        Exceptions table = call.table();
        List<ExceptionRow> rows = new ArrayList<>(call.<Collection<ExceptionRow>>arg(1));
        rows.addAll(table.openAfter(call.<Long>arg(2)));
        return call.proceed(call.arg(0), rows, call.arg(2));
    }

    private static Object openingAnew(WrongStore.Call call) throws Throwable {
        call.proceed(call.arg(0), List.of(), 1L);
        return call.proceed();
    }

    private static Object withoutRegardToAmounts(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                each(
                        call.<Collection<ExceptionRow>>arg(1),
                        row -> Rows.exception(row.scope(), row.code(), row.subject())),
                call.arg(2));
    }

    private static WrongStore.Fault neverReopening() {
        Set<ExceptionRow> known = new HashSet<>();
        return call -> {
            Exceptions table = call.table();
            Collection<ExceptionRow> now = call.arg(1);
            List<ExceptionRow> open = table.openAfter(call.<Long>arg(2));
            List<ExceptionRow> kept = now.stream()
                    .filter(row -> open.contains(row) || !known.contains(row))
                    .toList();
            known.addAll(now);
            return call.proceed(call.arg(0), kept, call.arg(2));
        };
    }

    private static Object closingTheNeighbours(WrongStore.Call call) throws Throwable {
        if (call.arg(0).equals("eng-1")) {
            call.proceed("eng-2", List.of(), call.arg(2));
        }
        return call.proceed();
    }

    private static Object leavingOutOthers(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                call.<Collection<ExceptionRow>>arg(1).stream()
                        .filter(row -> row.scope().equals(call.arg(0)))
                        .toList(),
                call.arg(2));
    }

    private static Object alwaysInARun(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), 5L);
    }

    private static Object tellingNothing(WrongStore.Call call) throws Throwable {
        call.proceed();
        return new Replaced(List.of(), List.of());
    }

    private static <T> List<T> twice(List<T> rows) {
        return Stream.concat(rows.stream(), rows.stream()).toList();
    }
}
