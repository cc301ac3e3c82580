package org.tallystick.engine;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.internal.decide.DecideStep;
import org.tallystick.engine.internal.deliver.Deliver;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.DeliveryPages;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.deliver.Shadow;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.internal.process.Advance;
import org.tallystick.engine.internal.process.HubDesk;
import org.tallystick.engine.internal.reconcile.Reconcile;
import org.tallystick.engine.observe.HubEvent.RunClosed;
import org.tallystick.engine.process.ProcessDesk;
import org.tallystick.engine.shadow.ShadowReport;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.engine.upkeep.Erased;
import org.tallystick.engine.upkeep.Housekeeping;
import org.tallystick.engine.upkeep.Pruned;
import org.tallystick.engine.upkeep.Retention;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;

/**
 * Keeps the systems of one firm matching: one hub, four verbs. A run of a period ingests, fixes what it sees, decides, delivers and
 * reconciles. A run that was cut short, by a kill too, goes on where it stood and ends with the same documents.
 *
 * <p>One thread at a time runs it, and another that is to run it waits; {@link #query()} may be used by others meanwhile. Engines of several processes that have one hub and are
 * told to run the same period share the work, end together and with the same result; if one ends early, the others take over when its
 * leases end.
 */
public final class Tallystick implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Tallystick.class);

    /** Held by the thread that runs it: two would take what the other has in flight for unsent. */
    private final ReentrantLock one = new ReentrantLock();

    private final Store store;
    private final EngineTime time;
    private final Map<String, Connector> systems;
    private final List<DeliverFlow<?>> reconciled;
    private final Opening opening;
    private final DecideStep decide;
    private final Advance advance;
    private final Planner planner;
    private final Deliver deliver;
    private final Reconcile reconcile;
    private final Shadow shadow;
    private final List<DeliverFlow<?>> deliverFlows;
    private final FieldClassification classification;
    private final Observers observers;
    private final AuditTrail audit;
    private final Assembly assembly;

    /** Puts the four verbs together on a store, a clock and ways to targets. */
    @FunctionalInterface
    interface Assembly {
        Tallystick on(Store store, EngineTime time, List<DeliverFlow<?>> flows, List<DeliverFlow<?>> reconciled);
    }

    Tallystick(
            Store store,
            EngineTime time,
            Map<String, Connector> systems,
            List<DeliverFlow<?>> deliverFlows,
            List<DeliverFlow<?>> reconciled,
            Opening opening,
            DecideStep decide,
            Advance advance,
            Planner planner,
            Deliver deliver,
            Reconcile reconcile,
            Shadow shadow,
            FieldClassification classification,
            Observers observers,
            Assembly assembly) {
        this.store = store;
        this.time = time;
        this.systems = Map.copyOf(systems);
        this.deliverFlows = List.copyOf(deliverFlows);
        this.reconciled = List.copyOf(reconciled);
        this.opening = opening;
        this.decide = decide;
        this.advance = advance;
        this.planner = planner;
        this.deliver = deliver;
        this.reconcile = reconcile;
        this.shadow = shadow;
        this.classification = classification;
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
     * @throws CancellationException if the thread was interrupted: it ends at the next wait, or between two pages, decisions, batches or moves; calling
     *     again goes on
     */
    public Run run(YearMonth period) {
        return untilInterrupted(() -> runThrough(period));
    }

    /**
     * Moves processes on without a run: what persons approved, what has come since, whose moment has come; and delivers what that asks for, until
     * nothing moves any more. Nothing is read from systems. While a run is open no process moves: it sees one state of the hub, and moves
     * them itself.
     *
     * @return how many moves were made
     * @throws CancellationException if the thread was interrupted; calling again goes on
     */
    public int advance() {
        return untilInterrupted(() -> {
            int all = 0;
            int moves;
            do {
                moves = advance.all();
                deliver.deliverAll(latestSequence(), leased -> {});
                moves += advance.all();
                all += moves;
            } while (moves > 0);
            audit.seal();
            return all;
        });
    }

    /** Work that may be told to end while it waits. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws InterruptedException;
    }

    private <T> T untilInterrupted(Work<T> work) {
        try {
            one.lockInterruptibly();
            try {
                return work.done();
            } finally {
                one.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("The thread was interrupted while it waited");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private Run runThrough(YearMonth period) throws InterruptedException {
        Optional<RunRow> known = find(period);
        RunRow run = known.isPresent() ? known.get() : opening.open(period);
        if (run.isOpen()) {
            decide.decideAll(run.id(), new RunContext(period, firstPeriod()));
        }
        advance.all(run.id());
        audit.seal();
        do {
            deliver.deliverAll(latestSequence(), leased -> compareAndClose(run.id(), leased));
        } while (isOpen(run.id()));
        audit.seal();
        return new Run(
                period,
                known.isPresent() ? new TreeMap<>() : opening.ingested(),
                query().exceptionsOpenAfter(period),
                waiting(run.id()),
                breaks());
    }

    /** After a round that another engine closed, which had no run, it is. */
    private boolean isOpen(String runId) {
        return store.inTransaction(tx -> tx.runs().find(runId))
                .filter(RunRow::isOpen)
                .isPresent();
    }

    private void compareAndClose(String runId, Store leased) {
        advance.on(leased).all(runId);
        audit.seal();
        long sequence = latestSequence();
        reconciled.stream()
                .map(DeliverFlow::target)
                .distinct()
                .forEach(target -> compare(target, runId, sequence, leased));
        close(runId, leased);
    }

    private List<String> breaks() {
        Set<String> compared = reconciled.stream().map(DeliverFlow::name).collect(toSet());
        return store.inTransaction(tx -> tx.breaks().open()).stream()
                .filter(found -> compared.contains(found.target() + "/" + found.type()))
                .map(found -> found.kind() + ": " + found.message())
                .toList();
    }

    /** What was done, tamper-evident. */
    public AuditTrail audit() {
        return audit;
    }

    /**
     * What {@link #run} of the period would write if every target took it and a person allowed it, in order; nothing changes, here or there (F-DUP-10). What it would end is not told. Systems are
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
                time.instant(),
                hub -> assembly.on(hub, new DryRun.Clock(time), onPaper, List.of())
                        .run(period));
        return dry.planned();
    }

    /**
     * What a shadow target has, against all that would be written to it now (MIG-3). Nothing is written, here or there. Any thread may call it.
     *
     * @throws IllegalArgumentException if nothing is compared with that system: {@link To#shadow}
     * @throws ConnectorException if it cannot be read
     */
    public ShadowReport compareShadow(String system) {
        return shadow.compare(system);
    }

    /**
     * A person's leave, once: the next run or {@link #advance} that has records of the type to create in that system may create up to {@code creates},
     * whatever the flow's limit. It stays while there is nothing to create. Durable when it returns.
     *
     * @throws IllegalArgumentException if none are delivered there
     */
    public void allowCreates(RecordType<?> type, String system, int creates) {
        deliver.allowCreates(system + "/" + type.name(), creates);
    }

    /**
     * A person's leave for the next run: it may delete up to {@code deletes} documents of the type that the system no longer has, whatever
     * the flow's limit (F-CUR-13). Durable when it returns.
     *
     * @throws IllegalArgumentException if none are read from there
     */
    public void allowDeletes(RecordType<?> type, String system, int deletes) {
        opening.allowDeletes(type, system, deletes);
    }

    /**
     * A system says that these documents changed: the next run reads them again, by their ids. What a webhook carries beside the ids is not
     * used, so a hint that is late, doubled or forged changes nothing (F-ORD-04). Durable when it returns; any thread may call it.
     *
     * @throws IllegalArgumentException if the type is not read from there, or cannot be read by id
     */
    public void hint(RecordType<?> type, String system, String... documentIds) {
        opening.hint(type, system, List.of(documentIds));
    }

    /** Where exceptions are worked on: found, assigned, replayed, discarded. */
    public ExceptionDesk exceptions() {
        return new ExceptionDesk(store, time, opening.mapping(), classification);
    }

    /** Where processes are started, looked at, approved and given up. */
    public ProcessDesk processes() {
        return new HubDesk(store, time, advance.definitions().all());
    }

    /** Blanks what was kept long enough; see {@link Housekeeping#prune}. */
    public Pruned prune(Retention retention) {
        return new Housekeeping(store, time).prune(retention);
    }

    /** Forgets a person; see {@link Housekeeping#erase}. */
    public Erased erase(Ref<?> person, Collection<String> alsoKnownAs, String actor, String reason) {
        return new Housekeeping(store, time).erase(person, alsoKnownAs, actor, reason);
    }

    /** Reads the hub. */
    public Query query() {
        return new Query(store, planner);
    }

    /** Closes the systems and the store: each of them, whatever a system throws. */
    @Override
    public void close() {
        systems.forEach(Tallystick::close);
        store.close();
    }

    private static void close(String name, Connector system) {
        try {
            system.close();
        } catch (RuntimeException e) {
            log.warn("{} could not be closed, and may hold on to what it has", name, e);
        }
    }

    private Optional<RunRow> find(YearMonth period) {
        return store.inTransaction(tx -> tx.runs().find(period.toString()));
    }

    private YearMonth firstPeriod() {
        return store.inTransaction(tx -> YearMonth.parse(tx.runs().list().get(0).id()));
    }

    /** A target that cannot be read leaves its breaks as they are: the next run compares anew. */
    private void compare(String target, String runId, long sequence, Store leased) {
        Reconcile here = reconcile.on(leased);
        List<DeliverFlow<?>> flows =
                reconciled.stream().filter(flow -> flow.target().equals(target)).toList();
        Map<DeliverFlow<?>, Reconcile.Listing> listings = new LinkedHashMap<>();
        for (DeliverFlow<?> flow : flows) {
            String scope = "reconcile/" + flow.name();
            try {
                listings.put(flow, here.list(flow));
                raise(scope, List.of(), sequence, leased);
            } catch (ConnectorException e) {
                raise(scope, List.of(ExceptionRows.of(scope, flow.name(), e.problem())), sequence, leased);
            }
        }
        if (listings.size() == flows.size()) {
            here.compare(target, listings, runId);
        }
    }

    private static void raise(String scope, List<ExceptionRow> rows, long sequence, Store leased) {
        leased.inTransaction(tx -> {
            tx.exceptions().replace(scope, rows, sequence);
            return rows;
        });
    }

    private void close(String runId, Store leased) {
        Instant now = time.instant();
        Optional<RunRow> closed = leased.inTransaction(tx -> {
            Optional<RunRow> open = tx.runs().find(runId).filter(RunRow::isOpen);
            open.ifPresent(run -> tx.runs()
                    .put(new RunRow(run.id(), run.sequence(), run.cutOff(), run.phase(), run.openedAt(), now)));
            return open;
        });
        closed.ifPresent(run -> observers.tell(new RunClosed(runId, Duration.between(run.openedAt(), now))));
    }

    private long latestSequence() {
        return store.inTransaction(tx -> tx.runs().list().stream()
                .map(RunRow::sequence)
                .max(Comparator.naturalOrder())
                .orElse(0L));
    }

    private SortedMap<String, Map<String, String>> waiting(String runId) {
        SortedMap<String, Map<String, String>> waiting = new TreeMap<>();
        List<DeliverFlow<?>> all = new ArrayList<>(deliverFlows);
        all.addAll(planner.nowhere());
        for (DeliverFlow<?> flow : all) {
            Map<String, String> rows = new TreeMap<>();
            new DeliveryPages(
                            flow,
                            State.PLANNED,
                            State.BLOCKED,
                            State.RETRY,
                            State.UNKNOWN,
                            State.ABSENT,
                            State.REJECTED)
                    .each(store, page -> {
                        page.forEach(row -> rows.putIfAbsent(row.externalKey(), why(row)));
                        return true;
                    });
            if (!rows.isEmpty()) {
                waiting.put(flow.name(), rows);
            }
        }
        reconcile
                .waiting(reconciled, runId)
                .forEach((flow, rows) -> rows.forEach((key, why) ->
                        waiting.computeIfAbsent(flow, name -> new TreeMap<>()).putIfAbsent(key, why)));
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
