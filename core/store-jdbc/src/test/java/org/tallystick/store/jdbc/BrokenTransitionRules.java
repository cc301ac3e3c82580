package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Transitions;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of transitions. */
final class BrokenTransitionRules {

    private BrokenTransitionRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(66, doing(Transitions.class, "of", call -> List.of()), "DRAFT"),
                new Broken(67, doing(Transitions.class, "append", BrokenTransitionRules::backwards), "APPROVED"),
                new Broken(
                        212, doing(Transitions.class, "appendFirst", call -> null), "the first of a record come back"),
                new Broken(
                        213,
                        doing(Transitions.class, "appendFirst", BrokenTransitionRules::replacing),
                        "is known is not appended as the first"));
    }

    private static @Nullable Object replacing(WrongStore.Call call) {
        Transitions table = call.table();
        table.append(call.arg(0));
        return null;
    }

    private static Object backwards(WrongStore.Call call) throws Throwable {
        List<Object> rows = new ArrayList<>(call.<Collection<Object>>arg(0));
        Collections.reverse(rows);
        return call.proceed(rows);
    }
}
