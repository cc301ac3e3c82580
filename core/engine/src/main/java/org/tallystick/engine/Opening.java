package org.tallystick.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.ingest.HostInbox;
import org.tallystick.engine.internal.ingest.Ingest;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Reading;
import org.tallystick.engine.internal.ingest.Replays;
import org.tallystick.engine.internal.ingest.Tally;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.internal.node.Heartbeat;
import org.tallystick.engine.internal.node.LeasedStore;
import org.tallystick.engine.internal.node.Patience;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.observe.HubEvent.RunOpened;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Problem;

/** Reads every flow, and opens the run that sees what was read. Engines share the flows: each is read by one at a time, under its lease. */
final class Opening {

    private final Store store;
    private final EngineTime time;
    private final Terms terms;
    private final List<IngestFlow<?>> flows;
    private final Replays replays;
    private final Ingest ingest;
    private final HostInbox inbox;
    private final Observers observers;

    Opening(
            Store store,
            EngineTime time,
            Terms terms,
            List<IngestFlow<?>> flows,
            Replays replays,
            Ingest ingest,
            HostInbox inbox,
            Observers observers) {
        this.store = store;
        this.time = time;
        this.terms = terms;
        this.flows = List.copyOf(flows);
        this.replays = replays;
        this.ingest = ingest;
        this.inbox = inbox;
        this.observers = observers;
    }

    void allowDeletes(RecordType<?> type, String system, int deletes) {
        ingest.allowDeletes(flow(type, system), deletes);
    }

    void hint(RecordType<?> type, String system, List<String> documentIds) {
        ingest.hint(flow(type, system), documentIds);
    }

