package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.tallystick.engine.store.Transitions;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of transitions. */
final class BrokenTransitionRules {

    private BrokenTransitionRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(66, doing(Transitions.class, "of", call -> List.of()), "DRAFT"),
                new Broken(67, doing(Transitions.class, "append", BrokenTransitionRules::backwards), "APPROVED"));
    }

    private static Object backwards(WrongStore.Call call) throws Throwable {
        List<Object> rows = new ArrayList<>(call.<Collection<Object>>arg(0));
        Collections.reverse(rows);
        return call.proceed(rows);
    }
}
