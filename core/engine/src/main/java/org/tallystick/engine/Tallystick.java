package org.tallystick.engine;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.internal.decide.DecideStep;
import org.tallystick.engine.internal.deliver.Deliver;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.ingest.HostInbox;
import org.tallystick.engine.internal.ingest.Ingest;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Reading;
import org.tallystick.engine.internal.ingest.Tally;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.internal.reconcile.Reconcile;
import org.tallystick.engine.observe.HubEvent.RunClosed;
import org.tallystick.engine.observe.HubEvent.RunOpened;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/**
 * Keeps the systems of one firm matching: one hub, four verbs. A run of a period ingests, fixes what it sees, decides, delivers and
 * reconciles. A run that was cut short, by a kill too, goes on where it stood and ends with the same documents.
 *
 * <p>One thread at a time runs it; {@link #query()} may be used by others meanwhile.
 */
public final class Tallystick implements AutoCloseable {

    private final Store store;
    private final EngineTime time;
    private final Map<String, Connector> systems;
    private final List<IngestFlow<?>> ingestFlows;
    private final List<DeliverFlow<Invoice>> reconciled;
    private final Ingest ingest;
    private final HostInbox inbox;
    private final DecideStep decide;
    private final Deliver deliver;
    private final Reconcile reconcile;
    private final List<DeliverFlow<?>> deliverFlows;
    private final Observers observers;
    private final AuditTrail audit;
    private final Assembly assembly;

    /** Puts the four verbs together on a store, a clock and ways to targets. */
    @FunctionalInterface
    interface Assembly {
        Tallystick on(Store store, EngineTime time, List<DeliverFlow<?>> flows, List<DeliverFlow<Invoice>> reconciled);
    }

    Tallystick(
            Store store,
            EngineTime time,
            Map<String, Connector> systems,
            List<IngestFlow<?>> ingestFlows,
            List<DeliverFlow<?>> deliverFlows,
            List<DeliverFlow<Invoice>> reconciled,
            Ingest ingest,
            HostInbox inbox,
            DecideStep decide,
            Deliver deliver,
            Reconcile reconcile,
            Observers observers,
            Assembly assembly) {
        this.store = store;
        this.time = time;
        this.systems = Map.copyOf(systems);
        this.ingestFlows = List.copyOf(ingestFlows);
        this.deliverFlows = List.copyOf(deliverFlows);
        this.reconciled = List.copyOf(reconciled);
        this.ingest = ingest;
        this.inbox = inbox;
        this.decide = decide;
        this.deliver = deliver;
        this.reconcile = reconcile;
        this.observers = observers;
        this.audit = AuditTrail.of(store);
        this.assembly = assembly;
    }

    /** A builder without systems. */
    public static TallystickBuilder builder() {
        return new TallystickBuilder();
    }

    /**
     * Proves that every system is reachable and its credentials are good.
     *
     * @throws ConnectorException of the first that is not
     */
    public void check() {
        systems.values().forEach(Connector::check);
    }

    /**
     * Runs a period to its end. A period whose run is closed is not decided again: what still waits for delivery is tried, and both sides
     * are compared anew.
     *
     * @throws IllegalStateException if another period's run is open still, or a later period was run already: periods are run in order
     * @throws ConnectorException if a system cannot be read; nothing was decided that needs it, and calling again goes on
     * @throws CancellationException if the thread was interrupted; calling again goes on
     */
    public Run run(YearMonth period) {
        SortedMap<String, Run.Ingested> ingested = new TreeMap<>();
        RunRow run = find(period).orElseGet(() -> open(period, ingested));
        if (run.isOpen()) {
            decide.decideAll(run.id(), new RunContext(period, firstPeriod()));
        }
        audit.seal();
        deliverAll(latestSequence());
        audit.seal();
        List<BreakRow> breaks = new ArrayList<>();
        reconciled.forEach(flow -> breaks.addAll(reconcile(flow, latestSequence())));
        if (run.isOpen()) {
            close(run.id());
        }
        audit.seal();
        return new Run(
                period,
                ingested,
                query().exceptionsOpenAfter(period),
                waiting(),
                breaks.stream()
                        .map(found -> found.kind() + ": " + found.message())
                        .toList());
    }