    private IngestFlow<?> flow(RecordType<?> type, String system) {
        return flows.stream()
                .filter(flow -> flow.type() == type && flow.system().equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no flow that reads %s from '%s'".formatted(type.name(), system)));
    }

    /** Names of the flows whose stored documents can be mapped again. */
    Set<String> mapping() {
        return flows.stream()
                .filter(flow -> flow.source() instanceof MappingSource<?>)
                .map(IngestFlow::name)
                .collect(toSet());
    }

    /** Whose turn it is to read a flow. */
    private enum Turn {
        OURS,
        ANOTHERS,
        /** It was read since. */
        OVER
    }

    /** What the readings before a run came to: a line for each flow, its name and the five numbers, with tabs between. */
    private static final String READ = "read";

    private static String line(String flow, Run.Ingested ingested) {
        return "%s\t%d\t%d\t%d\t%d\t%d"
                .formatted(
                        flow,
                        ingested.read(),
                        ingested.stored(),
                        ingested.unchanged(),
                        ingested.setAside(),
                        ingested.filtered());
    }

    private static Run.Ingested parse(String line) {
        String[] parts = line.split("\t");
        int[] numbers = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
        return new Run.Ingested(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private static Run.Ingested ingested(Tally tally) {
        return new Run.Ingested(tally.read(), tally.stored(), tally.unchanged(), tally.setAside(), tally.filtered());
    }

    /**
     * The run of the period, opened by this engine or by another meanwhile.
     *
     * @throws IllegalStateException if it is out of order
     * @throws ConnectorException if a system cannot be read
     */
    RunRow open(YearMonth period) throws InterruptedException {
        List<RunRow> before = store.inTransaction(tx -> tx.runs().list());
        refuseOutOfOrder(period, before);
        long sequence = before.size() + 1L;
        readAll(period, sequence);
        Map<String, Tally> pushed = inbox.moveOn(sequence);
        boolean isOurs = store.inTransaction(
                tx -> tx.runs().find(period.toString()).isEmpty() && put(tx, period, sequence, pushed));
        if (isOurs) {
            observers.tell(new RunOpened(period.toString()));
        }
        return store.inTransaction(tx -> tx.runs().find(period.toString())).orElseThrow();
    }

    private boolean put(StoreTransaction tx, YearMonth period, long sequence, Map<String, Tally> pushed) {
        List<String> lines = new ArrayList<>();
        flows.forEach(flow -> last(flow, tx).ifPresent(text -> lines.add(text.substring(text.indexOf(' ') + 1))));
        pushed.forEach((flow, tally) -> lines.add(line(flow, ingested(tally))));
        tx.cursors().put(READ, new CursorRow(String.join("\n", lines), ""));
        tx.runs().put(new RunRow(period.toString(), sequence, tx.records().lastPosition(), 0, time.instant(), null));
        return true;
    }

    private static void refuseOutOfOrder(YearMonth period, List<RunRow> before) {
        for (RunRow run : before) {
            if (run.isOpen() && !run.id().equals(period.toString())) {
                throw new IllegalStateException(
                        "The run of %s is open still: run it to its end before %s".formatted(run.id(), period));
            }
            if (YearMonth.parse(run.id()).isAfter(period)) {
                throw new IllegalStateException("%s was run already: %s comes too late".formatted(run.id(), period));
            }
        }
    }

    /** What the readings before the run came to, whoever did them. */
    SortedMap<String, Run.Ingested> ingested() {
        String text = store.inTransaction(tx -> tx.cursors().find(READ))
                .map(CursorRow::position)
                .orElse("");
        SortedMap<String, Run.Ingested> ingested = new TreeMap<>();
        text.lines().forEach(line -> ingested.put(line.substring(0, line.indexOf('\t')), parse(line)));
        return ingested;
    }

    private void readAll(YearMonth period, long sequence) throws InterruptedException {
        Map<String, Long> before = store.inTransaction(this::numbers);
        List<IngestFlow<?>> left = new ArrayList<>(flows);
        Patience patience = Patience.with(terms, time);
        while (!left.isEmpty()) {
            if (!left.removeIf(flow -> isRead(flow, requireNonNull(before.get(flow.name())), period, sequence))) {
                patience.await();
            }
        }
    }

    private Map<String, Long> numbers(StoreTransaction tx) {
        Map<String, Long> numbers = new HashMap<>();
        flows.forEach(flow -> numbers.put(flow.name(), number(flow, tx)));
        return numbers;
    }

    /** Reads it if nobody has since, and nobody does. */
    private boolean isRead(IngestFlow<?> flow, long before, YearMonth period, long sequence) {
        List<Lease> lease = new ArrayList<>();
        Turn turn = store.inTransaction(tx -> turn(flow, before, period, tx, lease));
        if (turn == Turn.OURS) {
            return read(flow, period, sequence, lease);
        }
        return turn == Turn.OVER;
    }

    private Turn turn(IngestFlow<?> flow, long before, YearMonth period, StoreTransaction tx, List<Lease> claimed) {
        if (number(flow, tx) > before || tx.runs().find(period.toString()).isPresent()) {
            return Turn.OVER;
        }
        Optional<Lease> lease =
                tx.leases().claim("ingest/" + flow.name(), terms.holder(), terms.lease(), time.instant());
        lease.ifPresent(claimed::add);
        return lease.isPresent() ? Turn.OURS : Turn.ANOTHERS;
    }

    private boolean read(IngestFlow<?> flow, YearMonth period, long sequence, List<Lease> lease) {
        LeasedStore leased = new LeasedStore(store, time, terms, () -> lease);
        Heartbeat.Beating heartbeat = leased.beating();
        try {
            Reading reading = Reading.of(replays.on(leased).replay(flow, sequence))
                    .plus(ingest.on(leased).read(flow, sequence));
            leased.inTransaction(tx -> done(flow, reading, period, sequence, lease, tx));
            return true;
        } catch (LeaseLostException e) {
            return false;
        } catch (ConnectorException e) {
            store.inTransaction(tx -> raise(flow, List.of(e.problem()), sequence, tx));
            throw named(flow, e);
        } finally {
            heartbeat.stop();
            giveBack(lease);
        }
    }

    /** Which reading failed: a connector knows neither its system's name nor that it reads other types, too. */
    private static ConnectorException named(IngestFlow<?> flow, ConnectorException failed) {
        Problem problem = failed.problem();
        return new ConnectorException(problem.withMessage("%s: %s".formatted(flow.name(), problem.message())), failed);
    }

    private static String raise(IngestFlow<?> flow, List<Problem> problems, long sequence, StoreTransaction tx) {
        String scope = scope(flow);
        tx.exceptions()
                .replace(
                        scope,
                        problems.stream()
                                .map(problem -> ExceptionRows.of(scope, flow.name(), problem))
                                .toList(),
                        sequence);
        return scope;
    }

    private Reading done(
            IngestFlow<?> flow,
            Reading reading,
            YearMonth period,
            long sequence,
            List<Lease> lease,
            StoreTransaction tx) {
        raise(flow, reading.problems(), sequence, tx);
        if (tx.runs().find(period.toString()).isEmpty()) {
            String line = line(flow.name(), ingested(reading.tally()));
            tx.cursors().put(row(flow), new CursorRow(number(flow, tx) + 1 + " " + line, ""));
        }
        tx.leases().release(lease);
        lease.clear();
        return reading;
    }

    private void giveBack(List<Lease> lease) {
        if (!lease.isEmpty()) {
            store.inTransaction(tx -> {
                tx.leases().release(lease);
                return lease;
            });
        }
    }

    private static long number(IngestFlow<?> flow, StoreTransaction tx) {
        return last(flow, tx)
                .map(text -> Long.valueOf(text.substring(0, text.indexOf(' '))))
                .orElse(0L);
    }

    /** Of the last reading that was finished: its number, 1, 2, 3 …, and its line. */
    private static Optional<String> last(IngestFlow<?> flow, StoreTransaction tx) {
        return tx.cursors().find(row(flow)).map(CursorRow::position);
    }

    private static String row(IngestFlow<?> flow) {
        return scope(flow) + "/read";
    }

    private static String scope(IngestFlow<?> flow) {
        return "ingest/" + flow.name();
    }
}
