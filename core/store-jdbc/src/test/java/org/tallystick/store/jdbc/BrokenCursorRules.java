package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.List;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Cursors.ReadingRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of cursors, and readings that have not ended. */
final class BrokenCursorRules {

    private BrokenCursorRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        110,
                        doing(Cursors.class, "readings", call -> reversed(call.<List<ReadingRow>>result())),
                        "readings come back in the order in which they began"),
                new Broken(
                        111,
                        doing(Cursors.class, "forgetReadings", call -> null),
                        "what began before a moment is forgotten of its flow only"),
                new Broken(
                        14,
                        doing(Cursors.class, "put", BrokenCursorRules::emptyForNone),
                        "CursorRow[position=null, ruleSet=rules-2]"));
    }

    private static Object emptyForNone(WrongStore.Call call) throws Throwable {
        CursorRow row = call.arg(1);
        return row.position() == null ? call.proceed(call.arg(0), new CursorRow("", row.ruleSet())) : call.proceed();
    }
}
