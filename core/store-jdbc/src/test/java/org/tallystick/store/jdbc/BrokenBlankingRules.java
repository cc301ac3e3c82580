package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.Instant;
import java.util.List;
import org.tallystick.engine.store.Blanking;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of what is blanked. */
final class BrokenBlankingRules {

    private BrokenBlankingRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        95,
                        doing(
                                Blanking.class,
                                "rawUpTo",
                                call -> call.proceed(Long.MAX_VALUE, call.arg(1), call.arg(2))),
                        "up to a position"),
                new Broken(
                        198,
                        doing(
                                Blanking.class,
                                "formerVersionsUpTo",
                                call -> call.proceed(Long.MAX_VALUE, call.arg(1), call.arg(2))),
                        "expected: 5"),
                new Broken(
                        96,
                        doing(
                                Blanking.class,
                                "wordingsGoneBefore",
                                call -> call.proceed(Instant.MAX, call.arg(1), call.arg(2))),
                        "gone is blanked"),
                new Broken(97, doing(Blanking.class, "about", call -> null), "about a record is blanked"),
                new Broken(98, doing(Blanking.class, "mentions", call -> 0), "names the word is blanked"),
                new Broken(218, doing(Blanking.class, "mentions", call -> 2), "needed loses the word"),
                new Broken(99, doing(Blanking.class, "inFlight", call -> List.of()), "in flight"),
                new Broken(
                        100,
                        doing(Blanking.class, "recordsWith", call -> call.proceed(call.arg(0), 100)),
                        "TimeEntry/b"));
    }
}
