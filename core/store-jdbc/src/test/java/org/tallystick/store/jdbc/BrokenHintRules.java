package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toSet;
import static org.tallystick.store.jdbc.BrokenRules.each;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.store.Hints;
import org.tallystick.engine.store.Hints.HintRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of hints. */
final class BrokenHintRules {

    private BrokenHintRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        112,
                        doing(
                                Hints.class,
                                "list",
                                call -> each(call.<List<HintRow>>result(), hint -> new HintRow(hint.documentId(), 1))),
                        "hints at one document are one that counts them"),
                new Broken(
                        113,
                        doing(Hints.class, "remove", BrokenHintRules::removingHintsThatCameSince),
                        "a hint that came since it was listed stays"));
    }

    private static Object removingHintsThatCameSince(WrongStore.Call call) throws Throwable {
        Hints table = call.table();
        String flow = call.arg(0);
        Set<String> ids = call.<Collection<HintRow>>arg(1).stream()
                .map(HintRow::documentId)
                .collect(toSet());
        return call.proceed(
                flow,
                table.list(flow, 1_000).stream()
                        .filter(hint -> ids.contains(hint.documentId()))
                        .toList());
    }
}
