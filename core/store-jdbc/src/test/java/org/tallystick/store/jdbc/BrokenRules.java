package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.tallystick.store.jdbc.WrongStore.doing;
import static org.tallystick.store.jdbc.WrongStore.inTransaction;
import static org.tallystick.store.jdbc.WrongStore.isOf;
import static org.tallystick.store.jdbc.WrongStore.proxy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Observation;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.AlreadyBilledException;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Breaks;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Budgets;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Which;
import org.tallystick.engine.store.Crosswalk;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Cursors.ReadingRow;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Echoes;
import org.tallystick.engine.store.Echoes.EchoRow;
import org.tallystick.engine.store.Exceptions;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Exceptions.Replaced;
import org.tallystick.engine.store.Explanations;
import org.tallystick.engine.store.Explanations.ExplanationRow;
import org.tallystick.engine.store.Hints;
import org.tallystick.engine.store.Hints.HintRow;
import org.tallystick.engine.store.Inbox;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Runs;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions;
import org.tallystick.engine.store.Views;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.spi.Allowance;
import org.tallystick.testkit.store.Rows;

/** A store for each rule of the contract that breaks it, and what the contract must say of it. */
final class BrokenRules {

    private BrokenRules() {}

    /**
     * A rule and a store that breaks it.
     *
     * @param rule its number
     * @param wrong makes the store of a right one
     * @param says a part of the message
     */
    record Broken(int rule, UnaryOperator<Store> wrong, String says) {

        @Override
        public String toString() {
            return "s" + rule;
        }
    }

    static Stream<Broken> all() {
        return Stream.of(
                        transactions(),
                        documents(),
                        records(),
                        crosswalk(),
                        runs(),
                        allocations(),
                        deliveries(),
                        exceptions(),
                        cases(),
                        blanking(),
                        breaks(),
                        trails(),
                        leases(),
                        partitions(),
                        newerStates(),
                        pushed(),
                        processes())
                .flatMap(List::stream);
    }

    private static List<Broken> processes() {
        return List.of(
                new Broken(
                        170,
                        doing(Processes.class, "put", BrokenRules::puttingNewProcessesOnly),
                        "every field of a process comes back as it was put last"),
                new Broken(
                        171,
                        doing(Processes.class, "page", call -> reversed(call.<List<ProcessRow>>result())),
                        "pages are of the states in the order of keys"),
                new Broken(
                        172,
                        doing(
                                Processes.class,
                                "due",
                                call -> call.proceed(call.<Instant>arg(0).minusNanos(1), call.arg(1), call.arg(2))),
                        "due are those whose moment has come"),
                new Broken(
                        173,
                        doing(
                                Processes.class,
                                "moves",
                                call -> call.<List<MoveRow>>result().stream()
                                        .sorted(Comparator.comparing(MoveRow::at))
                                        .toList()),
                        "moves of a process come back in the order"),
                new Broken(
                        174,
                        doing(Blanking.class, "mentions", call -> 0),
                        "who started and moved a process is blanked"));
    }

    private static @Nullable Object puttingNewProcessesOnly(WrongStore.Call call) throws Throwable {
        Processes table = call.table();
        return table.find(call.<ProcessRow>arg(0).key()).isPresent() ? null : call.proceed();
    }