    /** What was done, tamper-evident. */
    public AuditTrail audit() {
        return audit;
    }

    /**
     * What {@link #run} of the period would write if every target took it and a person allowed it, in order; nothing changes, here or there (F-DUP-10). Systems are
     * read, and the hub's only writer is held meanwhile: not for a host that writes to the hub at the same time.
     *
     * @throws IllegalStateException as {@link #run} does
     * @throws ConnectorException if a system cannot be read
     * @throws org.tallystick.engine.store.StoreException if a decision fails, which a run would set aside
     */
    public List<Planned> plan(YearMonth period) {
        DryRun dry = new DryRun();
        List<DeliverFlow<?>> onPaper = new ArrayList<>();
        deliverFlows.forEach(flow -> onPaper.add(dry.onPaper(flow)));
        dry.on(
                store,
                hub -> assembly.on(hub, new DryRun.Clock(time), onPaper, List.of())
                        .run(period));
        return dry.planned();
    }

    /**
     * A person's leave for the next run: it may create up to {@code creates} records of the type in that system, whatever the flow's limit.
     *
     * @throws IllegalArgumentException if none are delivered there
     */
    public void allowCreates(RecordType<?> type, String system, int creates) {
        deliver.allowCreates(system + "/" + type.name(), creates);
    }

    /**
     * A person's leave for the next run: it may delete up to {@code deletes} documents of the type that the system no longer has, whatever
     * the flow's limit (F-CUR-13).
     *
     * @throws IllegalArgumentException if none are read from there
     */
    public void allowDeletes(RecordType<?> type, String system, int deletes) {
        ingest.allowDeletes(ingestFlow(type, system).name(), deletes);
    }

    /**
     * A system says that these documents changed: the next run reads them again, by their ids. What a webhook carries beside the ids is not
     * used, so a hint that is late, doubled or forged changes nothing (F-ORD-04). Durable when it returns; any thread may call it.
     *
     * @throws IllegalArgumentException if the type is not read from there, or cannot be read by id
     */
    public void hint(RecordType<?> type, String system, String... documentIds) {
        ingest.hint(ingestFlow(type, system), List.of(documentIds));
    }

