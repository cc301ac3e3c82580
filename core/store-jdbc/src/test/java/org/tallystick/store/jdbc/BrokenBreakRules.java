package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.Breaks;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of breaks. */
final class BrokenBreakRules {

    private BrokenBreakRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(62, doing(Breaks.class, "replace", BrokenBreakRules::addingBreaks), "MISSING_IN_TARGET"),
                new Broken(
                        63,
                        doing(Breaks.class, "replace", BrokenBreakRules::leavingOutOtherBreaks),
                        "a break of another type is refused. Expecting code to raise a throwable"));
    }

    private static Object addingBreaks(WrongStore.Call call) throws Throwable {
        Breaks table = call.table();
        List<BreakRow> rows = new ArrayList<>(call.<Collection<BreakRow>>arg(2));
        table.open().stream().filter(row -> isOfItsType(call, row)).forEach(rows::add);
        return call.proceed(call.arg(0), call.arg(1), rows);
    }

    private static Object leavingOutOtherBreaks(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                call.arg(1),
                call.<Collection<BreakRow>>arg(2).stream()
                        .filter(row -> isOfItsType(call, row))
                        .toList());
    }

    private static boolean isOfItsType(WrongStore.Call call, BreakRow row) {
        return row.target().equals(call.arg(0)) && row.type().equals(call.arg(1));
    }
}
