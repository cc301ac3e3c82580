package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.BrokenRules.each;
import static org.tallystick.store.jdbc.BrokenRules.reversed;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.BrokenRules.Broken;
import org.tallystick.testkit.store.Rows;

/** Stores that do wrong what is required of records. */
final class BrokenRecordRules {

    private BrokenRecordRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        20,
                        doing(
                                Records.class,
                                "put",
                                call -> call.proceed(
                                        each(call.<Collection<RecordRow>>arg(0), BrokenRecordRules::withoutRun))),
                        "run=null"),
                new Broken(
                        21,
                        doing(Records.class, "put", call -> call.proceed(reversed(call.<Collection<RecordRow>>arg(0)))),
                        "positions follow the order of writing"),
                new Broken(
                        208,
                        doing(
                                Records.class,
                                "putFirst",
                                call -> call.proceed(reversed(call.<Collection<RecordRow>>arg(0)))),
                        "takes the next positions"),
                new Broken(
                        209,
                        doing(Records.class, "putFirst", BrokenRecordRules::replacing),
                        "is known is not put for the first time"),
                new Broken(22, doing(Records.class, "lastPosition", call -> call.<Long>result() + 1), "expected: 0L"),
                new Broken(
                        23,
                        BrokenRecordRules::numberingOutsideTheTransaction,
                        "a transaction that was rolled back takes no position"),
                new Broken(24, doing(Records.class, "findByKey", BrokenRecordRules::withUndecided), "undecided"),
                new Broken(
                        25,
                        doing(
                                Records.class,
                                "findByKey",
                                call -> call.proceed(call.arg(0), Records.Key.KEY1, call.arg(2))),
                        "the second key finds its own records"),
                new Broken(26, doing(Records.class, "findByKey", BrokenRecordRules::inTwoPieces), "is not sorted"),
                new Broken(
                        27,
                        doing(Records.class, "page", BrokenRecordRules::withoutRegardToCase),
                        "order by their bytes"),
                new Broken(
                        28,
                        doing(Records.class, "findByDocuments", BrokenRecordRules::decidedOnly),
                        "could not find the following elements"),
                new Broken(
                        29,
                        doing(Records.class, "page", BrokenRecordRules::fromTheLastOneOn),
                        "pages go through all that exist for deciders"),
                new Broken(
                        214, doing(Records.class, "unplanned", BrokenRecordRules::withWhatWasRead), "Expecting actual"),
                new Broken(
                        215,
                        doing(
                                Records.class,
                                "unplanned",
                                call -> call.proceed(call.arg(0), List.of(), call.arg(2), call.arg(3))),
                        "[\"c\"]"));
    }

    private static Object withWhatWasRead(WrongStore.Call call) throws Throwable {
        Records table = call.table();
        List<RecordRow> rows = new ArrayList<>(call.<List<RecordRow>>result());
        table.find("Invoice", "read").ifPresent(rows::add);
        return rows;
    }

    private static @Nullable Object replacing(WrongStore.Call call) {
        Records table = call.table();
        table.put(call.<Collection<RecordRow>>arg(0));
        return null;
    }

    private static RecordRow withoutRun(RecordRow r) {
        return new RecordRow(
                r.type(),
                r.id(),
                r.flow(),
                r.documentId(),
                r.version(),
                r.fingerprint(),
                r.seen(),
                r.decided(),
                r.key1(),
                r.key2(),
                null,
                r.position());
    }

    /** As a sequence of the database does: what was rolled back leaves a gap. */
    private static Store numberingOutsideTheTransaction(Store right) {
        AtomicInteger rows = new AtomicInteger();
        Store counting = doing(Records.class, "put", call -> {
                    rows.addAndGet(call.<Collection<RecordRow>>arg(0).size());
                    return call.proceed();
                })
                .apply(right);
        return doing(
                        Records.class,
                        "page",
                        call -> each(call.<List<RecordRow>>result(), row -> Rows.at(rows.get(), row)))
                .apply(counting);
    }

    private static Object withUndecided(WrongStore.Call call) throws Throwable {
        Records table = call.table();
        List<RecordRow> rows = new ArrayList<>(call.<List<RecordRow>>result());
        table.find("TimeEntry", "undecided").ifPresent(rows::add);
        return rows;
    }

    private static Object inTwoPieces(WrongStore.Call call) throws Throwable {
        List<String> values = List.copyOf(call.<Collection<String>>arg(2));
        List<Object> rows = new ArrayList<>();
        for (List<String> piece :
                List.of(values.subList(0, values.size() / 2), values.subList(values.size() / 2, values.size()))) {
            rows.addAll((List<?>) call.proceed(call.arg(0), call.arg(1), piece));
        }
        return rows;
    }

    private static Object withoutRegardToCase(WrongStore.Call call) throws Throwable {
        List<RecordRow> rows = new ArrayList<>(call.<List<RecordRow>>result());
        rows.sort(Comparator.comparing(RecordRow::id, String.CASE_INSENSITIVE_ORDER));
        return rows;
    }

    private static Object decidedOnly(WrongStore.Call call) throws Throwable {
        return call.<List<RecordRow>>result().stream()
                .filter(row -> row.decided() != null)
                .toList();
    }

    private static Object fromTheLastOneOn(WrongStore.Call call) throws Throwable {
        String after = call.arg(1);
        String before = after.isEmpty() ? "" : Character.toString(after.charAt(0) - 1);
        return call.proceed(call.arg(0), before, call.arg(2));
    }
}
