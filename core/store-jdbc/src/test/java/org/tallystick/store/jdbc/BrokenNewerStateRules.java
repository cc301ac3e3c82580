package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;
import static org.tallystick.store.jdbc.WrongStore.inTransaction;
import static org.tallystick.store.jdbc.WrongStore.isOf;
import static org.tallystick.store.jdbc.WrongStore.proxy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of what is applied and changed since. */
final class BrokenNewerStateRules {

    private BrokenNewerStateRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(140, doing(Deliveries.class, "planNewer", call -> null), "says something else"),
                new Broken(
                        141,
                        doing(
                                Deliveries.class,
                                "planNewer",
                                call -> call.proceed(call.arg(0), call.arg(1), 0L, call.arg(3))),
                        "after the position"),
                new Broken(142, planningAgain((row, record) -> true), "what the target feeds"),
                new Broken(
                        143,
                        planningAgain((row, record) -> !"erp/TimeEntry".equals(record.flow())),
                        "only what is applied"),
                new Broken(144, planningAgain((row, record) -> row.state() == State.APPLIED), "as its record is stays"),
                new Broken(
                        204,
                        doing(
                                Deliveries.class,
                                "planGone",
                                call -> call.proceed(call.arg(0), call.arg(1), 0L, call.arg(3))),
                        "deleted since"),
                new Broken(217, BrokenNewerStateRules::dueAtOnce, "due no earlier"));
    }

    private static Store dueAtOnce(Store right) {
        return doing(Deliveries.class, "planNewer", call -> {
                    Object done = call.proceed();
                    Deliveries table = call.table();
                    table.put(table
                            .inState(
                                    call.arg(0),
                                    call.arg(1),
                                    EnumSet.of(State.PLANNED),
                                    Deliveries.ALL,
                                    null,
                                    Integer.MAX_VALUE)
                            .stream()
                            .map(row -> planned(row, call.arg(3)))
                            .toList());
                    return done;
                })
                .apply(right);
    }

    /** Plans again whatever the record is like that passes, and has a record at all. */
    private static UnaryOperator<Store> planningAgain(BiPredicate<DeliveryRow, RecordRow> which) {
        return right -> inTransaction(
                right,
                (store, work) -> store.inTransaction(tx -> work.apply(proxy(
                        StoreTransaction.class,
                        tx,
                        call -> isOf(call, "deliveries") ? planningAgain(tx, which) : call.proceed()))));
    }

    private static Deliveries planningAgain(StoreTransaction tx, BiPredicate<DeliveryRow, RecordRow> which) {
        return proxy(Deliveries.class, tx.deliveries(), call -> {
            if (!isOf(call, "planNewer")) {
                return call.proceed();
            }
            Deliveries table = call.table();
            List<DeliveryRow> rows = table
                    .inState(
                            call.arg(0),
                            call.arg(1),
                            EnumSet.allOf(State.class),
                            Deliveries.ALL,
                            null,
                            Integer.MAX_VALUE)
                    .stream()
                    .filter(row -> tx.records()
                            .find(row.type(), row.recordId())
                            .filter(record -> which.test(row, record))
                            .isPresent())
                    .map(row -> planned(row, row.dueAt()))
                    .toList();
            table.put(rows);
            return null;
        });
    }

    private static DeliveryRow planned(DeliveryRow row, Instant dueAt) {
        return new DeliveryRow(
                row.target(),
                row.type(),
                row.recordId(),
                row.externalKey(),
                State.PLANNED,
                row.fingerprint(),
                row.extensions(),
                row.generation(),
                0,
                dueAt,
                null,
                row.remoteId(),
                row.adopted(),
                row.requestedBy(),
                row.run(),
                null);
    }
}
