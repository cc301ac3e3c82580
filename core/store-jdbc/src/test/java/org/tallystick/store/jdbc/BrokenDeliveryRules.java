package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.each;
import static org.tallystick.store.jdbc.BrokenRules.plus;
import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.store.jdbc.BrokenRules.Broken;
import org.tallystick.testkit.store.Rows;

/** Stores that do wrong what is required of deliveries. */
final class BrokenDeliveryRules {

    private BrokenDeliveryRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        45,
                        doing(Deliveries.class, "put", dueAt(due -> due.truncatedTo(ChronoUnit.MILLIS))),
                        "every field of a delivery comes back"),
                new Broken(
                        46,
                        doing(
                                Deliveries.class,
                                "find",
                                call -> call.<Optional<DeliveryRow>>result().map(BrokenDeliveryRules::withAProblem)),
                        "problem=null"),
                new Broken(
                        47,
                        doing(
                                Deliveries.class,
                                "due",
                                call -> call.proceed(
                                        call.arg(0), call.arg(1), call.arg(2), call.arg(3), Instant.MAX, call.arg(5))),
                        "some elements were not expected"),
                new Broken(
                        48,
                        doing(Deliveries.class, "inState", call -> reversed(call.<List<?>>result())),
                        "in the order of external keys"),
                new Broken(
                        49,
                        doing(Deliveries.class, "put", BrokenDeliveryRules::keepingKnownDeliveries),
                        "takes the old ones place. Expecting empty"),
                new Broken(
                        50,
                        doing(Deliveries.class, "findByExternalKeys", BrokenDeliveryRules::inEitherCase),
                        "of their target and type"),
                new Broken(
                        51,
                        doing(Deliveries.class, "put", dueAt(due -> Rows.NOON)),
                        "cannot hold is refused. Expecting code to raise a throwable"),
                new Broken(
                        145, doing(Deliveries.class, "find", BrokenDeliveryRules::inAllPartitions), "partitions only"),
                new Broken(
                        146,
                        doing(Deliveries.class, "sharedKeys", call -> Set.copyOf(call.<Collection<String>>arg(2))),
                        "more than one record has"),
                new Broken(175, doing(Deliveries.class, "remove", call -> null), "is gone and no other"),
                new Broken(
                        193,
                        doing(
                                Deliveries.class,
                                "plan",
                                call -> call.proceed(call.<Collection<DeliveryRow>>arg(0).stream()
                                        .limit(1)
                                        .toList())),
                        "for the first time comes back whole"),
                new Broken(
                        194,
                        doing(Deliveries.class, "plan", BrokenDeliveryRules::replacing),
                        "is known is not planned anew"),
                new Broken(64, doing(Deliveries.class, "states", call -> Map.of()), "r1"),
                new Broken(
                        83,
                        doing(Deliveries.class, "inState", BrokenDeliveryRules::alwaysTheFirstPage),
                        "the second page"),
                new Broken(
                        137, doing(Deliveries.class, "due", BrokenDeliveryRules::dueOfAll), "of the partitions only"),
                new Broken(
                        138,
                        doing(Deliveries.class, "inState", BrokenDeliveryRules::inStateOfAll),
                        "of the partitions only"),
                new Broken(
                        139,
                        doing(Deliveries.class, "inState", BrokenDeliveryRules::ofTheNewestKey),
                        "stays in its partition"));
    }

    private static @Nullable Object replacing(WrongStore.Call call) {
        Deliveries table = call.table();
        table.put(call.<Collection<DeliveryRow>>arg(0));
        return null;
    }

    private static WrongStore.Fault dueAt(UnaryOperator<Instant> wrong) {
        return call -> call.proceed(
                each(call.<Collection<DeliveryRow>>arg(0), row -> copy(row, wrong.apply(row.dueAt()), row.problem())));
    }

    private static DeliveryRow withAProblem(DeliveryRow row) {
        return copy(row, row.dueAt(), "");
    }

    private static DeliveryRow copy(DeliveryRow r, Instant dueAt, String problem) {
        return new DeliveryRow(
                r.target(),
                r.type(),
                r.recordId(),
                r.externalKey(),
                r.state(),
                r.fingerprint(),
                r.extensions(),
                r.generation(),
                r.attempts(),
                dueAt,
                r.waitsFor(),
                r.remoteId(),
                r.adopted(),
                r.requestedBy(),
                r.run(),
                problem);
    }

    private static Object keepingKnownDeliveries(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        return call.proceed(call.<Collection<DeliveryRow>>arg(0).stream()
                .filter(row ->
                        table.find(row.target(), row.type(), row.recordId()).isEmpty())
                .toList());
    }

    private static Object inEitherCase(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), plus(List.copyOf(call.<Collection<String>>arg(2)), "k1"));
    }

    private static Object inAllPartitions(WrongStore.Call call) throws Throwable {
        return call.args().size() == 4
                ? call.proceed(call.arg(0), call.arg(1), call.arg(2), Deliveries.ALL)
                : call.proceed();
    }

    private static Object alwaysTheFirstPage(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), call.arg(2), call.arg(3), null, call.arg(5));
    }

    private static Object dueOfAll(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), call.arg(2), Deliveries.ALL, call.arg(4), call.arg(5));
    }

    private static Object inStateOfAll(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        return table.inState(call.arg(0), call.arg(1), call.arg(2), Deliveries.ALL, call.arg(4), call.arg(5));
    }

    private static Object ofTheNewestKey(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        return table.inState(call.arg(0), call.arg(1), call.arg(2), Deliveries.ALL, call.arg(4), call.arg(5)).stream()
                .filter(row -> call.<Set<Integer>>arg(3).contains(Deliveries.partition(row.externalKey())))
                .toList();
    }
}