    private static List<Broken> pushed() {
        return List.of(
                new Broken(
                        110,
                        doing(Cursors.class, "readings", call -> reversed(call.<List<ReadingRow>>result())),
                        "readings come back in the order in which they began"),
                new Broken(
                        111,
                        doing(Cursors.class, "forgetReadings", call -> null),
                        "what began before a moment is forgotten of its flow only"),
                new Broken(
                        112,
                        doing(
                                Hints.class,
                                "list",
                                call -> each(call.<List<HintRow>>result(), hint -> new HintRow(hint.documentId(), 1))),
                        "hints at one document are one that counts them"),
                new Broken(
                        113,
                        doing(Hints.class, "remove", BrokenRules::removingHintsThatCameSince),
                        "a hint that came since it was listed stays"),
                new Broken(
                        114,
                        doing(Inbox.class, "list", call -> reversed(call.<List<InboxRow>>result())),
                        "the inbox is listed in the order of its numbers"),
                new Broken(
                        115,
                        doing(Inbox.class, "remove", call -> null),
                        "what is removed from the inbox is gone and nothing else"));
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

    private static List<Broken> transactions() {
        return List.of(
                new Broken(
                        1, doing(Cursors.class, "put", call -> null), "what one transaction wrote the next one reads"),
                new Broken(
                        2, doing(Cursors.class, "find", call -> Optional.empty()), "a transaction reads what it wrote"),
                new Broken(3, BrokenRules::committingAnyway, "the cursor that a failed transaction wrote"),
                new Broken(
                        4,
                        BrokenRules::committingAnyway,
                        "an error leaves nothing either. Expecting an empty Optional"),
                new Broken(5, BrokenRules::silent, "says what was being done"),
                new Broken(
                        6,
                        doing(DirtyKeys.class, "mark", BrokenRules::refuseNullByItself),
                        "cannot be swallowed. Expecting code to raise a throwable"),
                new Broken(
                        7,
                        BrokenRules::failingForGood,
                        "goes on after a failure. org.tallystick.engine.store.StoreException: failed before"),
                new Broken(
                        8,
                        doing(Cursors.class, "find", BrokenRules::nothingAfterTheEnd),
                        "cannot be used after its end. Expecting code to raise a throwable"),
                new Broken(
                        9,
                        doing(Records.class, "put", BrokenRules::nothingAfterTheEnd),
                        "cannot be used inside the next one. Expecting code to raise a throwable"),
                new Broken(10, BrokenRules::nesting, "do not nest. Expecting code to raise a throwable"),
                new Broken(
                        11,
                        BrokenRules::closingQuietly,
                        "is not closed from inside a transaction. Expecting code to raise a throwable"),
                new Broken(
                        12,
                        BrokenRules::closingQuietly,
                        "a closed store says so and may be closed again. Expecting code to raise a throwable"),
                new Broken(13, doing(Cursors.class, "put", dropping(10)), "expected: 200L"),
                new Broken(
                        14,
                        doing(Cursors.class, "put", BrokenRules::emptyForNone),
                        "CursorRow[position=null, ruleSet=rules-2]"));
    }

    /** Commits, and throws afterwards what the work threw. */
    private static Store committingAnyway(Store right) {
        return inTransaction(right, (store, work) -> {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Object result = store.inTransaction(tx -> {
                try {
                    return work.apply(tx);
                } catch (RuntimeException | AssertionError e) {
                    thrown.set(e);
                    return "failed";
                }
            });
            if (thrown.get() != null) {
                throw thrown.get();
            }
            return result;
        });
    }

    private static Store silent(Store right) {
        return inTransaction(right, (store, work) -> {
            try {
                return store.inTransaction(work);
            } catch (StoreException e) {
                throw new StoreException("failed", e);
            }
        });
    }

    private static Object refuseNullByItself(WrongStore.Call call) throws Throwable {
        if (call.arg(0) == null) {
            throw new StoreException("hub_dirty wants a decider", new IllegalArgumentException());
        }
        return call.proceed();
    }

    private static Store failingForGood(Store right) {
        AtomicReference<StoreException> failure = new AtomicReference<>();
        return inTransaction(right, (store, work) -> {
            if (failure.get() != null) {
                throw new StoreException("failed before", failure.get());
            }
            try {
                return store.inTransaction(work);
            } catch (StoreException e) {
                failure.set(e);
                throw e;
            }
        });
    }

    private static Object nothingAfterTheEnd(WrongStore.Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (IllegalStateException e) {
            return isOf(call, "find") ? Optional.empty() : null;
        }
    }

    private static Store nesting(Store right) {
        AtomicReference<StoreTransaction> outer = new AtomicReference<>();
        return inTransaction(
                right,
                (store, work) -> outer.get() != null
                        ? work.apply(outer.get())
                        : store.inTransaction(tx -> {
                            outer.set(tx);
                            try {
                                return work.apply(tx);
                            } finally {
                                outer.set(null);
                            }
                        }));
    }

    private static Store closingQuietly(Store right) {
        return proxy(Store.class, right, call -> isOf(call, "close") ? null : call.proceed());
    }

    private static WrongStore.Fault dropping(int each) {
        AtomicInteger calls = new AtomicInteger();
        return call -> calls.incrementAndGet() % each == 0 ? null : call.proceed();
    }

    private static Object emptyForNone(WrongStore.Call call) throws Throwable {
        CursorRow row = call.arg(1);
        return row.position() == null ? call.proceed(call.arg(0), new CursorRow("", row.ruleSet())) : call.proceed();
    }

    private static List<Broken> documents() {
        return List.of(
                new Broken(15, doing(Documents.class, "find", BrokenRules::withRaw), "raw={}"),
                new Broken(
                        16,
                        doing(Documents.class, "put", BrokenRules::keepingKnownDocuments),
                        "the newest version replaces a document"),
                new Broken(17, doing(Documents.class, "setAside", BrokenRules::withoutRaw), "come with their text"),
                new Broken(
                        18,
                        doing(Documents.class, "liveIds", call -> plus(call.<List<String>>result(), "c")),
                        "the following elements were unexpected"),
                new Broken(
                        19,
                        doing(
                                Documents.class,
                                "find",
                                call -> call.proceed(call.arg(0), first(call.<Collection<?>>arg(1)))),
                        "Expected size: 1300 but was: 1000"));
    }

    private static Object withRaw(WrongStore.Call call) throws Throwable {
        Map<String, DocumentRow> found = call.result();
        return found.entrySet().stream().collect(toMap(Map.Entry::getKey, row -> with(row.getValue(), "{}")));
    }

    private static Object withoutRaw(WrongStore.Call call) throws Throwable {
        return call.<List<DocumentRow>>result().stream()
                .map(row -> with(row, null))
                .toList();
    }

    private static DocumentRow with(DocumentRow row, String raw) {
        return new DocumentRow(row.flow(), row.id(), row.version(), row.hash(), row.ruleSet(), raw, row.state());
    }

    private static Object keepingKnownDocuments(WrongStore.Call call) throws Throwable {
        Documents table = call.table();
        return call.proceed(call.<Collection<DocumentRow>>arg(0).stream()
                .filter(row -> table.find(row.flow(), List.of(row.id())).isEmpty())
                .toList());
    }

    private static List<Broken> records() {
        return List.of(
                new Broken(
                        20,
                        doing(
                                Records.class,
                                "put",
                                call -> call.proceed(
                                        each(call.<Collection<RecordRow>>arg(0), BrokenRules::withoutRun))),
                        "run=null"),
                new Broken(
                        21,
                        doing(Records.class, "put", call -> call.proceed(reversed(call.<Collection<RecordRow>>arg(0)))),
                        "positions follow the order of writing"),
                new Broken(22, doing(Records.class, "lastPosition", call -> call.<Long>result() + 1), "expected: 0L"),
                new Broken(
                        23,
                        BrokenRules::numberingOutsideTheTransaction,
                        "a transaction that was rolled back takes no position"),
                new Broken(24, doing(Records.class, "findByKey", BrokenRules::withUndecided), "undecided"),
                new Broken(
                        25,
                        doing(
                                Records.class,
                                "findByKey",
                                call -> call.proceed(call.arg(0), Records.Key.KEY1, call.arg(2))),
                        "the second key finds its own records"),
                new Broken(26, doing(Records.class, "findByKey", BrokenRules::inTwoPieces), "is not sorted"),
                new Broken(27, doing(Records.class, "page", BrokenRules::withoutRegardToCase), "order by their bytes"),
                new Broken(
                        28,
                        doing(Records.class, "findByDocuments", BrokenRules::decidedOnly),
                        "could not find the following elements"),
                new Broken(
                        29,
                        doing(Records.class, "page", BrokenRules::fromTheLastOneOn),
                        "pages go through all that exist for deciders"));
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
        return doing(Records.class, "page", call -> each(call.<List<RecordRow>>result(), row -> at(rows, row)))
                .apply(counting);
    }

    private static RecordRow at(AtomicInteger puts, RecordRow r) {
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
                r.run(),
                puts.get());
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

    private static List<Broken> crosswalk() {
        return List.of(
                new Broken(
                        30,
                        doing(Crosswalk.class, "recordIds", BrokenRules::ofTheCrmOnly),
                        "refs of several systems denote one record"),
                new Broken(
                        31,
                        doing(Crosswalk.class, "recordIds", BrokenRules::byRemoteIdOnly),
                        "say nothing of another. Expecting empty"),
                new Broken(
                        32,
                        doing(Crosswalk.class, "link", BrokenRules::firstLinkOnly),
                        "the last linked is the remote id"),
                new Broken(
                        33,
                        doing(Crosswalk.class, "link", BrokenRules::linkingAnew),
                        "linking again what is linked changes nothing"),
                new Broken(
                        191,
                        doing(Crosswalk.class, "linkFirst", BrokenRules::linkingTheLeastOnly),
                        "first refs of new records are linked as others are"),
                new Broken(
                        192,
                        doing(Crosswalk.class, "link", BrokenRules::firstLinkOnly),
                        "is linked after the first is the last"),
                new Broken(34, doing(Crosswalk.class, "link", BrokenRules::neverMoving), "moves and is the last there"),
                new Broken(
                        35,
                        doing(Crosswalk.class, "recordIds", call -> call.proceed(first(call.<Collection<?>>arg(0)))),
                        "links of a list of any length are found"),
                new Broken(
                        36, doing(DirtyKeys.class, "list", call -> reversed(call.<List<?>>result())), "listed sorted"));
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

    private static List<Broken> runs() {
        return List.of(
                new Broken(
                        37,
                        doing(Runs.class, "list", call -> reversed(call.<List<?>>result())),
                        "in the order in which they were opened"),
                new Broken(38, doing(Runs.class, "put", BrokenRules::keepingKnownRuns), "a run is replaced"),
                new Broken(
                        39,
                        doing(Runs.class, "put", BrokenRules::givingAnotherSequence),
                        "two runs cannot have one sequence. Expecting code to raise a throwable"),
                new Broken(40, doing(Runs.class, "keyDone", call -> true), "stay done"),
                new Broken(136, doing(Runs.class, "keyDone", BrokenRules::alwaysToDo), "[true, false, false]"),
                new Broken(
                        41,
                        doing(Runs.class, "addKeys", BrokenRules::makingTheRun),
                        "need their run when the transaction ends. Expecting code to raise a throwable"));
    }

    private static Object keepingKnownRuns(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        return table.find(call.<RunRow>arg(0).id()).isPresent() ? null : call.proceed();
    }

    private static Object givingAnotherSequence(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        RunRow run = call.arg(0);
        return call.proceed(new RunRow(
                run.id(), table.list().size() + 1L, run.cutOff(), run.phase(), run.openedAt(), run.closedAt()));
    }

    private static Object makingTheRun(WrongStore.Call call) throws Throwable {
        Runs table = call.table();
        table.put(new RunRow(call.arg(0), 1, 0, 0, Rows.NOON, null));
        return call.proceed();
    }

    private static List<Broken> allocations() {
        return List.of(
                new Broken(
                        42,
                        doing(Allocations.class, "claim", BrokenRules::claimingTheFirst),
                        "claimed items are on their document"),
                new Broken(
                        43,
                        doing(Allocations.class, "claim", BrokenRules::leavingOutWhatIsTaken),
                        "neither are the others. Expecting code to raise a throwable"),
                new Broken(44, doing(Allocations.class, "claim", BrokenRules::claimingOneByOne), "inv-2"),
                new Broken(162, doing(Allocations.class, "claim", BrokenRules::claimingWholeItems), "is billed on"),
                new Broken(200, doing(Explanations.class, "find", call -> Optional.empty()), "as agreed"),
                new Broken(201, doing(Explanations.class, "find", BrokenRules::asAmended), "as amended"),
                new Broken(202, doing(Blanking.class, "mentions", call -> 0), "as Ada_L said"));
    }

    private static Object asAmended(WrongStore.Call call) {
        return Optional.of(new ExplanationRow(call.arg(0), "release", null, "as amended", "{}"));
    }

    private static Object claimingTheFirst(WrongStore.Call call) throws Throwable {
        String first = new TreeSet<>(call.<Map<String, Integer>>arg(1).keySet()).first();
        return call.proceed(call.arg(0), Map.of(first, 1));
    }

    private static Object claimingWholeItems(WrongStore.Call call) throws Throwable {
        Map<String, Integer> whole = new HashMap<>();
        call.<Map<String, Integer>>arg(1).keySet().forEach(item -> whole.put(item, 1));
        return call.proceed(call.arg(0), whole);
    }

    private static Object leavingOutWhatIsTaken(WrongStore.Call call) throws Throwable {
        try {
            return claimingOneByOne(call);
        } catch (AlreadyBilledException e) {
            return null;
        }
    }

    private static Object claimingOneByOne(WrongStore.Call call) throws Throwable {
        for (Map.Entry<String, Integer> claim :
                new TreeMap<>(call.<Map<String, Integer>>arg(1)).descendingMap().entrySet()) {
            call.proceed(call.arg(0), Map.of(claim.getKey(), claim.getValue()));
        }
        return null;
    }

    private static List<Broken> deliveries() {
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
                                call -> call.<Optional<DeliveryRow>>result().map(BrokenRules::withAProblem)),
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
                        doing(Deliveries.class, "put", BrokenRules::keepingKnownDeliveries),
                        "takes the old ones place. Expecting empty"),
                new Broken(
                        50,
                        doing(Deliveries.class, "findByExternalKeys", BrokenRules::inEitherCase),
                        "of their target and type"),
                new Broken(
                        51,
                        doing(Deliveries.class, "put", dueAt(due -> Rows.NOON)),
                        "cannot hold is refused. Expecting code to raise a throwable"),
                new Broken(
                        52, doing(Deliveries.class, "putIntent", BrokenRules::sortingTheIntent), "recordIds=[b, a, c]"),
                new Broken(53, doing(Deliveries.class, "putIntent", BrokenRules::keepingKnownIntents), "recordIds=[c]"),
                new Broken(145, doing(Deliveries.class, "find", BrokenRules::inAllPartitions), "partitions only"),
                new Broken(
                        146,
                        doing(Deliveries.class, "sharedKeys", call -> Set.copyOf(call.<Collection<String>>arg(2))),
                        "more than one record has"),
                new Broken(147, doing(Deliveries.class, "send", BrokenRules::movingWhatIsSent), "stays as it is"),
                new Broken(175, doing(Deliveries.class, "remove", call -> null), "is gone and no other"),
                new Broken(148, doing(Deliveries.class, "settle", BrokenRules::leavingTheBatch), "has ended"),
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
                        194, doing(Deliveries.class, "plan", BrokenRules::replacing), "is known is not planned anew"));
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

    private static Object sortingTheIntent(WrongStore.Call call) throws Throwable {
        IntentRow i = call.arg(0);
        return call.proceed(new IntentRow(
                i.id(), i.target(), i.type(), i.recordIds().stream().sorted().toList(), i.body(), i.sentAt(), true));
    }

    private static Object inAllPartitions(WrongStore.Call call) throws Throwable {
        return call.args().size() == 4
                ? call.proceed(call.arg(0), call.arg(1), call.arg(2), Deliveries.ALL)
                : call.proceed();
    }

    private static @Nullable Object movingWhatIsSent(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        table.put(call.arg(1));
        return call.proceed();
    }

    private static @Nullable Object leavingTheBatch(WrongStore.Call call) {
        Deliveries table = call.table();
        table.put(call.arg(1));
        return null;
    }

    private static Object keepingKnownIntents(WrongStore.Call call) throws Throwable {
        Deliveries table = call.table();
        IntentRow intent = call.arg(0);
        return table.intents(intent.target(), intent.type()).isEmpty() ? call.proceed() : null;
    }

    private static List<Broken> exceptions() {
        return List.of(
                new Broken(
                        54,
                        doing(Exceptions.class, "replace", BrokenRules::neverClosing),
                        "closed by the run that did not find it"),
                new Broken(
                        55,
                        doing(Exceptions.class, "replace", BrokenRules::openingAnew),
                        "keeps the run that opened it"),
                new Broken(
                        56,
                        doing(Exceptions.class, "replace", BrokenRules::withoutRegardToAmounts),
                        "differs in any field is new"),
                new Broken(57, doing(Exceptions.class, "replace", neverReopening()), "comes back is opened again"),
                new Broken(
                        58,
                        doing(Exceptions.class, "replace", BrokenRules::closingTheNeighbours),
                        "touches nobody elses"),
                new Broken(
                        59,
                        doing(Exceptions.class, "replace", BrokenRules::leavingOutOthers),
                        "raises its own only. Expecting code to raise a throwable"),
                new Broken(
                        60,
                        doing(Exceptions.class, "openAfter", call -> twice(call.<List<?>>result())),
                        "equal exceptions are one"),
                new Broken(
                        61,
                        doing(Exceptions.class, "replace", BrokenRules::alwaysInARun),
                        "is open after every run until it is closed"),
                new Broken(65, doing(Exceptions.class, "replace", BrokenRules::tellingNothing), "Replaced"),
                new Broken(
                        190,
                        doing(Exceptions.class, "openScopes", call -> Set.copyOf(call.<Collection<String>>arg(0))),
                        "eng-2"));
    }

    private static Object neverClosing(WrongStore.Call call) throws Throwable {
        Exceptions table = call.table();
        List<ExceptionRow> rows = new ArrayList<>(call.<Collection<ExceptionRow>>arg(1));
        rows.addAll(table.openAfter(call.<Long>arg(2)));
        return call.proceed(call.arg(0), rows, call.arg(2));
    }

    private static Object openingAnew(WrongStore.Call call) throws Throwable {
        call.proceed(call.arg(0), List.of(), 1L);
        return call.proceed();
    }

    private static Object withoutRegardToAmounts(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                each(
                        call.<Collection<ExceptionRow>>arg(1),
                        row -> Rows.exception(row.scope(), row.code(), row.subject())),
                call.arg(2));
    }

    private static WrongStore.Fault neverReopening() {
        Set<ExceptionRow> known = new HashSet<>();
        return call -> {
            Exceptions table = call.table();
            Collection<ExceptionRow> now = call.arg(1);
            List<ExceptionRow> open = table.openAfter(call.<Long>arg(2));
            List<ExceptionRow> kept = now.stream()
                    .filter(row -> open.contains(row) || !known.contains(row))
                    .toList();
            known.addAll(now);
            return call.proceed(call.arg(0), kept, call.arg(2));
        };
    }

    private static Object closingTheNeighbours(WrongStore.Call call) throws Throwable {
        if (call.arg(0).equals("eng-1")) {
            call.proceed("eng-2", List.of(), call.arg(2));
        }
        return call.proceed();
    }

    private static Object leavingOutOthers(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                call.<Collection<ExceptionRow>>arg(1).stream()
                        .filter(row -> row.scope().equals(call.arg(0)))
                        .toList(),
                call.arg(2));
    }

    private static Object alwaysInARun(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), 5L);
    }

    private static Object tellingNothing(WrongStore.Call call) throws Throwable {
        call.proceed();
        return new Replaced(List.of(), List.of());
    }

    private static List<Broken> cases() {
        return List.of(
                new Broken(90, doing(Cases.class, "put", call -> null), "comes back under the next number"),
                new Broken(91, doing(Cases.class, "put", BrokenRules::onlyNewCases), "FIXED"),
                new Broken(92, doing(Cases.class, "due", BrokenRules::dueOfAnything), "of the system and type"),
                new Broken(93, doing(Cases.class, "page", BrokenRules::withoutNarrowing), "narrowed by what is given"),
                new Broken(94, doing(Cases.class, "actions", BrokenRules::newestFirst), "REOPENED"));
    }

    private static Object onlyNewCases(WrongStore.Call call) throws Throwable {
        return call.proceed(call.<Collection<CaseRow>>arg(0).stream()
                .filter(row -> row.id() == 0)
                .toList());
    }

    private static Object dueOfAnything(WrongStore.Call call) {
        Cases table = call.table();
        return table.page(new Which(null, null, null, null, null, Set.of(), null, null), 0, 100);
    }

    private static Object withoutNarrowing(WrongStore.Call call) throws Throwable {
        return call.proceed(new Which(null, null, null, null, null, Set.of(), null, null), call.arg(1), call.arg(2));
    }

    private static Object newestFirst(WrongStore.Call call) throws Throwable {
        List<Object> actions = new ArrayList<>(call.<List<Object>>result());
        Collections.reverse(actions);
        return actions;
    }

    private static List<Broken> blanking() {
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
                new Broken(99, doing(Blanking.class, "inFlight", call -> List.of()), "in flight"),
                new Broken(
                        100,
                        doing(Blanking.class, "recordsWith", call -> call.proceed(call.arg(0), 100)),
                        "TimeEntry/b"));
    }

    private static Object expectedOfAnyTarget(WrongStore.Call call) throws Throwable {
        return call.proceed("psa", call.arg(1), call.arg(2));
    }

    private static Object withoutBefore(WrongStore.Call call) throws Throwable {
        Map<String, EchoRow> rows = new HashMap<>(call.<Map<String, EchoRow>>result());
        rows.replaceAll((id, row) -> new EchoRow(row.fingerprint(), null));
        return rows;
    }

    private static Object ofOneSystem(WrongStore.Call call) throws Throwable {
        return call.proceed("psa", call.arg(1), call.arg(2));
    }

    private static Object withoutEarlier(WrongStore.Call call) throws Throwable {
        Map<String, ViewRow> rows = new HashMap<>(call.<Map<String, ViewRow>>arg(2));
        rows.replaceAll((id, row) -> new ViewRow(row.theirs(), row.ours(), null));
        return call.proceed(call.arg(0), call.arg(1), rows);
    }

    private static List<Broken> breaks() {
        return List.of(
                new Broken(180, doing(Views.class, "put", BrokenRules::withoutEarlier), "e2"),
                new Broken(181, doing(Views.class, "put", BrokenRules::ofOneSystem), "t4"),
                new Broken(182, doing(Blanking.class, "mentions", call -> 0), "keys not expected"),
                new Broken(160, doing(Echoes.class, "find", BrokenRules::expectedOfAnyTarget), "f3"),
                new Broken(161, doing(Echoes.class, "find", BrokenRules::withoutBefore), "before=null"),
                new Broken(64, doing(Deliveries.class, "states", call -> Map.of()), "r1"),
                new Broken(62, doing(Breaks.class, "replace", BrokenRules::addingBreaks), "MISSING_IN_TARGET"),
                new Broken(
                        63,
                        doing(Breaks.class, "replace", BrokenRules::leavingOutOtherBreaks),
                        "a break of another type is refused. Expecting code to raise a throwable"));
    }

    private static List<Broken> trails() {
        return List.of(
                new Broken(66, doing(Transitions.class, "of", call -> List.of()), "DRAFT"),
                new Broken(67, doing(Transitions.class, "append", BrokenRules::backwards), "APPROVED"),
                new Broken(68, doing(Audit.class, "entries", BrokenRules::fromTheEnd), "number=1"),
                new Broken(69, doing(Audit.class, "entries", BrokenRules::withoutLimit), "2L, 3L"),
                new Broken(70, doing(Audit.class, "append", BrokenRules::trimmed), "quote"),
                new Broken(71, doing(Audit.class, "advance", call -> true), "two"),
                new Broken(72, doing(Audit.class, "advance", BrokenRules::fromAnyHead), "an old head moves nothing"),
                new Broken(83, doing(Deliveries.class, "inState", BrokenRules::alwaysTheFirstPage), "the second page"),
                new Broken(80, doing(Budgets.class, "spend", call -> true), "the third of two"),
                new Broken(81, doing(Budgets.class, "spend", BrokenRules::atLeastOne), "false"),
                new Broken(82, doing(Budgets.class, "spend", BrokenRules::ofOneDay), "another day"),
                new Broken(195, doing(Budgets.class, "observe", BrokenRules::believingWhoSpokeLast), "seen before"),
                new Broken(196, doing(Budgets.class, "observed", BrokenRules::withoutCallsSince), "two calls since"),
                new Broken(197, doing(Budgets.class, "observe", BrokenRules::ofOneAccount), "used=40"));
    }

    /** What it was told last, under a moment of its own. */
    private static Object believingWhoSpokeLast(WrongStore.Call call) throws Throwable {
        Allowance said = call.arg(1);
        Instant after = call.<Budgets>table()
                .observed(call.arg(0))
                .map(kept -> kept.said().seenAt().plusNanos(1))
                .orElse(said.seenAt());
        return call.proceed(call.arg(0), new Allowance(said.used(), said.limit(), after));
    }

    private static Object withoutCallsSince(WrongStore.Call call) throws Throwable {
        return call.<Optional<Observation>>result().map(kept -> Observation.of(kept.said()));
    }

    /** What is said of any is said of the ERP too. */
    private static Object ofOneAccount(WrongStore.Call call) throws Throwable {
        call.proceed("erp", call.arg(1));
        return call.proceed();
    }

    private static Object alwaysTheFirstPage(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), call.arg(2), call.arg(3), null, call.arg(5));
    }

    private static Object atLeastOne(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Math.max(1, call.<Long>arg(2)));
    }

    private static Object ofOneDay(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), LocalDate.EPOCH, call.arg(2));
    }

    private static Object backwards(WrongStore.Call call) throws Throwable {
        List<Object> rows = new ArrayList<>(call.<Collection<Object>>arg(0));
        Collections.reverse(rows);
        return call.proceed(rows);
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

    private static Object alwaysToDo(WrongStore.Call call) throws Throwable {
        call.proceed();
        return true;
    }

    private static List<Broken> leases() {
        return List.of(
                new Broken(125, doing(Leases.class, "claim", call -> Optional.empty()), "is granted"),
                new Broken(126, doing(Leases.class, "claim", BrokenRules::takingOver), "not granted to another"),
                new Broken(127, doing(Leases.class, "claim", BrokenRules::neverExpiring), "of a new epoch"),
                new Broken(128, doing(Leases.class, "release", call -> null), "given back"),
                new Broken(129, doing(Leases.class, "fence", call -> Duration.ofDays(1)), "is not written"),
                new Broken(130, doing(Leases.class, "renew", BrokenRules::onlyWhatLives), "nobody claimed stands"),
                new Broken(131, doing(Leases.class, "renew", BrokenRules::renewingByName), "is not renewed"),
                new Broken(132, doing(Leases.class, "release", BrokenRules::releasingByName), "leaves it to the other"),
                new Broken(133, doing(Leases.class, "fence", BrokenRules::byHolder), "the one before is lost"),
                new Broken(134, doing(Leases.class, "living", BrokenRules::asIfLongAgo), "does not live"),
                new Broken(135, doing(Leases.class, "fence", BrokenRules::ofTheFirstNamed), "first lease to end"));
    }

    /** A claim that does not look whether another holds it. */
    private static Object takingOver(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        table.release(ofName(table, call.arg(0)));
        return call.proceed();
    }

    private static Object neverExpiring(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Duration.ofDays(9), call.arg(3));
    }

    private static Object onlyWhatLives(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        Collection<Lease> leases = call.arg(0);
        if (!table.living(Rows.NOON).containsAll(leases)) {
            throw new LeaseLostException(leases.iterator().next());
        }
        return call.proceed();
    }

    /** A late heartbeat steals the lease back (F-RUN-02). */
    private static Object renewingByName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.claim(lease.name(), lease.holder(), call.arg(1), call.arg(2));
        }
        return null;
    }

    private static Object releasingByName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.release(ofName(table, lease.name()));
        }
        return null;
    }

    private static List<Lease> ofName(Leases table, String name) {
        return table.living(Rows.NOON).stream()
                .filter(lease -> lease.name().equals(name))
                .toList();
    }

    /** Stable names of workers defeat the check (F-RUN-01). */
    private static Object byHolder(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        Collection<Lease> leases = call.arg(0);
        return table.living(Rows.NOON).stream()
                        .map(Lease::holder)
                        .toList()
                        .contains(leases.iterator().next().holder())
                ? Duration.ofHours(1)
                : call.proceed();
    }

    private static Object asIfLongAgo(WrongStore.Call call) throws Throwable {
        return call.proceed(Instant.EPOCH);
    }

    private static Object ofTheFirstNamed(WrongStore.Call call) throws Throwable {
        return call.proceed(call.<Collection<Lease>>arg(0).stream().limit(1).toList(), call.arg(1));
    }

    private static List<Broken> partitions() {
        return List.of(
                new Broken(137, doing(Deliveries.class, "due", BrokenRules::dueOfAll), "of the partitions only"),
                new Broken(
                        138, doing(Deliveries.class, "inState", BrokenRules::inStateOfAll), "of the partitions only"),
                new Broken(
                        139,
                        doing(Deliveries.class, "inState", BrokenRules::ofTheNewestKey),
                        "stays in its partition"));
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

    private static List<Broken> newerStates() {
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
                new Broken(
                        144, planningAgain((row, record) -> row.state() == State.APPLIED), "as its record is stays"));
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
                    .map(BrokenRules::planned)
                    .toList();
            table.put(rows);
            return null;
        });
    }

    private static DeliveryRow planned(DeliveryRow row) {
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
                row.dueAt(),
                null,
                row.remoteId(),
                row.adopted(),
                row.requestedBy(),
                row.run(),
                null);
    }

    private static Object addingBreaks(WrongStore.Call call) throws Throwable {
        Breaks table = call.table();
        List<BreakRow> rows = new ArrayList<>(call.<Collection<BreakRow>>arg(2));
        table.open().stream().filter(row -> isOfItsType(call, row)).forEach(rows::add);
        return call.proceed(call.arg(0), call.arg(1), rows);
    }

    private static Object leavingOutOtherBreaks(WrongStore.Call call) throws Throwable {
        return call.proceed(
                call.arg(0),
                call.arg(1),
                call.<Collection<BreakRow>>arg(2).stream()
                        .filter(row -> isOfItsType(call, row))
                        .toList());
    }

    private static boolean isOfItsType(WrongStore.Call call, BreakRow row) {
        return row.target().equals(call.arg(0)) && row.type().equals(call.arg(1));
    }

    private static <T> List<T> each(Collection<T> rows, UnaryOperator<T> change) {
        return rows.stream().map(change).toList();
    }

    private static <T> List<T> plus(List<T> rows, T more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> twice(List<T> rows) {
        return Stream.concat(rows.stream(), rows.stream()).toList();
    }

    private static <T> List<T> first(Collection<T> rows) {
        return rows.stream().limit(1_000).toList();
    }

    private static <T> List<T> reversed(Collection<T> rows) {
        List<T> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }
}