    private IngestFlow<?> ingestFlow(RecordType<?> type, String system) {
        return ingestFlows.stream()
                .filter(flow -> flow.type() == type && flow.system().equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no flow that reads %s from '%s'".formatted(type.name(), system)));
    }

    /** Reads the hub. */
    public Query query() {
        return new Query(store);
    }

    /** Closes the systems and the store. */
    @Override
    public void close() {
        systems.values().forEach(Connector::close);
        store.close();
    }

    private Optional<RunRow> find(YearMonth period) {
        return store.inTransaction(tx -> tx.runs().find(period.toString()));
    }

    private RunRow open(YearMonth period, SortedMap<String, Run.Ingested> ingested) {
        List<RunRow> before = store.inTransaction(tx -> tx.runs().list());
        refuseOutOfOrder(period, before);
        long sequence = before.size() + 1L;
        for (IngestFlow<?> flow : ingestFlows) {
            ingested.put(flow.name(), ingested(read(flow, sequence)));
        }
        inbox.moveOn(sequence).forEach((flow, tally) -> ingested.put(flow, ingested(tally)));
        RunRow opened = store.inTransaction(tx -> {
            RunRow run = new RunRow(period.toString(), sequence, tx.records().lastPosition(), 0, time.instant(), null);
            tx.runs().put(run);
            return run;
        });
        observers.tell(new RunOpened(opened.id()));
        return opened;
    }

    private static Run.Ingested ingested(Tally tally) {
        return new Run.Ingested(tally.read(), tally.stored(), tally.unchanged(), tally.setAside(), tally.filtered());
    }

    private static void refuseOutOfOrder(YearMonth period, List<RunRow> before) {
        for (RunRow run : before) {
            if (run.isOpen()) {
                throw new IllegalStateException(
                        "The run of %s is open still: run it to its end before %s".formatted(run.id(), period));
            }
            if (YearMonth.parse(run.id()).isAfter(period)) {
                throw new IllegalStateException("%s was run already: %s comes too late".formatted(run.id(), period));
            }
        }
    }

    private YearMonth firstPeriod() {
        return store.inTransaction(tx -> YearMonth.parse(tx.runs().list().get(0).id()));
    }

    private Tally read(IngestFlow<?> flow, long sequence) {
        String scope = "ingest/" + flow.name();
        try {
            Reading reading = ingest.read(flow, sequence);
            raise(scope, flow, reading.problems(), sequence);
            return reading.tally();
        } catch (ConnectorException e) {
            raise(scope, flow, List.of(e.problem()), sequence);
            throw e;
        }
    }

    /** A target that cannot be read leaves its breaks as they are: the next run compares anew. */
    private List<BreakRow> reconcile(DeliverFlow<Invoice> flow, long sequence) {
        String scope = "reconcile/" + flow.name();
        try {
            List<BreakRow> breaks = reconcile.reconcile(flow);
            raise(scope, List.of(), sequence);
            return breaks;
        } catch (ConnectorException e) {
            raise(scope, List.of(ExceptionRows.of(scope, flow.name(), e.problem())), sequence);
            return List.of();
        }
    }

    private void raise(String scope, IngestFlow<?> flow, List<Problem> problems, long sequence) {
        raise(
                scope,
                problems.stream()
                        .map(problem -> ExceptionRows.of(scope, flow.name(), problem))
                        .toList(),
                sequence);
    }

    private void raise(String scope, List<ExceptionRow> rows, long sequence) {
        store.inTransaction(tx -> {
            tx.exceptions().replace(scope, rows, sequence);
            return rows;
        });
    }

    private void deliverAll(long sequence) {
        try {
            deliver.deliverAll(sequence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("The run was interrupted while it delivered");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private void close(String runId) {
        Instant now = time.instant();
        RunRow run = store.inTransaction(tx -> {
            RunRow open = tx.runs().find(runId).orElseThrow();
            tx.runs().put(new RunRow(open.id(), open.sequence(), open.cutOff(), open.phase(), open.openedAt(), now));
            return open;
        });
        observers.tell(new RunClosed(runId, Duration.between(run.openedAt(), now)));
    }

    private long latestSequence() {
        return store.inTransaction(tx -> tx.runs().list().stream()
                .map(RunRow::sequence)
                .max(Comparator.naturalOrder())
                .orElse(0L));
    }

    private SortedMap<String, Map<String, String>> waiting() {
        Set<State> states = EnumSet.complementOf(EnumSet.of(State.APPLIED, State.SENT));
        SortedMap<String, Map<String, String>> waiting = new TreeMap<>();
        for (DeliverFlow<?> flow : deliverFlows) {
            Map<String, String> rows =
                    store
                            .inTransaction(tx -> tx.deliveries()
                                    .inState(flow.target(), flow.type().name(), states))
                            .stream()
                            .collect(toMap(DeliveryRow::externalKey, Tallystick::why, (a, b) -> a, TreeMap::new));
            if (!rows.isEmpty()) {
                waiting.put(flow.name(), rows);
            }
        }
        return waiting;
    }

    private static String why(DeliveryRow row) {
        String waitsFor = row.waitsFor();
        String problem = row.problem();
        if (waitsFor != null) {
            return "waits for " + waitsFor;
        }
        return problem == null ? row.state().name() : row.state() + ", " + problem;
    }
}
