package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toMap;
import static org.tallystick.store.jdbc.BrokenRules.each;
import static org.tallystick.store.jdbc.BrokenRules.first;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Crosswalk;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of the crosswalk. */
final class BrokenCrosswalkRules {

    private BrokenCrosswalkRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        30,
                        doing(Crosswalk.class, "recordIds", BrokenCrosswalkRules::ofTheCrmOnly),
                        "refs of several systems denote one record"),
                new Broken(
                        31,
                        doing(Crosswalk.class, "recordIds", BrokenCrosswalkRules::byRemoteIdOnly),
                        "say nothing of another. Expecting empty"),
                new Broken(
                        32,
                        doing(Crosswalk.class, "link", BrokenCrosswalkRules::firstLinkOnly),
                        "the last linked is the remote id"),
                new Broken(
                        33,
                        doing(Crosswalk.class, "link", BrokenCrosswalkRules::linkingAnew),
                        "linking again what is linked changes nothing"),
                new Broken(
                        191,
                        doing(Crosswalk.class, "linkFirst", BrokenCrosswalkRules::linkingTheLeastOnly),
                        "first refs of new records are linked as others are"),
                new Broken(
                        192,
                        doing(Crosswalk.class, "link", BrokenCrosswalkRules::firstLinkOnly),
                        "is linked after the first is the last"),
                new Broken(
                        34,
                        doing(Crosswalk.class, "link", BrokenCrosswalkRules::neverMoving),
                        "moves and is the last there"),
                new Broken(
                        35,
                        doing(Crosswalk.class, "recordIds", call -> call.proceed(first(call.<Collection<?>>arg(0)))),
                        "links of a list of any length are found"));
    }

    private static Object ofTheCrmOnly(WrongStore.Call call) throws Throwable {
        return call.proceed(call.<Collection<RefKey>>arg(0).stream()
                .filter(ref -> ref.system().equals("crm"))
                .toList());
    }

    private static Object byRemoteIdOnly(WrongStore.Call call) throws Throwable {
        return call.proceed(
                each(call.<Collection<RefKey>>arg(0), ref -> new RefKey("crm", "Customer", ref.remoteId())));
    }

    private static Object firstLinkOnly(WrongStore.Call call) throws Throwable {
        Crosswalk table = call.table();
        Map<RefKey, String> links = call.arg(0);
        return table.remoteIds("crm", "Customer", links.values()).isEmpty() ? call.proceed() : null;
    }

    private static @Nullable Object linkingTheLeastOnly(WrongStore.Call call) throws Throwable {
        Map<RefKey, String> links = call.arg(0);
        return call.proceed(links.entrySet().stream()
                .filter(link -> link.getValue().equals("c-1"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Object linkingAnew(WrongStore.Call call) throws Throwable {
        Map<RefKey, String> links = call.arg(0);
        call.proceed(links.keySet().stream().collect(toMap(ref -> ref, ref -> "elsewhere")));
        return call.proceed();
    }

    private static Object neverMoving(WrongStore.Call call) throws Throwable {
        Crosswalk table = call.table();
        return table.recordIds(call.<Map<RefKey, String>>arg(0).keySet()).isEmpty() ? call.proceed() : null;
    }
}
