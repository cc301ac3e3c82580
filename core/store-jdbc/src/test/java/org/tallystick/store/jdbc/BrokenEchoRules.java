package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Echoes;
import org.tallystick.engine.store.Echoes.EchoRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of what is sent and expected back. */
final class BrokenEchoRules {

    private BrokenEchoRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(160, doing(Echoes.class, "find", BrokenEchoRules::expectedOfAnyTarget), "f3"),
                new Broken(161, doing(Echoes.class, "find", BrokenEchoRules::withoutBefore), "before=null"));
    }

    private static Object expectedOfAnyTarget(WrongStore.Call call) throws Throwable {
        return call.proceed("psa", call.arg(1), call.arg(2));
    }

    private static Object withoutBefore(WrongStore.Call call) throws Throwable {
        Map<String, EchoRow> rows = new HashMap<>(call.<Map<String, EchoRow>>result());
        rows.replaceAll((id, row) -> new EchoRow(row.fingerprint(), null));
        return rows;
    }
}
