package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.Page;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;

/** Several engines on one PostgreSQL share the work without configuration; one dies, and the others take over. */
class NodesTest {

    private static final int INVOICES = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** Of engines whose heartbeat must keep them: a busy machine may hold a beat up for four seconds. */
    private static final Duration KEPT = Duration.ofSeconds(6);

    private final String schema = PostgresServer.newSchema();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Store> stores = new ArrayList<>();

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        stores.forEach(Store::close);
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(schema));
    }

    @Test
    void threeEnginesShareARunAndEndWithTheSameResult() throws Exception {
        Set<Thread> senders = ConcurrentHashMap.newKeySet();
        List<Tallystick> engines = List.of(engine(open()), engine(open()), engine(open()));
        target.takes(() -> {
            senders.add(Thread.currentThread());
            untilTakePart(engines.size());
        });

        List<Future<Run>> runs = engines.stream()
                .map(engine -> threads.submit(() -> engine.run(AUGUST)))
                .toList();
        List<Run> results = new ArrayList<>();
        for (Future<Run> run : runs) {
            results.add(run.get(2, TimeUnit.MINUTES));
        }

        assertThat(results).as("one result for all").containsOnly(results.get(0));
        assertThat(results.get(0).waiting()).isEmpty();
        assertThat(senders).as("engines that sent").hasSize(3);
        assertThatEachInvoiceIsThereOnce();
        assertThat(standing("APPLIED")).isEqualTo(INVOICES);
        assertThat(PostgresServer.query(
                        PostgresServer.pool(),
                        "SELECT COUNT(*) FROM %s.hub_lease WHERE holder IS NOT NULL".formatted(schema)))
                .as("leases that nobody gave back")
                .isEqualTo("0");
    }

    /** RES-12: it gives back what it holds when that system answers, and sends to the other until then. */
    @Test
    void aSystemThatDoesNotAnswerKeepsNoOtherWaitingThoughAnEngineComes() {
        PaperTarget<Invoice> warehouse = new PaperTarget<>();
        CountDownLatch all = new CountDownLatch(INVOICES / 4);
        AtomicBoolean inTime = new AtomicBoolean();
        List<Future<Run>> other = new CopyOnWriteArrayList<>();
        Tallystick first = withWarehouse(warehouse);
        Tallystick second = withWarehouse(warehouse);
        target.takes(() -> {
            if (other.isEmpty()) {
                other.add(threads.submit(() -> second.run(AUGUST)));
                inTime.set(isReached(all));
            }
        });
        warehouse.takes(() -> {
            untilTakePart(2);
            all.countDown();
        });

        Run run = ended(threads.submit(() -> first.run(AUGUST)));

        assertThat(ended(other.get(0))).isEqualTo(run);
        assertThat(inTime)
                .as("the warehouse had all while the ERP did not answer")
                .isTrue();
        assertThatEachInvoiceIsThereOnce();
        assertThat(warehouse.kept()).hasSize(INVOICES);
    }

    private Tallystick withWarehouse(PaperTarget<Invoice> warehouse) {
        return builder(open())
                .withSystem("warehouse", new PaperSystem().writing(RecordType.INVOICE, warehouse))
                .deliver(RecordType.INVOICE, to("warehouse"))
                .build();
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** F-DUP-10: one engine has nothing to create when it begins a round; another comes to it with the many that it has just decided. */
    @Test
    void whatAnEngineBringsToARoundThatGoesOnIsGuardedToo() {
        Tallystick first = guarded(1);
        target.fallsSilent();
        first.run(AUGUST);
        target.speaksAgain();
        List<Future<Run>> other = new ArrayList<>();
        target.takes(() -> {
            other.add(threads.submit(() -> guarded(INVOICES).run(SEPTEMBER)));
            until(
                    "(SELECT COUNT(*) FROM %s.hub_cursor WHERE flow LIKE 'creates/%%' AND feed_cursor LIKE 'HOLDS %%') = 1"
                            .formatted(schema));
        });

        first.advance();

        assertThat(ended(other.get(0)).exceptions()).extracting(Finding::code).containsExactly("CREATES_HELD");
        assertThat(target.kept()).hasSize(1);
    }

    /** Between two batches, as one does that sends one at a time. Its next one is not answered before the other has what it gave back: else it might do all. */
    @Test
    void anEngineThatSendsSeveralBatchesAtOnceGivesAnotherItsPart() {
        AtomicBoolean bothHold = new AtomicBoolean();
        List<Future<Run>> other = new CopyOnWriteArrayList<>();
        Tallystick first = builder(open()).withBatchesAtOnce("erp", 4).build();
        Tallystick second = builder(open()).withBatchesAtOnce("erp", 2).build();
        target.takes(() -> {
            synchronized (other) {
                if (other.isEmpty()) {
                    other.add(threads.submit(() -> second.run(AUGUST)));
                }
            }
            untilTakePart(2);
            synchronized (bothHold) {
                if (!bothHold.get() && is(ofPartitions("COUNT(holder) < 8 OR COUNT(DISTINCT holder) = 2"))) {
                    until(ofPartitions("COUNT(DISTINCT holder) = 2"));
                    bothHold.set(true);
                }
            }
        });

        Run run = ended(threads.submit(() -> first.run(AUGUST)));

        assertThat(ended(other.get(0))).isEqualTo(run);
        assertThat(bothHold).as("both held partitions").isTrue();
        assertThatEachInvoiceIsThereOnce();
        assertThat(standing("APPLIED")).isEqualTo(INVOICES);
    }

    @Test
    void anotherEngineTakesOverFromOneThatDiedWithABatchInFlight() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        target.meets("I002", Fate.processDies());
        Tallystick first = engine(dying(open(), dead));
        target.takes(() -> dead.set(true));
        assertThatThrownBy(() -> first.run(AUGUST)).isInstanceOf(PowerCut.class);
        assertThat(inFlight()).as("in flight").isEqualTo(4);

        target.takes(() -> {});
        Tallystick second = engine(open());
        Future<Run> run = threads.submit(() -> second.run(AUGUST));
        untilTakePart(2);
        assertThat(inFlight())
                .as("in flight still, while the lease of the dead lasts")
                .isEqualTo(4);
        letLeasesEnd();

        assertThat(run.get(2, TimeUnit.MINUTES).waiting()).isEmpty();
        assertThatEachInvoiceIsThereOnce();
        assertThat(standing("APPLIED")).isEqualTo(INVOICES);
    }

    /** It may not be dead: what it sends when it goes on may take effect for as long again. */
    @Test
    void whatAnEngineLeftInFlightIsRepeatedOnlyWhenNothingOfItCanTakeEffectAnyMore() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        target.meets("I002", Fate.processDies());
        target.takes(() -> dead.set(true));
        Tallystick first = engine(dying(open(), dead), WriteStrategy.PROBE_THEN_CREATE, MINUTE, Duration.ofHours(1));
        assertThatThrownBy(() -> first.run(AUGUST)).isInstanceOf(PowerCut.class);
        letLeasesEnd();

        target.takes(() -> {});
        Tallystick second = engine(open(), WriteStrategy.PROBE_THEN_CREATE, MINUTE, Duration.ofHours(1));

        assertThat(second.run(AUGUST).waiting()).isNotEmpty();

        assertThat(standing("UNKNOWN")).isPositive();
        assertThat(ask(
                        "SELECT MIN(due_at::timestamptz) > now() + interval '119 min' FROM %s.hub_delivery WHERE state = 'UNKNOWN'"
                                .formatted(schema)))
                .as("looked up after two lives of a request")
                .isEqualTo("t");
    }

    @Test
    void aBatchOfALivingEngineIsNotLookedUpByAnother() {
        assertThatBothComeToOneEnd(engine(open()), engine(open()), other -> {
            other.run();
            untilTakePart(2);
            assertThat(inFlight()).isEqualTo(4);
            assertThat(standing("UNKNOWN")).isZero();
        });
    }

    @Test
    void aCallThatLastsLongerThanALeaseKeepsWhatItsEngineHolds() {
        assertThatBothComeToOneEnd(longCalling(), longCalling(), other -> {
            String holders = holders();
            String end = ask("SELECT " + firstEndOfPartitions());
            other.run();
            until("%s > '%s'::timestamptz + interval '%d s'".formatted(firstEndOfPartitions(), end, KEPT.toSeconds()));
            assertThat(holders()).as("who holds the partitions").isEqualTo(holders);
        });
    }

    /** What it holds and knows nothing of any more would be kept by its heartbeat, and sent by nobody. */
    @Test
    void anEngineThatLostOneLeaseGivesTheOthersBack() {
        assertThatBothComeToOneEnd(longCalling(), longCalling(), other -> {
            other.run();
            untilTakePart(2);
            change("UPDATE %s.hub_lease SET epoch = epoch + 1, holder = NULL WHERE name = 'deliver/7'");
        });
    }

    /** Its repetitions included: else engines take it over from each other without end, and none comes to the end of its page. */
    @Test
    void aReadingThatLastsLongerThanALeaseKeepsItsFlow() {
        Tallystick[] engines = new Tallystick[2];
        List<Future<Run>> other = new ArrayList<>();
        PaperSource<Customer> source = new PaperSource<>() {
            @Override
            public Page<Customer> read(@Nullable String cursor, int limit) {
                Page<Customer> page = super.read(cursor, limit);
                if (reads().size() == 1) {
                    other.add(threads.submit(() -> engines[1].run(AUGUST)));
                    String now = ask("SELECT now()");
                    until("now() > '%s'::timestamptz + interval '%d s'"
                            .formatted(now, KEPT.plus(SHORT).toSeconds()));
                }
                return page;
            }
        };
        source.says(Papers.account("A1", 1, "Acme"));
        for (int i = 0; i < engines.length; i++) {
            engines[i] = Tallystick.builder()
                    .withStore(open())
                    .withLease(KEPT)
                    .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                    .ingest(RecordType.CUSTOMER, from("crm"))
                    .build();
        }

        Run run = ended(threads.submit(() -> engines[0].run(AUGUST)));

        assertThat(ended(other.get(0))).isEqualTo(run);
        assertThat(source.reads()).as("by one engine").containsExactly(0);
    }

    /** F-RUN-05: a person can see whether it lives. */
    @Test
    void aLeaseNamesTheProcessThatHoldsIt() {
        List<String> holders = new ArrayList<>();
        target.takes(() -> holders.add(holders()));

        engine(open()).run(AUGUST);

        assertThat(holders)
                .isNotEmpty()
                .allSatisfy(holder -> assertThat(holder.split("/"))
                        .hasSize(3)
                        .contains(Long.toString(ProcessHandle.current().pid())));
    }

    /** F-RUN-03: the engine lives, and its call does not come back. */
    @Test
    void aCallThatHangsLosesWhatItsEngineHolds() throws Exception {
        Tallystick first = engine(open(), SHORT, Duration.ofMillis(1));
        Tallystick second = engine(open(), SHORT, Duration.ofMillis(1));
        List<Run> other = new ArrayList<>();
        CountDownLatch once = new CountDownLatch(1);
        target.takes(() -> {
            if (once.getCount() > 0) {
                once.countDown();
                other.add(ended(threads.submit(() -> second.run(AUGUST))));
            }
        });

        assertThat(first.run(AUGUST).waiting()).isEmpty();

        assertThat(other.get(0).waiting()).isEmpty();
        assertThat(standing("APPLIED")).isEqualTo(INVOICES);
    }

    /** What an engine that stood still for too long wants to write is refused (F-RUN-01). */
    @Test
    void anEngineThatStoodStillWritesNothingOverItsSuccessor() throws Exception {
        Tallystick first = engine(open());
        Tallystick second = engine(open());
        CountDownLatch once = new CountDownLatch(1);
        target.takes(() -> {
            if (once.getCount() > 0) {
                once.countDown();
                letLeasesEnd();
                second.run(AUGUST);
            }
        });

        Run run = first.run(AUGUST);

        assertThat(run.waiting()).isEmpty();
        assertThat(standing("APPLIED")).isEqualTo(INVOICES);
        assertThat(target.kept()).extracting(Found::externalKey).contains("I000", "I119");
    }

    /** @param inFirstCall what happens in the first call of the first engine; it is given what starts the other */
    private void assertThatBothComeToOneEnd(Tallystick first, Tallystick second, Consumer<Runnable> inFirstCall) {
        List<Future<Run>> other = new ArrayList<>();
        CountDownLatch once = new CountDownLatch(1);
        target.takes(() -> {
            if (once.getCount() > 0) {
                once.countDown();
                inFirstCall.accept(() -> other.add(threads.submit(() -> second.run(AUGUST))));
            }
        });

        Run run = ended(threads.submit(() -> first.run(AUGUST)));

        assertThat(ended(other.get(0))).isEqualTo(run);
        assertThatEachInvoiceIsThereOnce();
    }

    private Store open() {
        Store store = JdbcStore.postgres(
                PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema));
        stores.add(store);
        return store;
    }

    private Tallystick longCalling() {
        return engine(open(), KEPT, Duration.ofHours(1));
    }

    private Tallystick engine(Store store) {
        return engine(store, MINUTE, PaperSystem.REQUEST_LIFE);
    }

    private Tallystick engine(Store store, Duration lease, Duration requestLife) {
        return engine(store, WriteStrategy.UPSERT_BY_EXTERNAL_KEY, lease, requestLife);
    }

    private Tallystick engine(Store store, WriteStrategy strategy, Duration lease, Duration requestLife) {
        return builder(store, strategy, lease, requestLife).build();
    }

    private TallystickBuilder builder(Store store) {
        return builder(store, WriteStrategy.UPSERT_BY_EXTERNAL_KEY, MINUTE, PaperSystem.REQUEST_LIFE);
    }

    private TallystickBuilder builder(Store store, WriteStrategy strategy, Duration lease, Duration requestLife) {
        ScriptedDecider decider = new ScriptedDecider();
        keys().forEach(id -> decider.puts(id, Papers.invoice(id, "100.00")));
        return Tallystick.builder()
                .withStore(store)
                .withTime(EngineTime.system())
                .withLease(lease)
                .withRetry(RetryPolicy.builder().withMaxDuration(SHORT).build())
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.INVOICE, target, PaperSystem.declaring(strategy, requestLife)))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"));
    }

    /** The store of a process that is no more. */
    private static Store dying(Store store, AtomicBoolean dead) {
        return new Store() {
            @Override
            public <R> R inTransaction(Function<StoreTransaction, R> work) {
                if (dead.get()) {
                    throw new PowerCut();
                }
                return store.inTransaction(work);
            }

            @Override
            public boolean isShared() {
                return store.isShared();
            }

            @Override
            public void close() {}
        };
    }

    private void assertThatEachInvoiceIsThereOnce() {
        assertThat(target.kept()).extracting(Found::externalKey).containsExactlyInAnyOrderElementsOf(keys().toList());
    }

    private long inFlight() {
        return Long.parseLong(
                ask("SELECT COALESCE(SUM(CARDINALITY(string_to_array(records, ' '))), 0) FROM %s.hub_intent"
                        .formatted(schema)));
    }

    private long standing(String state) {
        return Long.parseLong(ask("SELECT COUNT(*) FROM %s.hub_delivery WHERE state = '%s'".formatted(schema, state)));
    }

    private void untilTakePart(int engines) {
        until("(SELECT COUNT(*) FROM %s.hub_lease WHERE name LIKE 'node/%%' AND epoch > 0) >= %d"
                .formatted(schema, engines));
    }

    /** A condition with a limit, on the machine's clock: other threads fulfil it. */
    private void until(String condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!is(condition)) {
            assertThat(System.nanoTime()).as("never: %s", condition).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean is(String condition) {
        return ask("SELECT " + condition).equals("t");
    }

    private String holders() {
        return ask("SELECT " + ofPartitions("STRING_AGG(DISTINCT holder, ' ')"));
    }

    private String firstEndOfPartitions() {
        return ofPartitions("MIN(expires_at::timestamptz)");
    }

    private String ofPartitions(String what) {
        return "(SELECT %s FROM %s.hub_lease WHERE name LIKE 'deliver/%%')".formatted(what, schema);
    }

    /** An engine that decides the first invoices, and may create five. */
    private Tallystick guarded(int invoices) {
        ScriptedDecider decider = new ScriptedDecider();
        keys().limit(invoices).forEach(id -> decider.puts(id, Papers.invoice(id, "100.00")));
        return Tallystick.builder()
                .withStore(open())
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target))
                .withRetry(RetryPolicy.builder().withMaxAttempts(1).build())
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp").creatingAtMost(5))
                .build();
    }

    private static Stream<String> keys() {
        return IntStream.range(0, INVOICES).mapToObj("I%03d"::formatted);
    }

    private static Run ended(Future<Run> run) {
        try {
            return run.get(2, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("An engine does not come to its end", e);
        }
    }

    /** The database's clock passes the end of every lease. */
    private void letLeasesEnd() {
        change("UPDATE %s.hub_lease SET expires_at = '2000-01-01T00:00:00.000000000Z'");
    }

    private void change(String sql) {
        try {
            PostgresServer.execute(PostgresServer.pool(), sql.formatted(schema));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask(String sql) {
        try {
            return PostgresServer.query(PostgresServer.pool(), sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
