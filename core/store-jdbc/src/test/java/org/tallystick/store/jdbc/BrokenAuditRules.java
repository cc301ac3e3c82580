package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.tallystick.engine.store.Audit;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of the audit trail. */
final class BrokenAuditRules {

    private BrokenAuditRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(68, doing(Audit.class, "entries", BrokenAuditRules::fromTheEnd), "number=1"),
                new Broken(69, doing(Audit.class, "entries", BrokenAuditRules::withoutLimit), "2L, 3L"),
                new Broken(70, doing(Audit.class, "append", BrokenAuditRules::trimmed), "quote"),
                new Broken(71, doing(Audit.class, "advance", call -> true), "two"),
                new Broken(
                        72, doing(Audit.class, "advance", BrokenAuditRules::fromAnyHead), "an old head moves nothing"));
    }

    private static Object fromTheEnd(WrongStore.Call call) throws Throwable {
        List<Object> entries = new ArrayList<>(call.<List<Object>>result());
        Collections.reverse(entries);
        return entries;
    }

    private static Object withoutLimit(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Integer.MAX_VALUE);
    }

    private static Object trimmed(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.<Collection<String>>arg(0).stream().map(String::trim).toList());
    }

    private static Object fromAnyHead(WrongStore.Call call) throws Throwable {
        Audit table = call.table();
        return call.proceed(table.head().orElseThrow(), call.arg(1));
    }
}
