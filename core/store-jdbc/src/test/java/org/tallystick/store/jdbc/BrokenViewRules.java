package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Views;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of views. */
final class BrokenViewRules {

    private BrokenViewRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(180, doing(Views.class, "put", BrokenViewRules::withoutEarlier), "e2"),
                new Broken(181, doing(Views.class, "put", BrokenViewRules::ofOneSystem), "t4"),
                new Broken(182, doing(Blanking.class, "mentions", call -> 0), "keys not expected"));
    }

    private static Object ofOneSystem(WrongStore.Call call) throws Throwable {
        return call.proceed("psa", call.arg(1), call.arg(2));
    }

    private static Object withoutEarlier(WrongStore.Call call) throws Throwable {
        Map<String, ViewRow> rows = new HashMap<>(call.<Map<String, ViewRow>>arg(2));
        rows.replaceAll((id, row) -> new ViewRow(row.theirs(), row.ours(), null));
        return call.proceed(call.arg(0), call.arg(1), rows);
    }
}
