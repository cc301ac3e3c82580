package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.ingest.Ingest;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Tally;
import org.tallystick.engine.internal.journal.Observers;
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
import org.tallystick.spi.ConnectorException;

/** Reads every flow, and opens the run that sees what was read. Engines share the flows: each is read by one at a time, under its lease. */
final class Opening {

    private final Store store;
    private final EngineTime time;
    private final Terms terms;
    private final List<IngestFlow<?>> flows;
    private final Ingest ingest;
    private final Observers observers;

    Opening(
            Store store,
            EngineTime time,
            Terms terms,
            List<IngestFlow<?>> flows,
            Ingest ingest,
            Observers observers) {
        this.store = store;
        this.time = time;
        this.terms = terms;
        this.flows = List.copyOf(flows);
        this.ingest = ingest;
        this.observers = observers;
    }

    /** Whose turn it is to read a flow. */
    private enum Turn {
        OURS,
        ANOTHERS,
        /** It was read since. */
        OVER
    }

    /**
     * A reading that was finished.
     *
     * @param number 1, 2, 3 … of the flow
     */
    private record Reading(long number, Run.Ingested ingested) {

        private static Reading parse(String text) {
            String[] parts = text.split(" ");
            return new Reading(
                    Long.parseLong(parts[0]),
                    new Run.Ingested(
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]),
                            Integer.parseInt(parts[4])));
        }

        private String text() {
            return "%d %d %d %d %d"
                    .formatted(number, ingested.read(), ingested.stored(), ingested.unchanged(), ingested.setAside());
        }
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
        boolean[] ours = {false};
        RunRow run = store.inTransaction(tx -> tx.runs().find(period.toString()).orElseGet(() -> {
            ours[0] = true;
            return put(tx, period, sequence);
        }));
        if (ours[0]) {
            observers.tell(new RunOpened(run.id()));
        }
        return run;
    }

    private RunRow put(StoreTransaction tx, YearMonth period, long sequence) {
        RunRow run = new RunRow(period.toString(), sequence, tx.records().lastPosition(), 0, time.instant(), null);
        tx.runs().put(run);
        return run;
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
        return store.inTransaction(tx -> {
            SortedMap<String, Run.Ingested> ingested = new TreeMap<>();
            flows.forEach(flow ->
                    last(flow, tx).ifPresent(reading -> ingested.put(flow.name(), reading.ingested())));
            return ingested;
        });
    }

    private void readAll(YearMonth period, long sequence) throws InterruptedException {
        Map<String, Long> before = store.inTransaction(this::numbers);
        List<IngestFlow<?>> left = new ArrayList<>(flows);
        Patience patience = new Patience(time);
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
        Store leased = new LeasedStore(store, time, terms, () -> lease);
        try {
            Tally tally = ingest.on(leased).read(flow, sequence);
            leased.inTransaction(tx -> done(flow, tally, period, sequence, lease, tx));
            return true;
        } catch (LeaseLostException e) {
            return false;
        } catch (ConnectorException e) {
            String scope = scope(flow);
            store.inTransaction(tx -> {
                tx.exceptions().replace(scope, List.of(ExceptionRows.of(scope, flow.name(), e.problem())), sequence);
                return scope;
            });
            throw e;
        } finally {
            giveBack(lease);
        }
    }

    private Tally done(
            IngestFlow<?> flow, Tally tally, YearMonth period, long sequence, List<Lease> lease, StoreTransaction tx) {
        tx.exceptions().replace(scope(flow), List.of(), sequence);
        if (tx.runs().find(period.toString()).isEmpty()) {
            Run.Ingested ingested =
                    new Run.Ingested(tally.read(), tally.stored(), tally.unchanged(), tally.setAside());
            Reading reading = new Reading(number(flow, tx) + 1, ingested);
            tx.cursors().put(row(flow), new CursorRow(reading.text(), ""));
        }
        tx.leases().release(lease);
        lease.clear();
        return tally;
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
        return last(flow, tx).map(Reading::number).orElse(0L);
    }

    private static Optional<Reading> last(IngestFlow<?> flow, StoreTransaction tx) {
        return tx.cursors()
                .find(row(flow))
                .flatMap(cursor -> Optional.ofNullable(cursor.position()))
                .map(Reading::parse);
    }

    private static String row(IngestFlow<?> flow) {
        return scope(flow) + "/read";
    }

    private static String scope(IngestFlow<?> flow) {
        return "ingest/" + flow.name();
    }
}
