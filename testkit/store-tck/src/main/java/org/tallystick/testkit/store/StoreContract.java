package org.tallystick.testkit.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.delivery;
import static org.tallystick.testkit.store.Rows.document;
import static org.tallystick.testkit.store.Rows.exception;
import static org.tallystick.testkit.store.Rows.problem;
import static org.tallystick.testkit.store.Rows.process;
import static org.tallystick.testkit.store.Rows.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tallystick.engine.retry.Observation;
import org.tallystick.engine.store.AlreadyBilledException;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Audit.Link;
import org.tallystick.engine.store.Blanking.Walk;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Which;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Cursors.ReadingRow;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Echoes.EchoRow;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Exceptions.Replaced;
import org.tallystick.engine.store.Explanations.ExplanationRow;
import org.tallystick.engine.store.Hints.HintRow;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions.TransitionRow;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.spi.Allowance;

/**
 * What every store must do. Each rule has a number that stays, and is a test whose name begins with it. How to use it:
 *
 * <ol>
 *   <li>Write a test class that extends this one, and gives an empty store in {@link #openStore}.
 *   <li>It is called before each rule, and what it gave is closed after it.
 *   <li>All rules are required. A broken one begins its message with its number and its words.
 * </ol>
 */
@ExtendWith(RuleInWords.class)
public abstract class StoreContract {

    /** More than any list that a store would bind at once. */
    private static final int MANY = 1_300;

    private static final Set<Integer> ALL = Deliveries.ALL;

    private Store store;

    protected StoreContract() {}

    /** An empty store, with nothing in it from the rule before. */
    protected abstract Store openStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = openStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(Consumer<StoreTransaction> work) {
        store.inTransaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private <T> Optional<T> one(Function<StoreTransaction, Optional<T>> work) {
        return store.inTransaction(work);
    }

    private <T> List<T> list(Function<StoreTransaction, List<T>> work) {
        return store.inTransaction(work);
    }

    private <K, V> Map<K, V> map(Function<StoreTransaction, Map<K, V>> work) {
        return store.inTransaction(work);
    }

    private long number(Function<StoreTransaction, Long> work) {
        return store.inTransaction(work);
    }

    /** What a caller should never give. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Nested
    class Transactions {

        @Test
        void required_s1_whatOneTransactionWroteTheNextOneReads() {
            write(tx -> tx.cursors().put("flow", new CursorRow("7", "rules-1")));

            assertThat(one(tx -> tx.cursors().find("flow"))).contains(new CursorRow("7", "rules-1"));
        }

        @Test
        void required_s2_aTransactionReadsWhatItWrote() {
            Optional<CursorRow> found = one(tx -> {
                tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                return tx.cursors().find("flow");
            });

            assertThat(found).isPresent();
        }

        @Test
        void required_s3_aTransactionThatThrowsLeavesNothingAndThrowsTheSame() {
            IllegalArgumentException problem = new IllegalArgumentException("of the work");

            assertThatThrownBy(() -> write(tx -> {
                        tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                        tx.records().put(List.of(record("r")));
                        throw problem;
                    }))
                    .isSameAs(problem);

            assertThat(one(tx -> tx.cursors().find("flow")))
                    .as("the cursor that a failed transaction wrote")
                    .isEmpty();
            assertThat(number(tx -> tx.records().lastPosition())).isZero();
        }

        @Test
        void required_s4_anErrorLeavesNothingEither() {
            assertThatThrownBy(() -> write(tx -> {
                        tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                        throw new AssertionError("of the work");
                    }))
                    .isInstanceOf(AssertionError.class);

            assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
        }

        @Test
        void required_s5_aFailureOfTheDatabaseSaysWhatWasBeingDoneAndLeavesNothing() {
            assertThatThrownBy(() -> write(tx -> {
                        tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                        tx.dirtyKeys().mark(nothing(), List.of("key"));
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("dirty")
                    .hasMessageContaining("Nothing of the transaction was written");

            assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
        }

        @Test
        void required_s6_aFailureOfTheDatabaseCannotBeSwallowed() {
            assertThatThrownBy(() -> write(tx -> {
                        tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                        assertThatThrownBy(() -> tx.dirtyKeys().mark(nothing(), List.of("key")))
                                .isInstanceOf(StoreException.class);
                    }))
                    .isInstanceOf(StoreException.class);

            assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
        }

        @Test
        void required_s7_theStoreGoesOnAfterAFailure() {
            assertThatThrownBy(() -> write(tx -> tx.dirtyKeys().mark("decider", Arrays.asList("a", nothing()))))
                    .isInstanceOf(StoreException.class);

            write(tx -> tx.dirtyKeys().mark("decider", List.of("b")));

            assertThat(list(tx -> tx.dirtyKeys().list("decider"))).containsExactly("b");
        }

        @Test
        void required_s8_aTransactionCannotBeUsedAfterItsEnd() {
            List<StoreTransaction> kept = new ArrayList<>();
            write(kept::add);

            assertThatThrownBy(() -> kept.get(0).cursors().find("flow")).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void required_s9_aTransactionCannotBeUsedInsideTheNextOne() {
            List<StoreTransaction> kept = new ArrayList<>();
            write(kept::add);

            assertThatThrownBy(() -> write(tx -> kept.get(0).records().put(List.of(record("r")))))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void required_s10_transactionsDoNotNest() {
            assertThatThrownBy(() -> write(tx -> store.inTransaction(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already");
        }

        @Test
        void required_s11_aStoreIsNotClosedFromInsideATransaction() {
            assertThatThrownBy(() -> write(tx -> store.close())).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void required_s12_aClosedStoreSaysSoAndMayBeClosedAgain() {
            store.close();
            store.close();

            assertThatThrownBy(() -> store.inTransaction(tx -> 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }

        @Test
        void required_s13_manyThreadsKeepACounterExact() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                Callable<Void> work = () -> {
                    for (int i = 0; i < 25; i++) {
                        write(StoreContract::increment);
                    }
                    return null;
                };
                for (Future<Void> done : pool.invokeAll(Collections.nCopies(8, work))) {
                    done.get();
                }
            } finally {
                pool.shutdownNow();
            }

            assertThat(number(StoreContract::counter)).isEqualTo(200);
        }
    }

    private static long counter(StoreTransaction tx) {
        return tx.cursors()
                .find("counter")
                .map(cursor -> Long.parseLong(cursor.position()))
                .orElse(0L);
    }

    private static void increment(StoreTransaction tx) {
        tx.cursors().put("counter", new CursorRow(Long.toString(counter(tx) + 1), "rules-1"));
    }

    @Nested
    class OfCursors {

        @Test
        void required_s14_aCursorMayHaveNoPositionAndIsReplaced() {
            write(tx -> tx.cursors().put("flow", new CursorRow("7", "rules-1")));
            write(tx -> tx.cursors().put("flow", new CursorRow(null, "rules-2")));

            assertThat(one(tx -> tx.cursors().find("flow"))).contains(new CursorRow(null, "rules-2"));
            assertThat(one(tx -> tx.cursors().find("other"))).isEmpty();
        }
    }

    @Nested
    class OfDocuments {

        @Test
        void required_s15_documentsAreFoundByIdWithoutTheirRawText() {
            write(tx -> tx.documents().put(List.of(document("a", Documents.State.MAPPED))));

            assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a", "b"))))
                    .containsExactly(Map.entry(
                            "a",
                            new DocumentRow(
                                    "psa/TimeEntry", "a", 1, "hash-a", "rules-1", null, Documents.State.MAPPED)));
            assertThat(map(tx -> tx.documents().find("crm/TimeEntry", List.of("a"))))
                    .isEmpty();
        }

        @Test
        void required_s16_theNewestVersionReplacesADocument() {
            write(tx -> tx.documents().put(List.of(document("a", Documents.State.SET_ASIDE))));
            write(tx -> tx.documents()
                    .put(List.of(new DocumentRow(
                            "psa/TimeEntry", "a", 9_000_000_000L, "h2", "rules-2", null, Documents.State.DELETED))));

            assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of("a")))
                            .get("a"))
                    .isEqualTo(new DocumentRow(
                            "psa/TimeEntry", "a", 9_000_000_000L, "h2", "rules-2", null, Documents.State.DELETED));
        }

        @Test
        void required_s17_thoseThatAreSetAsideComeWithTheirText() {
            write(tx -> tx.documents()
                    .put(List.of(
                            document("a", Documents.State.MAPPED),
                            document("b", Documents.State.SET_ASIDE),
                            document("c", Documents.State.DELETED))));

            assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                    .containsExactly(document("b", Documents.State.SET_ASIDE));
            assertThat(list(tx -> tx.documents().setAside("psa/Other"))).isEmpty();
        }

        @Test
        void required_s18_liveOnesAreAllThatTheirSourceDidNotDelete() {
            write(tx -> tx.documents()
                    .put(List.of(
                            document("a", Documents.State.MAPPED),
                            document("b", Documents.State.SET_ASIDE),
                            document("c", Documents.State.DELETED))));

            assertThat(list(tx -> tx.documents().liveIds("psa/TimeEntry"))).containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void required_s19_documentsOfAListOfAnyLengthAreFound() {
            List<String> ids = numbered("d", MANY);
            write(tx -> tx.documents()
                    .put(ids.stream()
                            .map(id -> document(id, Documents.State.MAPPED))
                            .toList()));

            assertThat(map(tx -> tx.documents().find("psa/TimeEntry", ids))).hasSize(MANY);
            assertThat(map(tx -> tx.documents().find("psa/TimeEntry", List.of())))
                    .isEmpty();
        }
    }

    @Nested
    class OfRecords {

        @Test
        void required_s20_everyFieldOfARecordComesBack() {
            RecordRow full = new RecordRow(
                    "Invoice", "i1", "f", "d", 3, "print", "{\"a\":\"ü€😀\"}", "{}", "k1", "k2", "2026-08", 0);
            RecordRow bare = new RecordRow("Invoice", "i2", null, null, 1, "", null, null, null, null, null, 0);
            write(tx -> tx.records().put(List.of(full, bare)));

            Map<String, RecordRow> found = map(tx -> tx.records().find("Invoice", List.of("i1", "i2", "i3")));

            assertThat(found).containsOnly(Map.entry("i1", at(1, full)), Map.entry("i2", at(2, bare)));
            assertThat(one(tx -> tx.records().find("Invoice", "i1"))).contains(at(1, full));
            assertThat(one(tx -> tx.records().find("Invoice", "i3"))).isEmpty();
        }

        @Test
        void required_s21_positionsFollowTheOrderOfWriting() {
            write(tx -> tx.records().put(List.of(record("b"), record("a"))));
            write(tx -> tx.records().put(List.of(record("c"), record("b"))));

            assertThat(positions()).isEqualTo(Map.of("a", 2L, "c", 3L, "b", 4L));
            assertThat(number(tx -> tx.records().lastPosition())).isEqualTo(4);
        }

        @Test
        void required_s22_theFeedStartsAtZero() {
            assertThat(number(tx -> tx.records().lastPosition())).isZero();
        }

        @Test
        void required_s23_aTransactionThatWasRolledBackTakesNoPosition() {
            assertThatThrownBy(() -> write(tx -> {
                        tx.records().put(List.of(record("a")));
                        throw new IllegalStateException("of the work");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            write(tx -> tx.records().put(List.of(record("b"))));

            assertThat(positions()).isEqualTo(Map.of("b", 1L));
        }

        @Test
        void required_s24_byKeyComeOnlyThoseRecordsThatExistForDecidersInTheOrderOfIds() {
            write(tx -> tx.records()
                    .put(List.of(
                            record("b", "k", "{}"),
                            record("a", "k", "{}"),
                            record("undecided", "k", null),
                            record("other", "K", "{}"))));

            assertThat(list(tx -> tx.records().findByKey("TimeEntry", Records.Key.KEY1, List.of("k", "k2"))))
                    .extracting(RecordRow::id)
                    .containsExactly("a", "b");
            assertThat(list(tx -> tx.records().findByKey("TimeEntry", Records.Key.KEY2, List.of("k"))))
                    .isEmpty();
        }

        @Test
        void required_s25_theSecondKeyFindsItsOwnRecords() {
            write(tx -> tx.records()
                    .put(List.of(new RecordRow("T", "a", null, null, 1, "p", "{}", "{}", "k1", "k2", null, 0))));

            assertThat(list(tx -> tx.records().findByKey("T", Records.Key.KEY2, List.of("k2"))))
                    .hasSize(1);
            assertThat(list(tx -> tx.records().findByKey("T", Records.Key.KEY1, List.of("k2"))))
                    .isEmpty();
        }

        @Test
        void required_s26_byManyKeysTheOrderOfIdsHoldsOverAll() {
            List<String> keys = numbered("k", MANY);
            write(tx -> tx.records()
                    .put(IntStream.range(0, MANY)
                            .mapToObj(i -> record("r%05d".formatted(MANY - i), "k" + i, "{}"))
                            .toList()));

            assertThat(list(tx -> tx.records().findByKey("TimeEntry", Records.Key.KEY1, keys)))
                    .hasSize(MANY)
                    .extracting(RecordRow::id)
                    .isSorted();
        }

        @Test
        void required_s27_idsDifferByCaseAndOrderByTheirBytes() {
            List<String> byBytes = List.of("A", "B", "a", "á", "\uFFFD", "😀");
            write(tx -> tx.records()
                    .put(List.of(record("😀"), record("a"), record("á"), record("\uFFFD"), record("B"), record("A"))));

            assertThat(list(tx -> tx.records().page("TimeEntry", "", 10)))
                    .extracting(RecordRow::id)
                    .isEqualTo(byBytes);
            assertThat(list(tx -> tx.records().findByKey("TimeEntry", Records.Key.KEY1, List.of("key"))))
                    .extracting(RecordRow::id)
                    .isEqualTo(byBytes);
        }

        @Test
        void required_s28_byDocumentsDeletedOnesAreIncluded() {
            write(tx -> tx.records().put(List.of(record("a"), record("b", null, null), record("c"))));

            assertThat(list(tx -> tx.records().findByDocuments("psa/TimeEntry", List.of("doc-a", "doc-b"))))
                    .extracting(RecordRow::id)
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(list(tx -> tx.records().findByDocuments("crm/TimeEntry", List.of("doc-a"))))
                    .isEmpty();
        }

        @Test
        void required_s29_pagesGoThroughAllThatExistForDeciders() {
            write(tx -> tx.records()
                    .put(List.of(record("d"), record("a"), record("b", "k", null), record("c"), record("e"))));

            assertThat(page("", 2)).containsExactly("a", "c");
            assertThat(page("c", 2)).containsExactly("d", "e");
            assertThat(page("e", 2)).isEmpty();
        }

        private List<String> page(String after, int limit) {
            return list(tx -> tx.records().page("TimeEntry", after, limit)).stream()
                    .map(RecordRow::id)
                    .toList();
        }

        private Map<String, Long> positions() {
            return list(tx -> tx.records().page("TimeEntry", "", 10)).stream()
                    .collect(toMap(RecordRow::id, RecordRow::position));
        }

        private RecordRow at(long position, RecordRow r) {
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
                    position);
        }
    }

    @Nested
    class OfTheCrosswalk {

        private final RefKey crm1 = new RefKey("crm", "Customer", "1");
        private final RefKey crm2 = new RefKey("crm", "Customer", "2");
        private final RefKey erp1 = new RefKey("erp", "Customer", "1");

        @Test
        void required_s30_refsOfSeveralSystemsDenoteOneRecord() {
            write(tx -> tx.crosswalk().link(Map.of(crm1, "c-1", erp1, "c-1")));

            assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1, erp1, crm2))))
                    .isEqualTo(Map.of(crm1, "c-1", erp1, "c-1"));
        }

        @Test
        void required_s31_idsOfOneSystemAndTypeSayNothingOfAnother() {
            write(tx -> tx.crosswalk().link(Map.of(crm1, "c-1")));

            assertThat(map(tx -> tx.crosswalk().recordIds(List.of(erp1, new RefKey("crm", "Project", "1")))))
                    .isEmpty();
            assertThat(map(tx -> tx.crosswalk().remoteIds("crm", "Project", List.of("c-1"))))
                    .isEmpty();
        }

        @Test
        void required_s32_ofSeveralRefsTheLastLinkedIsTheRemoteId() {
            link(crm2, "c-1");
            link(crm1, "c-1");

            assertThat(remoteId("c-1")).isEqualTo("1");
        }

        @Test
        void required_s33_linkingAgainWhatIsLinkedChangesNothing() {
            link(crm2, "c-1");
            link(crm1, "c-1");
            link(crm2, "c-1");

            assertThat(remoteId("c-1")).isEqualTo("1");
        }

        @Test
        void required_s34_aRefThatIsLinkedElsewhereMovesAndIsTheLastThere() {
            link(crm1, "c-1");
            link(crm2, "c-2");
            link(crm1, "c-2");

            assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1)))).isEqualTo(Map.of(crm1, "c-2"));
            assertThat(remoteId("c-1")).isNull();
            assertThat(remoteId("c-2")).isEqualTo("1");
        }

        @Test
        void required_s35_linksOfAListOfAnyLengthAreFound() {
            Map<RefKey, String> links = numbered("", MANY).stream()
                    .collect(toMap(id -> new RefKey("crm", "Customer", id), id -> "c-" + id));
            write(tx -> tx.crosswalk().link(links));

            assertThat(map(tx -> tx.crosswalk().recordIds(links.keySet()))).isEqualTo(links);
            assertThat(map(tx -> tx.crosswalk().remoteIds("crm", "Customer", links.values())))
                    .hasSize(MANY)
                    .containsEntry("c-7", "7");
        }

        @Test
        void required_s191_theFirstRefsOfNewRecordsAreLinkedAsOthersAre() {
            write(tx -> tx.crosswalk().linkFirst(Map.of(crm1, "c-1", crm2, "c-2")));

            assertThat(map(tx -> tx.crosswalk().recordIds(List.of(crm1, crm2))))
                    .isEqualTo(Map.of(crm1, "c-1", crm2, "c-2"));
            assertThat(remoteId("c-2")).isEqualTo("2");
        }

        @Test
        void required_s192_whatIsLinkedAfterTheFirstIsTheLast() {
            write(tx -> tx.crosswalk().linkFirst(Map.of(crm2, "c-1")));
            link(crm1, "c-1");

            assertThat(remoteId("c-1")).isEqualTo("1");
        }

        private void link(RefKey ref, String recordId) {
            write(tx -> tx.crosswalk().link(Map.of(ref, recordId)));
        }

        private @Nullable String remoteId(String recordId) {
            return map(tx -> tx.crosswalk().remoteIds("crm", "Customer", List.of(recordId)))
                    .get(recordId);
        }
    }

    @Nested
    class OfDirtyKeys {

        @Test
        void required_s36_dirtyKeysAreMarkedOnceListedSortedAndCleared() {
            write(tx -> tx.dirtyKeys().mark("billing", List.of("b", "a", "b")));
            write(tx -> tx.dirtyKeys().mark("billing", Set.of("a", "B")));
            write(tx -> tx.dirtyKeys().mark("setup", List.of("z")));

            assertThat(list(tx -> tx.dirtyKeys().list("billing"))).containsExactly("B", "a", "b");

            write(tx -> tx.dirtyKeys().clear("billing", "a"));

            assertThat(list(tx -> tx.dirtyKeys().list("billing"))).containsExactly("B", "b");
            assertThat(list(tx -> tx.dirtyKeys().list("setup"))).containsExactly("z");
        }
    }

    @Nested
    class OfRuns {

        private final RunRow august = new RunRow("2026-08", 1, 500, 0, NOON.plusNanos(1), null);
        private final RunRow september = new RunRow("2026-09", 2, 900, 0, NOON, null);

        @Test
        void required_s37_runsAreListedInTheOrderInWhichTheyWereOpened() {
            write(tx -> {
                tx.runs().put(september);
                tx.runs().put(august);
            });

            assertThat(list(tx -> tx.runs().list())).containsExactly(august, september);
            assertThat(one(tx -> tx.runs().find("2026-09"))).contains(september);
            assertThat(one(tx -> tx.runs().find("2026-10"))).isEmpty();
        }

        @Test
        void required_s38_aRunIsReplaced() {
            RunRow closed = new RunRow("2026-08", 1, 500, 2, NOON.plusNanos(1), NOON.plusSeconds(9));
            write(tx -> tx.runs().put(august));
            write(tx -> tx.runs().put(closed));

            assertThat(list(tx -> tx.runs().list())).containsExactly(closed);
        }

        @Test
        void required_s39_twoRunsCannotHaveOneSequence() {
            write(tx -> tx.runs().put(august));

            assertThatThrownBy(() -> write(tx -> tx.runs().put(new RunRow("2026-09", 1, 0, 0, NOON, null))))
                    .isInstanceOf(StoreException.class);
        }

        @Test
        void required_s40_keysOfARunAreDoneOneByOneAndStayDone() {
            write(tx -> {
                tx.runs().addKeys("2026-08", "billing", List.of("b", "a", "c"));
                tx.runs().addKeys("2026-08", "setup", List.of("a"));
                tx.runs().put(august);
            });
            write(tx -> tx.runs().keyDone("2026-08", "billing", "a"));
            write(tx -> tx.runs().addKeys("2026-08", "billing", List.of("a", "d")));

            assertThat(list(tx -> tx.runs().keysToDo("2026-08", "billing"))).containsExactly("b", "c", "d");
            assertThat(list(tx -> tx.runs().keysToDo("2026-08", "setup"))).containsExactly("a");
        }

        @Test
        void required_s136_aKeyThatIsMarkedTellsWhetherItWasStillToDo() {
            write(tx -> {
                tx.runs().put(august);
                tx.runs().addKeys("2026-08", "billing", List.of("a"));
            });

            assertThat(list(tx -> List.of(
                            tx.runs().keyDone("2026-08", "billing", "a"),
                            tx.runs().keyDone("2026-08", "billing", "a"),
                            tx.runs().keyDone("2026-08", "billing", "b"))))
                    .containsExactly(true, false, false);
        }

        @Test
        void required_s41_keysOfARunNeedTheirRunWhenTheTransactionEnds() {
            assertThatThrownBy(() -> write(tx -> tx.runs().addKeys("2026-08", "billing", List.of("a"))))
                    .isInstanceOf(StoreException.class);

            write(tx -> tx.runs().put(august));
            assertThat(list(tx -> tx.runs().keysToDo("2026-08", "billing"))).isEmpty();
        }
    }

    @Nested
    class OfAllocations {

        @Test
        void required_s42_claimedItemsAreOnTheirDocument() {
            write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1, "b", 1)));
            write(tx -> tx.allocations().claim("inv-1", Map.of("b", 1, "c", 1)));

            assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b", "c", "d"))))
                    .isEqualTo(Map.of("a", List.of("inv-1"), "b", List.of("inv-1"), "c", List.of("inv-1")));
        }

        @Test
        void required_s43_anItemOfAnotherDocumentIsNotClaimedAndNeitherAreTheOthers() {
            write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1)));

            assertThatThrownBy(() -> write(tx -> tx.allocations().claim("inv-2", Map.of("b", 1, "a", 1))))
                    .isInstanceOf(AlreadyBilledException.class)
                    .hasMessageContaining("item a of document inv-2 is billed on inv-1");

            assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b"))))
                    .as("items of I12 after a refused claim")
                    .isEqualTo(Map.of("a", List.of("inv-1")));
        }

        @Test
        void required_s44_aRefusedClaimMayBeCaught() {
            write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1)));
            write(tx -> {
                assertThatThrownBy(() -> tx.allocations().claim("inv-2", Map.of("b", 1, "a", 1)))
                        .isInstanceOf(AlreadyBilledException.class);
                tx.allocations().claim("inv-2", Map.of("c", 1));
            });

            assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b", "c"))))
                    .isEqualTo(Map.of("a", List.of("inv-1"), "c", List.of("inv-2")));
        }

        @Test
        void required_s162_partsOfAnItemAreOnDocumentsOfTheirOwnInTheirOrder() {
            write(tx -> tx.allocations().claim("inv-2", Map.of("a", 1)));
            write(tx -> tx.allocations().claim("inv-1", Map.of("a", 2)));

            assertThatThrownBy(() -> write(tx -> tx.allocations().claim("inv-3", Map.of("a", 2))))
                    .isInstanceOf(AlreadyBilledException.class)
                    .hasMessageContaining("inv-1");
            assertThat(map(tx -> tx.allocations().documentsOf(List.of("a"))))
                    .isEqualTo(Map.of("a", List.of("inv-2", "inv-1")));
        }

        @Test
        void required_s200_whyADocumentIsAsItIsComesBack() {
            ExplanationRow first = why("inv-1", "{\"terms\":\"as agreed\"}");
            ExplanationRow second = new ExplanationRow("inv-2", "release/p1", null, "{}", "{}");
            write(tx -> {
                tx.explanations().putIfAbsent(first);
                tx.explanations().putIfAbsent(second);
            });

            assertThat(one(tx -> tx.explanations().find("inv-1"))).contains(first);
            assertThat(one(tx -> tx.explanations().find("inv-2"))).contains(second);
            assertThat(one(tx -> tx.explanations().find("inv-3"))).isEmpty();
        }

        @Test
        void required_s201_whyADocumentIsAsItIsStaysAsItWasSaidFirst() {
            ExplanationRow first = why("inv-1", "{\"terms\":\"as agreed\"}");
            write(tx -> tx.explanations().putIfAbsent(first));
            write(tx -> tx.explanations().putIfAbsent(why("inv-1", "{\"terms\":\"as amended\"}")));

            assertThat(one(tx -> tx.explanations().find("inv-1"))).contains(first);
        }

        @Test
        void required_s202_anExplanationThatNamesAPersonIsBlanked() {
            write(tx -> {
                tx.explanations().putIfAbsent(why("inv-1", "{\"terms\":\"as Ada_L said\"}"));
                tx.explanations().putIfAbsent(new ExplanationRow("inv-2", "release", null, "{}", "{\"Ada_L\":\"1\"}"));
                tx.explanations().putIfAbsent(why("inv-3", "{\"terms\":\"as AdaXL said\"}"));
                tx.blanking().mentions("Ada_L");
            });

            assertThat(Stream.of("inv-1", "inv-2", "inv-3")
                            .map(document -> one(tx -> tx.explanations().find(document))
                                    .orElseThrow())
                            .map(row -> row.said() + row.items()))
                    .containsExactly("{}{}", "{}{}", "{\"terms\":\"as AdaXL said\"}{\"a\":\"1\"}");
        }

        private static ExplanationRow why(String document, String said) {
            return new ExplanationRow(document, "decide/billing/E1", "2026-08", said, "{\"a\":\"1\"}");
        }
    }

    @Nested
    class OfDeliveries {

        @Test
        void required_s45_everyFieldOfADeliveryComesBack() {
            DeliveryRow full = new DeliveryRow(
                    "erp",
                    "Invoice",
                    "i1",
                    "K1",
                    State.UNKNOWN,
                    "print",
                    "{\"a\":1}",
                    2,
                    3,
                    NOON.plusNanos(123_456_789),
                    "crm/Customer/7",
                    "4711",
                    true,
                    "eng-1",
                    "2026-08",
                    "no answer");
            write(tx -> tx.deliveries().put(List.of(delivery("i1", "K0", State.PLANNED, NOON))));
            write(tx -> tx.deliveries().put(List.of(full)));

            assertThat(one(tx -> tx.deliveries().find("erp", "Invoice", "i1"))).contains(full);
            assertThat(one(tx -> tx.deliveries().find("erp", "Project", "i1"))).isEmpty();
        }

        @Test
        void required_s46_aDeliveryWithoutItsOptionalFieldsComesBack() {
            DeliveryRow bare = delivery("i1", "K1", State.PLANNED, NOON);
            write(tx -> tx.deliveries().put(List.of(bare)));

            assertThat(one(tx -> tx.deliveries().find("erp", "Invoice", "i1"))).contains(bare);
        }

        @Test
        void required_s47_dueAreDeliveriesOfTheStatesAtTheMomentInTheOrderOfExternalKeysUpToTheLimit() {
            write(tx -> tx.deliveries()
                    .put(List.of(
                            delivery("1", "K5", State.PLANNED, NOON.minusSeconds(60)),
                            delivery("2", "K1", State.RETRY, NOON),
                            delivery("3", "K2", State.RETRY, NOON.plusNanos(1)),
                            delivery("4", "K3", State.APPLIED, NOON.minusSeconds(60)),
                            delivery("5", "K4", State.PLANNED, NOON.minusNanos(1)),
                            delivery("6", "k0", State.PLANNED, NOON))));

            assertThat(due(List.of(State.PLANNED, State.RETRY, State.PLANNED), NOON, 10))
                    .containsExactly("K1", "K4", "K5", "k0");
            assertThat(due(EnumSet.of(State.PLANNED, State.RETRY), NOON, 2)).containsExactly("K1", "K4");
            assertThat(due(EnumSet.of(State.RETRY), Instant.MAX, 9)).containsExactly("K1", "K2");
            assertThat(due(EnumSet.allOf(State.class), Instant.MIN, 9)).isEmpty();
            assertThat(due(List.of(), NOON, 9)).isEmpty();
        }

        @Test
        void required_s64_statesAreThoseOfKnownRecordsOfTheTargetAndType() {
            write(tx -> tx.deliveries()
                    .put(List.of(delivery("r1", "k1", State.SENT, NOON), delivery("r2", "k2", State.APPLIED, NOON))));

            assertThat(map(tx -> tx.deliveries().states("erp", "Invoice", List.of("r1", "r2", "r3"))))
                    .isEqualTo(Map.of("r1", State.SENT, "r2", State.APPLIED));
            assertThat(map(tx -> tx.deliveries().states("erp", "Customer", List.of("r1"))))
                    .isEmpty();
        }

        @Test
        void required_s48_inStateAreAllOfTheStatesInTheOrderOfExternalKeys() {
            write(tx -> tx.deliveries()
                    .put(List.of(
                            delivery("1", "K2", State.BLOCKED, NOON),
                            delivery("2", "K1", State.REJECTED, NOON),
                            delivery("3", "K0", State.SENT, NOON))));

            assertThat(list(tx -> tx.deliveries()
                            .inState("erp", "Invoice", List.of(State.BLOCKED, State.REJECTED), ALL, null, 9)))
                    .extracting(DeliveryRow::externalKey)
                    .containsExactly("K1", "K2");
            assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.allOf(State.class), ALL, null, 9)))
                    .hasSize(3);
        }

        @Test
        void required_s49_aNewStateOfADeliveryTakesTheOldOnesPlace() {
            write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.PLANNED, NOON))));
            write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.SENT, NOON))));

            assertThat(due(EnumSet.of(State.PLANNED), NOON, 9)).isEmpty();
            assertThat(due(EnumSet.of(State.SENT), NOON, 9)).containsExactly("K1");
        }

        @Test
        void required_s50_externalKeysAreFoundOfTheirTargetAndType() {
            write(tx -> tx.deliveries()
                    .put(List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "k1", State.PLANNED, NOON))));

            assertThat(list(tx -> tx.deliveries().findByExternalKeys("erp", "Invoice", List.of("K1", "K2"))))
                    .extracting(DeliveryRow::recordId)
                    .containsExactly("1");
            assertThat(list(tx -> tx.deliveries().findByExternalKeys("psa", "Invoice", List.of("K1"))))
                    .isEmpty();
        }

        @Test
        void required_s175_aDeliveryThatIsRemovedIsGoneAndNoOther() {
            write(tx -> tx.deliveries()
                    .put(List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON))));

            write(tx -> tx.deliveries().remove("erp", "Invoice", "1"));
            write(tx -> tx.deliveries().remove("psa", "Invoice", "2"));
            write(tx -> tx.deliveries().remove("erp", "Invoice", "3"));

            assertThat(due(EnumSet.of(State.PLANNED), NOON, 9))
                    .as("a delivery that is removed is gone and no other")
                    .containsExactly("K2");
        }

        @Test
        void required_s51_anInstantThatTheTableCannotHoldIsRefused() {
            assertThatThrownBy(() ->
                            write(tx -> tx.deliveries().put(List.of(delivery("1", "K", State.RETRY, Instant.MAX)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0000 to 9999");
        }

        @Test
        void required_s137_dueAreThoseOfThePartitionsOnly() {
            write(tx -> tx.deliveries().put(eight()));

            assertThat(ALL)
                    .allSatisfy(partition -> assertThat(list(tx -> tx.deliveries()
                                    .due("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(partition), NOON, 9)))
                            .extracting(DeliveryRow::externalKey)
                            .containsExactly(keyIn(partition)));
            assertThat(list(tx -> tx.deliveries().due("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(), NOON, 9)))
                    .isEmpty();
        }

        @Test
        void required_s138_inStateAreThoseOfThePartitionsOnly() {
            write(tx -> tx.deliveries().put(eight()));

            assertThat(list(tx -> tx.deliveries()
                            .inState("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(2, 5), null, 9)))
                    .extracting(DeliveryRow::externalKey)
                    .containsExactlyInAnyOrder(keyIn(2), keyIn(5));
            assertThat(list(tx ->
                            tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(), null, 9)))
                    .isEmpty();
            assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.PLANNED), ALL, null, 9)))
                    .hasSize(8);
        }

        @Test
        void required_s139_aDeliveryStaysInItsPartition() {
            write(tx -> tx.deliveries().put(List.of(delivery("1", keyIn(2), State.PLANNED, NOON))));
            write(tx -> tx.deliveries().put(List.of(delivery("1", keyIn(5), State.RETRY, NOON))));

            assertThat(list(tx ->
                            tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.RETRY), Set.of(2), null, 9)))
                    .extracting(DeliveryRow::externalKey)
                    .containsExactly(keyIn(5));
        }

        /** One of each partition. */
        private static List<DeliveryRow> eight() {
            return ALL.stream()
                    .map(partition -> delivery("r" + partition, keyIn(partition), State.PLANNED, NOON))
                    .toList();
        }

        /** The first key of the partition. */
        private static String keyIn(int partition) {
            return Stream.iterate(1, number -> number + 1)
                    .map(number -> "K" + number)
                    .filter(key -> Deliveries.partition(key) == partition)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void required_s140_whatIsAppliedIsPlannedAgainAsItsRecordSaysSomethingElse() {
            DeliveryRow before = new DeliveryRow(
                    "erp",
                    "TimeEntry",
                    "1",
                    "K1",
                    State.APPLIED,
                    "older",
                    "{}",
                    2,
                    3,
                    NOON,
                    null,
                    "4711",
                    true,
                    "key",
                    "2026-08",
                    "slow");
            write(tx -> {
                tx.records().put(List.of(record("1")));
                tx.deliveries().put(List.of(before));
            });

            planNewer(0);

            assertThat(one(tx -> tx.deliveries().find("erp", "TimeEntry", "1")))
                    .contains(new DeliveryRow(
                            "erp",
                            "TimeEntry",
                            "1",
                            "K1",
                            State.PLANNED,
                            "older",
                            "{}",
                            2,
                            0,
                            LATER,
                            null,
                            "4711",
                            true,
                            "key",
                            "2026-08",
                            null));
        }

        @Test
        void required_s141_onlyWhatChangedAfterThePositionIsPlannedAgain() {
            write(tx -> {
                tx.records().put(List.of(record("1"), record("2")));
                tx.deliveries().put(List.of(applied("1", "older"), applied("2", "older")));
            });

            planNewer(1);

            assertThat(plannedAgain()).containsExactly("2");
        }

        @Test
        void required_s142_whatTheTargetFeedsOrWhatIsGoneIsNotPlannedAgain() {
            write(tx -> {
                tx.records()
                        .put(List.of(
                                ofFlow("1", "erp/TimeEntry", "{}"), ofFlow("2", null, "{}"), ofFlow("3", null, null)));
                tx.deliveries().put(List.of(applied("1", "older"), applied("2", "older"), applied("3", "older")));
            });

            planNewer(0);

            assertThat(plannedAgain()).containsExactly("2");
        }

        @Test
        void required_s143_onlyWhatIsAppliedIsPlannedAgain() {
            write(tx -> {
                tx.records().put(List.of(record("1"), record("2")));
                tx.deliveries().put(List.of(applied("1", "older"), in(State.REJECTED, applied("2", "older"))));
            });

            planNewer(0);

            assertThat(plannedAgain()).containsExactly("1");
        }

        @Test
        void required_s144_whatIsAppliedAsItsRecordIsStaysAndSoDoesWhatGoesElsewhere() {
            write(tx -> {
                tx.records().put(List.of(record("1"), record("2")));
                tx.deliveries().put(List.of(applied("1", "print"), applied("2", "older"), elsewhere("2")));
            });

            planNewer(0);

            assertThat(plannedAgain()).containsExactly("2");
            assertThat(list(tx -> tx.deliveries().inState("psa", "TimeEntry", EnumSet.of(State.APPLIED), ALL, null, 9)))
                    .hasSize(1);
        }

        private static final Instant LATER = NOON.plusSeconds(60);

        private void planNewer(long position) {
            write(tx -> tx.deliveries().planNewer("erp", "TimeEntry", position, LATER));
        }

        private List<String> plannedAgain() {
            return list(tx -> tx.deliveries().inState("erp", "TimeEntry", EnumSet.of(State.PLANNED), ALL, null, 9))
                    .stream()
                    .map(DeliveryRow::recordId)
                    .toList();
        }

        private static DeliveryRow applied(String recordId, String fingerprint) {
            return ofType("erp", recordId, State.APPLIED, fingerprint);
        }

        private static DeliveryRow elsewhere(String recordId) {
            return ofType("psa", recordId, State.APPLIED, "older");
        }

        private static DeliveryRow in(State state, DeliveryRow row) {
            return ofType(row.target(), row.recordId(), state, row.fingerprint());
        }

        private static DeliveryRow ofType(String target, String recordId, State state, String fingerprint) {
            return new DeliveryRow(
                    target,
                    "TimeEntry",
                    recordId,
                    "K" + recordId,
                    state,
                    fingerprint,
                    "{}",
                    1,
                    0,
                    NOON,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null);
        }

        private static RecordRow ofFlow(String id, @Nullable String flow, @Nullable String seen) {
            return new RecordRow(
                    "TimeEntry", id, flow, flow == null ? null : "d" + id, 1, "print", seen, seen, null, null, null, 0);
        }

        @Test
        void required_s52_anIntentKeepsTheOrderOfItsRecordsUntilItIsRemoved() {
            IntentRow first = new IntentRow("x1", "erp", "Invoice", List.of("b", "a", "c"), "{\"n\":1}", NOON, true);
            IntentRow second = new IntentRow("x0", "erp", "Invoice", List.of("d,\"e\""), "{}", NOON.plusNanos(1), true);
            IntentRow other = new IntentRow("x2", "psa", "Invoice", List.of(), "{}", NOON, true);
            write(tx -> List.of(second, first, other).forEach(tx.deliveries()::putIntent));

            assertThat(intents("erp")).containsExactly(first, second);
            assertThat(intents("psa")).containsExactly(other);

            write(tx -> tx.deliveries().removeIntent("x1"));
            assertThat(intents("erp")).containsExactly(second);
        }

        @Test
        void required_s53_anIntentIsReplaced() {
            IntentRow shorter = new IntentRow("x1", "erp", "Invoice", List.of("c"), "{}", NOON, false);
            write(tx -> tx.deliveries()
                    .putIntent(new IntentRow("x1", "erp", "Invoice", List.of("a", "b"), "{}", NOON, true)));
            write(tx -> tx.deliveries().putIntent(shorter));

            assertThat(intents("erp")).containsExactly(shorter);
        }

        @Test
        void required_s145_rowsAreFoundByRecordInThePartitionsOnly() {
            write(tx -> tx.deliveries().put(eight()));

            assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("r1", "r2", "r9"), ALL)))
                    .extracting(DeliveryRow::recordId)
                    .containsExactlyInAnyOrder("r1", "r2");
            assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("r1", "r2"), Set.of(2))))
                    .extracting(DeliveryRow::recordId)
                    .containsExactly("r2");
            assertThat(list(tx -> tx.deliveries().find("psa", "Invoice", List.of("r1"), ALL)))
                    .isEmpty();
        }

        @Test
        void required_s146_sharedAreTheKeysThatMoreThanOneRecordHas() {
            write(tx -> tx.deliveries()
                    .put(List.of(
                            delivery("1", "K1", State.PLANNED, NOON),
                            delivery("2", "K1", State.APPLIED, NOON),
                            delivery("3", "K2", State.PLANNED, NOON))));

            assertThat(one(tx -> Optional.of(tx.deliveries().sharedKeys("erp", "Invoice", List.of("K1", "K2", "K3")))))
                    .contains(Set.of("K1"));
        }

        @Test
        void required_s147_whatIsSentStaysAsItIsAndItsBatchIsOpen() {
            IntentRow batch = new IntentRow("x1", "erp", "Invoice", List.of("1"), "{}", NOON, true);
            write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.PLANNED, NOON))));

            write(tx -> tx.deliveries().send(batch, List.of(delivery("1", "K1", State.SENT, NOON))));

            assertThat(intents("erp")).containsExactly(batch);
            assertThat(due(EnumSet.of(State.PLANNED), NOON, 9)).containsExactly("K1");
        }

        @Test
        void required_s193_whatIsPlannedForTheFirstTimeComesBackWhole() {
            List<DeliveryRow> planned =
                    List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON));

            write(tx -> tx.deliveries().plan(planned));

            assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1", "2"), ALL)))
                    .containsExactlyInAnyOrderElementsOf(planned);
            assertThat(list(tx ->
                            tx.deliveries().find("erp", "Invoice", List.of("1"), Set.of(Deliveries.partition("K1")))))
                    .hasSize(1);
        }

        @Test
        void required_s194_whatIsKnownIsNotPlannedAnew() {
            DeliveryRow taken = taken("1", "K1");
            write(tx -> tx.deliveries().put(List.of(taken)));

            assertThatThrownBy(() ->
                            write(tx -> tx.deliveries().plan(List.of(delivery("1", "K1", State.PLANNED, NOON)))))
                    .isInstanceOf(StoreException.class);

            assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1"), ALL)))
                    .containsExactly(taken);
        }

        @Test
        void required_s148_whatIsSettledIsAsItWasAnsweredAndItsBatchHasEnded() {
            IntentRow batch = new IntentRow("x1", "erp", "Invoice", List.of("1", "2"), "{}", NOON, true);
            DeliveryRow taken = taken("1", "K1");
            DeliveryRow refused = refused("2", "K2");
            write(tx -> {
                tx.deliveries()
                        .put(List.of(
                                delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON)));
                tx.deliveries().send(batch, List.of());
            });

            write(tx -> tx.deliveries().settle("x1", List.of(taken, refused)));

            assertThat(intents("erp")).isEmpty();
            assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1", "2"), ALL)))
                    .containsExactlyInAnyOrder(taken, refused);
        }

        private static DeliveryRow taken(String recordId, String key) {
            return new DeliveryRow(
                    "erp",
                    "Invoice",
                    recordId,
                    key,
                    State.APPLIED,
                    "print",
                    "{}",
                    1,
                    1,
                    NOON,
                    null,
                    "77",
                    true,
                    null,
                    null,
                    null);
        }

        private static DeliveryRow refused(String recordId, String key) {
            return new DeliveryRow(
                    "erp",
                    "Invoice",
                    recordId,
                    key,
                    State.RETRY,
                    "print",
                    "{}",
                    1,
                    2,
                    NOON.plusSeconds(1),
                    "erp/project/9",
                    null,
                    false,
                    null,
                    null,
                    "it is late");
        }

        private List<IntentRow> intents(String target) {
            return list(tx -> tx.deliveries().intents(target, "Invoice"));
        }

        private List<String> due(Collection<State> states, Instant now, int limit) {
            return list(tx -> tx.deliveries().due("erp", "Invoice", states, ALL, now, limit)).stream()
                    .map(DeliveryRow::externalKey)
                    .toList();
        }
    }

    @Nested
    class OfExceptions {

        private final ExceptionRow noRate = exception("eng-1", "RATE_MISSING", "psa/TimeEntry/1");
        private final ExceptionRow noProject = exception("eng-1", "PROJECT_MISSING", "psa/TimeEntry/9");

        @Test
        void required_s65_aReplacementTellsWhatItOpenedAndClosed() {
            ExceptionRow stays = exception("eng-1", "A", "s1");
            ExceptionRow goes = exception("eng-1", "B", "s2");
            ExceptionRow comes = exception("eng-1", "C", "s3");
            replace(1, stays, goes);

            Replaced replaced = store.inTransaction(tx -> tx.exceptions().replace("eng-1", List.of(stays, comes), 2));

            assertThat(replaced).isEqualTo(new Replaced(List.of(comes), List.of(goes)));
        }

        @Test
        void required_s54_anExceptionThatIsNoLongerFoundIsClosedByTheRunThatDidNotFindIt() {
            replace(1, noRate, noProject);
            replace(2, noRate);

            assertThat(openAfter(0)).isEmpty();
            assertThat(openAfter(1)).containsExactly(noProject, noRate);
            assertThat(openAfter(2)).containsExactly(noRate);
        }

        @Test
        void required_s55_anEqualExceptionKeepsTheRunThatOpenedIt() {
            replace(1, noRate);
            replace(3, noRate);

            assertThat(openAfter(1)).containsExactly(noRate);
        }

        @Test
        void required_s56_anExceptionThatDiffersInAnyFieldIsNew() {
            ExceptionRow dearer = new ExceptionRow(
                    "eng-1",
                    "RATE_MISSING",
                    "psa/TimeEntry/1",
                    "billing",
                    "rate is missing",
                    "add the rate",
                    "12.5",
                    "EUR",
                    "{}");
            ExceptionRow unknownAmount = new ExceptionRow(
                    "eng-1",
                    "RATE_MISSING",
                    "psa/TimeEntry/1",
                    "billing",
                    "rate is missing",
                    "add the rate",
                    null,
                    null,
                    "{}");
            replace(1, noRate);
            replace(2, dearer);
            replace(3, unknownAmount);

            assertThat(openAfter(1)).containsExactly(noRate);
            assertThat(openAfter(2)).containsExactly(dearer);
            assertThat(openAfter(3)).containsExactly(unknownAmount);
        }

        @Test
        void required_s57_anExceptionThatComesBackIsOpenedAgain() {
            replace(1, noRate);
            replace(2);
            replace(3, noRate);

            assertThat(openAfter(1)).containsExactly(noRate);
            assertThat(openAfter(2)).isEmpty();
            assertThat(openAfter(3)).containsExactly(noRate);
        }

        @Test
        void required_s58_aScopeOfExceptionsTouchesNobodyElses() {
            ExceptionRow others = exception("eng-2", "RATE_MISSING", "psa/TimeEntry/2");
            replace(1, noRate);
            write(tx -> tx.exceptions().replace("eng-2", List.of(others), 1));
            replace(1);

            assertThat(openAfter(1)).containsExactly(others);
        }

        @Test
        void required_s59_aScopeOfExceptionsRaisesItsOwnOnly() {
            assertThatThrownBy(() -> write(tx -> tx.exceptions().replace("eng-2", List.of(noRate), 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("eng-2");
        }

        @Test
        void required_s60_equalExceptionsAreOne() {
            replace(1, noRate, noRate);

            assertThat(openAfter(1)).containsExactly(noRate);
        }

        @Test
        void required_s61_anExceptionThatIsFoundOutsideARunIsOpenAfterEveryRunUntilItIsClosed() {
            replace(0, noRate);
            assertThat(openAfter(4)).containsExactly(noRate);

            replace(0);
            assertThat(openAfter(4)).isEmpty();
        }

        @Test
        void required_s190_ofScopesThoseInWhichSomethingIsOpenAreNamed() {
            replace(1, noRate, noProject);
            write(tx -> tx.exceptions().replace("eng-2", List.of(exception("eng-2", "A", "s1")), 1));
            write(tx -> tx.exceptions().replace("eng-2", List.of(), 2));
            write(tx -> tx.exceptions().replace("eng-3", List.of(exception("eng-3", "A", "s1")), 1));

            List<String> asked = List.of("eng-1", "eng-2", "eng-4");
            assertThat(store.<Set<String>>inTransaction(tx -> tx.exceptions().openScopes(asked)))
                    .containsExactly("eng-1");
        }

        private void replace(long run, ExceptionRow... now) {
            write(tx -> tx.exceptions().replace("eng-1", List.of(now), run));
        }

        private List<ExceptionRow> openAfter(long run) {
            return list(tx -> tx.exceptions().openAfter(run));
        }
    }

    @Nested
    class OfCases {

        private final CaseRow first = problem(0, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING);
        private final CaseRow third = new CaseRow(
                0,
                first.said(),
                "name",
                2,
                "erp",
                "customer",
                "cluster",
                Cases.State.ASSIGNED,
                "Ada",
                Cases.Due.NOTHING,
                1,
                NOON,
                NOON,
                null);
        private final CaseRow second =
                problem(0, "RULE_8", "psa", "time_entry", Cases.State.DISCARDED, Cases.Due.REPLAY);

        @Test
        void required_s90_everyFieldOfACaseComesBackUnderTheNextNumber() {
            write(tx -> tx.cases().put(List.of(first, second)));

            assertThat(list(tx -> tx.cases().inScope("deliver/erp/customer")))
                    .containsExactly(problem(1, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING));
            assertThat(one(tx -> tx.cases().find(2)))
                    .contains(problem(2, "RULE_8", "psa", "time_entry", Cases.State.DISCARDED, Cases.Due.REPLAY));
            assertThat(one(tx -> tx.cases().find(3))).isEmpty();
        }

        @Test
        void required_s91_aCaseWithANumberIsReplaced() {
            CaseRow gone = new CaseRow(
                    1,
                    first.said(),
                    "name",
                    1,
                    "erp",
                    "customer",
                    "cluster",
                    Cases.State.FIXED,
                    "Ada",
                    Cases.Due.NOTHING,
                    2,
                    NOON,
                    NOON.plusSeconds(1),
                    NOON.plusSeconds(2));
            write(tx -> tx.cases().put(List.of(first)));
            write(tx -> tx.cases().put(List.of(gone)));

            assertThat(list(tx -> tx.cases().page(all(), 0, 10))).containsExactly(gone);
        }

        @Test
        void required_s92_dueCasesAreThoseOfTheSystemAndType() {
            write(tx -> tx.cases().put(List.of(first, second)));

            assertThat(list(tx -> tx.cases().due("psa", "time_entry")))
                    .extracting(CaseRow::id)
                    .containsExactly(2L);
            assertThat(list(tx -> tx.cases().due("psa", "customer"))).isEmpty();
            assertThat(list(tx -> tx.cases().due("erp", "customer")))
                    .as("nothing is due")
                    .isEmpty();
        }

        @Test
        void required_s93_pagesOfCasesAreNarrowedByWhatIsGiven() {
            write(tx -> tx.cases().put(List.of(first, second, third)));

            assertThat(ids(all(), 0, 2)).containsExactly(1L, 2L);
            assertThat(ids(all(), 2, 2)).containsExactly(3L);
            assertThat(ids(which("RULE_8", null, null, null, null), 0, 9)).containsExactly(2L);
            assertThat(ids(which(null, "erp", null, null, null), 0, 9)).containsExactly(1L, 3L);
            assertThat(ids(which(null, null, "time_entry", null, null), 0, 9)).containsExactly(2L);
            assertThat(ids(which(null, null, null, "nobody", null), 0, 9)).isEmpty();
            assertThat(ids(which(null, null, null, null, "Ada"), 0, 9)).containsExactly(3L);
            assertThat(ids(in(Set.of(Cases.State.OPEN, Cases.State.ASSIGNED), null, null), 0, 9))
                    .containsExactly(1L, 3L);
            assertThat(ids(in(Set.of(), NOON, NOON.plusSeconds(1)), 0, 9)).hasSize(3);
            assertThat(ids(in(Set.of(), NOON.plusSeconds(1), null), 0, 9)).isEmpty();
            assertThat(ids(in(Set.of(), null, NOON), 0, 9))
                    .as("the end is not in it")
                    .isEmpty();
        }

        @Test
        void required_s94_whatWasDoneAboutACaseIsAppendedInOrder() {
            ActionRow edited = new ActionRow(
                    1, NOON, "EDITED", "Ada", "why", Cases.State.OPEN, Cases.State.REPLAYED, "[{}]", "{}");
            ActionRow reopened = new ActionRow(
                    1, NOON, "REOPENED", "hub", "found again", Cases.State.REPLAYED, Cases.State.OPEN, null, null);
            write(tx -> tx.cases().put(List.of(first, second)));
            write(tx -> tx.cases().append(List.of(edited, reopened)));
            write(tx -> tx.cases().append(List.of(reopened)));

            assertThat(list(tx -> tx.cases().actions(1))).containsExactly(edited, reopened, reopened);
            assertThat(list(tx -> tx.cases().actions(2))).isEmpty();
        }

        private List<Long> ids(Which which, long after, int limit) {
            return list(tx -> tx.cases().page(which, after, limit)).stream()
                    .map(CaseRow::id)
                    .toList();
        }

        private static Which all() {
            return in(Set.of(), null, null);
        }

        private static Which in(Set<Cases.State> states, @Nullable Instant from, @Nullable Instant until) {
            return new Which(null, null, null, null, null, states, from, until);
        }

        private static Which which(
                @Nullable String code,
                @Nullable String system,
                @Nullable String type,
                @Nullable String owner,
                @Nullable String assignee) {
            return new Which(code, system, type, owner, assignee, Set.of(), null, null);
        }
    }

    @Nested
    class OfBlanking {

        @Test
        void required_s95_theTextOfMappedDocumentsIsBlankedUpToAPosition() {
            write(tx -> {
                tx.documents()
                        .put(List.of(
                                document("old", Documents.State.MAPPED),
                                document("new", Documents.State.MAPPED),
                                document("bad", Documents.State.SET_ASIDE)));
                tx.records().put(List.of(of("1", "psa/TimeEntry", "old"), of("2", "psa/TimeEntry", "bad")));
                tx.records().put(List.of(of("3", "psa/TimeEntry", "new")));
            });

            assertThat(walk((tx, walk) -> tx.blanking().rawUpTo(2, walk, 2))).isEqualTo(1);
            assertThat(walk((tx, walk) -> tx.blanking().rawUpTo(2, walk, 2)))
                    .as("once")
                    .isZero();
            assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                    .as("what is set aside keeps its text")
                    .allMatch(row -> row.raw() != null);
        }

        @Test
        void required_s198_formerVersionsOfDocumentsThatDidNotChangeAreRemoved() {
            write(tx -> {
                tx.documents()
                        .put(List.of(
                                version("psa/TimeEntry", "old", 3, Documents.State.MAPPED),
                                version("psa/TimeEntry", "gone", 3, Documents.State.DELETED),
                                version("psa/TimeEntry", "bad", 3, Documents.State.SET_ASIDE),
                                version("psa/TimeEntry", "open", 3, Documents.State.MAPPED),
                                version("psa/TimeEntry/decided", "open", 2, Documents.State.MAPPED),
                                version("psa/TimeEntry", "new", 3, Documents.State.MAPPED)));
                for (String id : List.of("old", "gone", "bad", "open", "new")) {
                    tx.documents().put(versions(id));
                    tx.records().put(List.of(of(id, "psa/TimeEntry", id)));
                }
            });

            assertThat(walk((tx, walk) -> tx.blanking().formerVersionsUpTo(4, walk, 2)))
                    .isEqualTo(5);
            assertThat(walk((tx, walk) -> tx.blanking().formerVersionsUpTo(4, walk, 2)))
                    .as("once")
                    .isZero();
            assertThat(list(tx -> List.copyOf(tx.documents()
                            .find(
                                    "psa/TimeEntry/versions",
                                    Stream.of("old", "gone", "bad", "open", "new")
                                            .flatMap(id -> versions(id).stream().map(DocumentRow::id))
                                            .toList())
                            .keySet())))
                    .as("the newest and the decided version, what is set aside, and what changed later")
                    .containsExactlyInAnyOrder(
                            "old@3", "gone@3", "bad@1", "bad@2", "bad@3", "open@2", "open@3", "new@1", "new@2", "new@3");
            assertThat(list(tx -> tx.documents().liveIds("psa/TimeEntry"))).hasSize(4);
        }

        private static List<DocumentRow> versions(String id) {
            return Stream.of(1L, 2L, 3L)
                    .map(no -> version("psa/TimeEntry/versions", id + "@" + no, no, Documents.State.MAPPED))
                    .toList();
        }

        private static DocumentRow version(String flow, String id, long version, Documents.State state) {
            return new DocumentRow(flow, id, version, "hash", "", null, state);
        }

        @Test
        void required_s96_theWordingOfExceptionsThatAreGoneIsBlanked() {
            CaseRow gone = problem(0, "RULE_7", "erp", "customer", Cases.State.FIXED, Cases.Due.NOTHING);
            CaseRow there = problem(0, "RULE_8", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING);
            write(tx -> {
                tx.exceptions().replace(gone.said().scope(), List.of(gone.said(), there.said()), 1);
                tx.exceptions().replace(gone.said().scope(), List.of(there.said()), 2);
                tx.cases().put(List.of(goneAt(gone, NOON), there));
                tx.cases()
                        .append(List.of(new ActionRow(
                                1, NOON, "EDITED", "Ada", "why", Cases.State.OPEN, Cases.State.FIXED, "[{}]", "{}")));
            });

            assertThat(walk((tx, walk) -> tx.blanking().wordingsGoneBefore(NOON, walk, 1)))
                    .isZero();
            assertThat(walk((tx, walk) -> tx.blanking().wordingsGoneBefore(NOON.plusSeconds(1), walk, 1)))
                    .isEqualTo(1);

            assertThat(one(tx -> tx.cases().find(1)).orElseThrow().said().message())
                    .isEmpty();
            assertThat(one(tx -> tx.cases().find(2)).orElseThrow().said()).isEqualTo(there.said());
            assertThat(list(tx -> tx.exceptions().openAfter(1)))
                    .extracting(ExceptionRow::code, ExceptionRow::message)
                    .containsExactly(
                            tuple("RULE_7", ""), tuple("RULE_8", there.said().message()));
            assertThat(list(tx -> tx.cases().actions(1))).singleElement().satisfies(action -> {
                assertThat(action.payload()).isNull();
                assertThat(action.reason()).isEqualTo("why");
            });
        }

        @Test
        void required_s97_whatIsKeptAboutARecordIsBlanked() {
            write(tx -> {
                tx.documents().put(List.of(document("doc-r1", Documents.State.SET_ASIDE)));
                tx.records().put(List.of(record("r1"), record("r2")));
                tx.deliveries().put(List.of(withProblem("r1"), withProblem("r2")));
                tx.cases().put(List.of(problem(0, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING)));
            });

            write(tx -> tx.blanking().about("TimeEntry", "r1", List.of("erp/customer/RULE_7")));

            assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry"))).allMatch(row -> row.raw() == null);
            assertThat(list(tx -> tx.deliveries().inState("erp", "TimeEntry", Set.of(State.REJECTED), ALL, null, 9)))
                    .extracting(DeliveryRow::recordId, DeliveryRow::problem)
                    .containsExactlyInAnyOrder(tuple("r1", null), tuple("r2", "told Ada"));
            assertThat(one(tx -> tx.cases().find(1)).orElseThrow().said().message())
                    .isEmpty();
        }

        @Test
        void required_s98_everyTextThatNamesTheWordIsBlanked() {
            write(tx -> {
                tx.deliveries().put(List.of(withProblem("r1")));
                tx.breaks()
                        .replace("erp", "Invoice", List.of(new BreakRow("erp", "Invoice", "I1", "KIND", "Ada_ owes")));
                tx.breaks().replace("erp", "Memo", List.of(new BreakRow("erp", "Memo", "I2", "KIND", "Adam owes")));
            });

            assertThat(store.<Integer>inTransaction(tx -> tx.blanking().mentions("Ada_")))
                    .isEqualTo(1);
            assertThat(list(tx -> tx.breaks().open()))
                    .extracting(BreakRow::message)
                    .containsExactly("", "Adam owes");
            assertThat(store.<Integer>inTransaction(tx -> tx.blanking().mentions("told Ada")))
                    .isEqualTo(1);
        }

        @Test
        void required_s99_aBatchInFlightThatNamesTheRecordOrTheWordIsFound() {
            write(tx -> tx.deliveries()
                    .putIntent(new IntentRow(
                            "i1", "erp", "Invoice", List.of("r1"), "key {\"name\":\"Ada\"}", NOON, true)));

            assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r1", "nobody")))
                    .containsExactly("erp");
            assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r2", "Ada")))
                    .containsExactly("erp");
            assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r2", "nobody")))
                    .isEmpty();
        }

        @Test
        void required_s100_recordsThatHaveTheWordAreNamed() {
            write(tx -> tx.records()
                    .put(List.of(
                            record("b", null, "{\"by\":\"Ada\"}"),
                            record("a", null, "{\"by\":\"Ada\"}"),
                            record("c"))));

            assertThat(list(tx -> tx.blanking().recordsWith("Ada", 9))).containsExactly("TimeEntry/a", "TimeEntry/b");
            assertThat(list(tx -> tx.blanking().recordsWith("Ada", 1))).containsExactly("TimeEntry/a");
        }

        private int walk(BiFunction<StoreTransaction, Walk, Walk> step) {
            Walk walk = Walk.START;
            while (!walk.isLast()) {
                Walk from = walk;
                walk = store.inTransaction(tx -> step.apply(tx, from));
            }
            return walk.blanked();
        }

        private static RecordRow of(String id, String flow, String document) {
            return new RecordRow("TimeEntry", id, flow, document, 1, "print", "{}", "{}", null, null, null, 0);
        }

        private static DeliveryRow withProblem(String recordId) {
            return new DeliveryRow(
                    "erp",
                    "TimeEntry",
                    recordId,
                    "key-" + recordId,
                    State.REJECTED,
                    "print",
                    "{}",
                    1,
                    1,
                    NOON,
                    null,
                    null,
                    false,
                    null,
                    null,
                    "told Ada");
        }

        private static CaseRow goneAt(CaseRow row, Instant at) {
            return new CaseRow(
                    row.id(),
                    row.said(),
                    row.field(),
                    row.ordinal(),
                    row.system(),
                    row.type(),
                    row.cluster(),
                    row.state(),
                    row.assignee(),
                    row.due(),
                    row.times(),
                    row.firstSeenAt(),
                    row.lastSeenAt(),
                    at);
        }
    }

    @Nested
    class OfBreaks {

        @Test
        void required_s62_theLastComparisonOfATargetAndTypeStands() {
            BreakRow gone = new BreakRow("erp", "Invoice", "K9", "MISSING_IN_TARGET", "m");
            BreakRow b = new BreakRow("erp", "Invoice", "b", "TOTAL", "10 EUR here, 11 EUR there");
            BreakRow a = new BreakRow("erp", "Invoice", "a", "TOTAL", "m");
            BreakRow project = new BreakRow("erp", "Project", "A", "TOTAL", "m");
            BreakRow psa = new BreakRow("psa", "Invoice", "A", "TOTAL", "m");
            write(tx -> {
                tx.breaks().replace("psa", "Invoice", List.of(psa));
                tx.breaks().replace("erp", "Project", List.of(project));
                tx.breaks().replace("erp", "Invoice", List.of(gone));
            });
            write(tx -> tx.breaks().replace("erp", "Invoice", List.of(b, a)));

            assertThat(list(tx -> tx.breaks().open())).containsExactly(a, b, project, psa);
        }

        @Test
        void required_s63_aBreakOfAnotherTypeIsRefused() {
            assertThatThrownBy(() -> write(tx -> tx.breaks()
                            .replace("erp", "Invoice", List.of(new BreakRow("erp", "Project", "A", "TOTAL", "m")))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OfTransitions {

        @Test
        void required_s66_everyFieldComesBackInTheOrderOfVersionsThenAxes() {
            TransitionRow first = transition("r", 1, "/approval", null, "DRAFT");
            TransitionRow second = transition("r", 2, "/approval", "DRAFT", null);
            TransitionRow other = transition("r", 2, "/billing", "ELIGIBLE", "BILLED");

            write(tx -> tx.transitions()
                    .append(List.of(other, second, first, transition("s", 1, "/approval", null, "DRAFT"))));

            assertThat(list(tx -> tx.transitions().of("TimeEntry", "r"))).containsExactly(first, second, other);
        }

        @Test
        void required_s67_ofOneVersionTheLastStands() {
            write(tx -> tx.transitions()
                    .append(List.of(
                            transition("r", 1, "/approval", null, "DRAFT"),
                            transition("r", 1, "/approval", null, "APPROVED"))));

            assertThat(list(tx -> tx.transitions().of("TimeEntry", "r")))
                    .extracting(TransitionRow::to)
                    .containsExactly("APPROVED");
        }

        private static TransitionRow transition(
                String id, long version, String axis, @Nullable String from, @Nullable String to) {
            return new TransitionRow("TimeEntry", id, version, axis, from, to, NOON, from == null ? NOON : null, 7);
        }
    }

    @Nested
    class OfLeases {

        private static final Duration LONG = Duration.ofHours(1);

        @Test
        void required_s125_aFreeLeaseIsGranted() {
            assertThat(claim("work", "a", LONG)).contains(new Lease("work", "a", 1));
            assertThat(list(tx -> tx.leases().living(NOON))).containsExactly(new Lease("work", "a", 1));
        }

        @Test
        void required_s126_aLeaseThatLivesIsNotGrantedToAnother() {
            claim("work", "a", LONG);

            assertThat(claim("work", "b", LONG)).isEmpty();
            assertThat(claim("other", "b", LONG)).isPresent();
            assertThat(list(tx -> tx.leases().living(NOON)))
                    .containsExactly(new Lease("other", "b", 1), new Lease("work", "a", 1));
        }

        @Test
        void required_s127_aLeaseThatHasExpiredIsGrantedOfANewEpoch() {
            claim("work", "a", Duration.ZERO);

            assertThat(claim("work", "b", LONG)).contains(new Lease("work", "b", 2));
        }

        @Test
        void required_s128_aLeaseThatWasGivenBackIsGrantedOfANewEpoch() {
            Lease first = claim("work", "a", LONG).orElseThrow();
            write(tx -> tx.leases().release(List.of(first)));

            assertThat(list(tx -> tx.leases().living(NOON))).isEmpty();
            assertThat(claim("work", "b", LONG)).contains(new Lease("work", "b", 2));
        }

        @Test
        void required_s129_whatIsDoneUnderALeaseThatWasTakenOverIsNotWritten() {
            Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
            claim("work", "b", LONG);

            assertThatThrownBy(() -> write(tx -> {
                        tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                        tx.leases().fence(List.of(first), NOON);
                    }))
                    .isInstanceOf(LeaseLostException.class)
                    .hasMessageContaining("work");
            assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
        }

        @Test
        void required_s130_aLeaseThatHasExpiredAndThatNobodyClaimedStands() {
            Lease lease = claim("work", "a", Duration.ZERO).orElseThrow();

            assertThat(rest(lease)).isLessThanOrEqualTo(Duration.ZERO);
            write(tx -> tx.leases().renew(List.of(lease), LONG, NOON));
            assertThat(claim("work", "b", LONG)).isEmpty();
        }

        @Test
        void required_s131_aLeaseThatWasTakenOverIsNotRenewed() {
            Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
            claim("work", "b", Duration.ZERO);

            assertThatThrownBy(() -> write(tx -> tx.leases().renew(List.of(first), LONG, NOON)))
                    .isInstanceOf(LeaseLostException.class);
            assertThat(claim("work", "c", LONG)).isPresent();
        }

        @Test
        void required_s132_whoGivesBackALeaseThatWasTakenOverLeavesItToTheOther() {
            Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
            Lease second = claim("work", "b", LONG).orElseThrow();

            write(tx -> tx.leases().release(List.of(first)));

            assertThat(list(tx -> tx.leases().living(NOON))).containsExactly(second);
        }

        @Test
        void required_s133_aHolderIsGrantedItsOwnLeaseAndTheOneBeforeIsLost() {
            Lease first = claim("work", "a", LONG).orElseThrow();

            assertThat(claim("work", "a", LONG)).contains(new Lease("work", "a", 2));
            assertThatThrownBy(() -> rest(first)).isInstanceOf(LeaseLostException.class);
        }

        @Test
        void required_s134_aLeaseThatHasExpiredDoesNotLive() {
            claim("gone", "a", Duration.ZERO);
            claim("held", "a", LONG);

            assertThat(list(tx -> tx.leases().living(NOON)))
                    .extracting(Lease::name)
                    .containsExactly("held");
        }

        @Test
        void required_s135_theRestIsThatOfTheFirstLeaseToEnd() {
            Lease sooner = claim("a", "a", Duration.ofMinutes(30)).orElseThrow();
            Lease later = claim("b", "a", LONG).orElseThrow();

            assertThat(rest(later, sooner)).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
            assertThat(rest(later)).isBetween(Duration.ofMinutes(50), LONG);
        }

        private Optional<Lease> claim(String name, String holder, Duration duration) {
            return one(tx -> tx.leases().claim(name, holder, duration, NOON));
        }

        private Duration rest(Lease... leases) {
            return list(tx -> List.of(tx.leases().fence(List.of(leases), NOON))).get(0);
        }
    }

    @Nested
    class OfPages {

        @Test
        void required_s83_pagesOfAStateGoOnWhereTheLastEndedWhateverBecomesOfIt() {
            write(tx -> tx.deliveries()
                    .put(List.of(
                            delivery("3", "c", State.BLOCKED, NOON),
                            delivery("2", "b", State.BLOCKED, NOON),
                            delivery("1", "b", State.RETRY, NOON),
                            delivery("5", "a", State.APPLIED, NOON),
                            delivery("4", "a", State.BLOCKED, NOON))));
            Set<State> states = EnumSet.of(State.BLOCKED, State.RETRY);

            List<DeliveryRow> first = list(tx -> tx.deliveries().inState("erp", "Invoice", states, ALL, null, 2));
            write(tx -> tx.deliveries().put(List.of(delivery("1", "b", State.APPLIED, NOON))));
            List<DeliveryRow> second =
                    list(tx -> tx.deliveries().inState("erp", "Invoice", states, ALL, first.get(1), 2));

            assertThat(first)
                    .extracting(DeliveryRow::recordId)
                    .as("the first page")
                    .containsExactly("4", "1");
            assertThat(second)
                    .extracting(DeliveryRow::recordId)
                    .as("the second page")
                    .containsExactly("2", "3");
        }
    }

    @Nested
    class OfBudgets {

        private final LocalDate today = LocalDate.of(2026, 8, 31);

        @Test
        void required_s80_callsAreCountedUntilTheyAreSpent() {
            assertThat(spend("erp", today, 2)).isTrue();
            assertThat(spend("erp", today, 2)).isTrue();
            assertThat(spend("erp", today, 2)).as("the third of two").isFalse();
            assertThat(spend("erp", today, 3)).as("the third of three").isTrue();

            assertThat(store.<Long>inTransaction(tx -> tx.budgets().spent("erp", today)))
                    .isEqualTo(3);
        }

        @Test
        void required_s81_aBudgetOfNothingAdmitsNothing() {
            assertThat(spend("erp", today, 0)).isFalse();
            assertThat(store.<Long>inTransaction(tx -> tx.budgets().spent("erp", today)))
                    .isZero();
        }

        @Test
        void required_s82_eachAccountAndEachDayHasItsOwnCount() {
            spend("erp", today, 1);

            assertThat(spend("crm", today, 1)).as("another account").isTrue();
            assertThat(spend("erp", today.plusDays(1), 1)).as("another day").isTrue();
            assertThat(spend("erp", today, 1)).isFalse();
        }

        @Test
        void required_s195_whatASystemSaidOfItsCallsStandsUntilItSaysSomethingNewer() {
            Allowance older = new Allowance(70, 100, NOON.minusNanos(1));
            Allowance first = new Allowance(40, 100, NOON);
            Allowance more = new Allowance(41, 100, NOON);
            Allowance later = new Allowance(9, 90, NOON.plusNanos(1));
            assertThat(observed("erp")).as("before it said anything").isEmpty();

            observe("erp", first);
            observe("erp", older);
            assertThat(observed("erp")).as("what was seen before").contains(Observation.of(first));
            observe("erp", more);
            observe("erp", first);
            assertThat(observed("erp"))
                    .as("of one moment, that more is used")
                    .contains(Observation.of(more));
            observe("erp", later);
            assertThat(observed("erp")).as("what was seen later").contains(Observation.of(later));
        }

        @Test
        void required_s196_callsAreCountedSinceTheSystemSpoke() {
            Allowance said = new Allowance(40, 100, NOON);
            spend("erp", today, 9);
            observe("erp", said);
            assertThat(observed("erp")).as("a call before it spoke").contains(new Observation(said, 0));

            spend("erp", today, 9);
            spend("erp", today.plusDays(1), 9);
            spend("erp", today, 1);
            observe("erp", said);
            assertThat(observed("erp"))
                    .as("two calls since, on two days, and one that was refused")
                    .contains(new Observation(said, 2));

            Allowance newer = new Allowance(42, 100, NOON.plusNanos(1));
            observe("erp", newer);
            assertThat(observed("erp")).as("it spoke again").contains(new Observation(newer, 0));
        }

        @Test
        void required_s197_whatIsSaidOfOneAccountIsNotSaidOfAnother() {
            Allowance said = new Allowance(40, 100, NOON);
            Allowance other = new Allowance(1, 2, NOON.plusNanos(1));
            observe("erp", said);
            observe("crm", other);
            spend("crm", today, 9);

            assertThat(observed("erp")).contains(new Observation(said, 0));
            assertThat(observed("crm")).contains(new Observation(other, 1));
        }

        private void observe(String account, Allowance said) {
            write(tx -> tx.budgets().observe(account, said));
        }

        private Optional<Observation> observed(String account) {
            return store.inTransaction(tx -> tx.budgets().observed(account));
        }

        private boolean spend(String account, LocalDate day, long atMost) {
            return store.inTransaction(tx -> tx.budgets().spend(account, day, atMost));
        }
    }

    @Nested
    class OfTheAudit {

        private final Link start = new Link(0, "0".repeat(64));

        @Test
        void required_s68_entriesAreNumberedInTheOrderOfAppending() {
            write(tx -> tx.audit().append(List.of("a", "b")));
            write(tx -> tx.audit().append(List.of()));
            write(tx -> tx.audit().append(List.of("c")));

            assertThat(list(tx -> tx.audit().entries(0, Long.MAX_VALUE, 9)))
                    .containsExactly(new Entry(1, "a"), new Entry(2, "b"), new Entry(3, "c"));
        }

        @Test
        void required_s69_aRangeIsCutAtBothEndsAndAtItsLimit() {
            write(tx -> tx.audit().append(List.of("a", "b", "c", "d", "e")));

            assertThat(list(tx -> tx.audit().entries(1, 4, 9)))
                    .extracting(Entry::number)
                    .containsExactly(2L, 3L, 4L);
            assertThat(list(tx -> tx.audit().entries(1, 4, 2)))
                    .extracting(Entry::number)
                    .containsExactly(2L, 3L);
        }

        @Test
        void required_s70_anEntryComesBackToTheByte() {
            String text = "tab\tline\n\u00e9 \ud83d\ude00 'quote' \\ end ";
            write(tx -> tx.audit().append(List.of(text)));

            assertThat(list(tx -> tx.audit().entries(0, 1, 1))).containsExactly(new Entry(1, text));
        }

        @Test
        void required_s71_theHeadMovesWithItsLinks() {
            List<Link> links = List.of(new Link(1, "one"), new Link(2, "two"));

            assertThat(one(tx -> tx.audit().head())).contains(start);
            assertThat(advance(start, links)).isTrue();
            assertThat(one(tx -> tx.audit().head())).contains(new Link(2, "two"));
            assertThat(list(tx -> tx.audit().links(0, Long.MAX_VALUE, 9))).isEqualTo(links);
        }

        @Test
        void required_s72_aSealerWithAnOldHeadMovesNothing() {
            advance(start, List.of(new Link(1, "one")));

            assertThat(advance(start, List.of(new Link(1, "other"), new Link(2, "more"))))
                    .isFalse();
            assertThat(advance(new Link(1, "other"), List.of(new Link(2, "more"))))
                    .isFalse();
            assertThat(one(tx -> tx.audit().head())).contains(new Link(1, "one"));
            assertThat(list(tx -> tx.audit().links(0, Long.MAX_VALUE, 9))).containsExactly(new Link(1, "one"));
        }

        private boolean advance(Link head, List<Link> links) {
            return store.inTransaction(tx -> tx.audit().advance(head, links));
        }
    }

    @Nested
    class OfReadings {

        @Test
        void required_s110_readingsComeBackInTheOrderInWhichTheyBegan() {
            ReadingRow open = new ReadingRow(NOON.plusSeconds(2), null, null);
            ReadingRow first = new ReadingRow(NOON, NOON.plusNanos(1), "7");
            write(tx -> {
                tx.cursors().putReading("crm/customer", open);
                tx.cursors().putReading("crm/customer", first);
                tx.cursors().putReading("psa/customer", first);
            });
            ReadingRow ended = new ReadingRow(NOON.plusSeconds(2), NOON.plusSeconds(3), "9");
            write(tx -> tx.cursors().putReading("crm/customer", ended));

            assertThat(list(tx -> tx.cursors().readings("crm/customer"))).containsExactly(first, ended);
        }

        @Test
        void required_s111_whatBeganBeforeAMomentIsForgottenOfItsFlowOnly() {
            ReadingRow old = new ReadingRow(NOON.minusNanos(1), NOON, "7");
            ReadingRow kept = new ReadingRow(NOON, NOON, "8");
            write(tx -> {
                tx.cursors().putReading("crm/customer", old);
                tx.cursors().putReading("crm/customer", kept);
                tx.cursors().putReading("psa/customer", old);
            });
            write(tx -> tx.cursors().forgetReadings("crm/customer", NOON));

            assertThat(list(tx -> tx.cursors().readings("crm/customer"))).containsExactly(kept);
            assertThat(list(tx -> tx.cursors().readings("psa/customer"))).containsExactly(old);
        }
    }

    @Nested
    class OfWhatIsPushed {

        @Test
        void required_s112_hintsAtOneDocumentAreOneThatCountsThem() {
            write(tx -> tx.hints().add("crm/customer", List.of("b", "a", "b")));
            write(tx -> tx.hints().add("crm/customer", List.of("c", "b")));
            write(tx -> tx.hints().add("psa/customer", List.of("a")));

            assertThat(list(tx -> tx.hints().list("crm/customer", 9)))
                    .containsExactly(new HintRow("a", 1), new HintRow("b", 3), new HintRow("c", 1));
            assertThat(list(tx -> tx.hints().list("crm/customer", 2)))
                    .extracting(HintRow::documentId)
                    .containsExactly("a", "b");
        }

        @Test
        void required_s160_whatIsSentIsExpectedBackByTargetTypeAndRecord() {
            write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f1", "b", "f2")));
            write(tx -> tx.echoes().expect("psa", "customer", Map.of("a", "f3")));

            assertThat(echoes("a", "b", "c")).containsOnlyKeys("a", "b").containsEntry("a", new EchoRow("f1", null));
        }

        @Test
        void required_s161_whatWasSentBeforeIsKeptBesideWhatIsSent() {
            write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f1", "b", "f1")));
            write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f2", "b", "f1")));
            write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f3")));

            assertThat(echoes("a", "b")).isEqualTo(Map.of("a", new EchoRow("f3", "f2"), "b", new EchoRow("f1", null)));
        }

        @Test
        void required_s180_viewsAreFoundByRecordThenBySystem() {
            write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t1", "o1", null))));
            write(tx -> tx.views().put("psa", "customer", Map.of("a", new ViewRow("t2", "o2", "e2"))));
            write(tx -> tx.views().put("psa", "project", Map.of("a", new ViewRow("t3", "o3", null))));

            assertThat(views("a", "b"))
                    .isEqualTo(Map.of(
                            "a", Map.of("erp", new ViewRow("t1", "o1", null), "psa", new ViewRow("t2", "o2", "e2"))));
        }

        @Test
        void required_s181_theNewestViewOfASystemReplacesItsOwnOnly() {
            write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t1", "o1", "e1"))));
            write(tx -> tx.views().put("psa", "customer", Map.of("a", new ViewRow("t2", "o2", null))));
            write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t4", "o4", null))));

            assertThat(views("a").get("a"))
                    .isEqualTo(Map.of("erp", new ViewRow("t4", "o4", null), "psa", new ViewRow("t2", "o2", null)));
        }

        @Test
        void required_s182_viewsThatNameAPersonOrAreOfItGo() {
            write(tx -> tx.views()
                    .put(
                            "erp",
                            "customer",
                            Map.of(
                                    "a", new ViewRow("told Ada_L", "o", null),
                                    "b", new ViewRow("t", "told Ada_L", null),
                                    "c", new ViewRow("t", "o", "told Ada_L"),
                                    "d", new ViewRow("told AdaXL", "o", null),
                                    "e", new ViewRow("t", "o", null))));

            write(tx -> tx.blanking().mentions("Ada_L"));
            write(tx -> tx.blanking().about("customer", "e", List.of()));

            assertThat(views("a", "b", "c", "d", "e")).containsOnlyKeys("d");
        }

        private Map<String, Map<String, ViewRow>> views(String... recordIds) {
            return store.inTransaction(tx -> tx.views().find("customer", List.of(recordIds)));
        }

        private Map<String, EchoRow> echoes(String... recordIds) {
            return store.inTransaction(tx -> tx.echoes().find("erp", "customer", List.of(recordIds)));
        }

        @Test
        void required_s113_aHintThatCameSinceItWasListedStays() {
            write(tx -> tx.hints().add("crm/customer", List.of("a", "b")));
            List<HintRow> listed = list(tx -> tx.hints().list("crm/customer", 9));
            write(tx -> tx.hints().add("crm/customer", List.of("b")));
            write(tx -> tx.hints().remove("crm/customer", listed));

            assertThat(list(tx -> tx.hints().list("crm/customer", 9))).containsExactly(new HintRow("b", 2));
        }

        @Test
        void required_s114_theInboxIsListedInTheOrderOfItsNumbers() {
            write(tx -> tx.inbox().append(List.of(put("a", "{}"), put("b", null))));
            write(tx -> tx.inbox().append(List.of(put("c", "{\"n\":1}"))));

            List<InboxRow> rows = list(tx -> tx.inbox().list(Long.MIN_VALUE, 9));
            assertThat(rows).extracting(InboxRow::recordId).containsExactly("a", "b", "c");
            assertThat(rows).extracting(InboxRow::body).containsExactly("{}", null, "{\"n\":1}");
            assertThat(rows).isSortedAccordingTo(Comparator.comparingLong(InboxRow::number));
            assertThat(list(tx -> tx.inbox().list(rows.get(0).number(), 1))).containsExactly(rows.get(1));
        }

        @Test
        void required_s115_whatIsRemovedFromTheInboxIsGoneAndNothingElse() {
            write(tx -> tx.inbox().append(List.of(put("a", "{}"), put("b", "{}"), put("c", "{}"))));
            List<InboxRow> rows = list(tx -> tx.inbox().list(Long.MIN_VALUE, 9));
            write(tx ->
                    tx.inbox().remove(List.of(rows.get(0).number(), rows.get(2).number())));

            assertThat(list(tx -> tx.inbox().list(Long.MIN_VALUE, 9))).containsExactly(rows.get(1));
        }

        private static InboxRow put(String id, @Nullable String body) {
            return new InboxRow(0, "app", "customer", id, body);
        }
    }

    @Nested
    class OfProcesses {

        @Test
        void required_s170_everyFieldOfAProcessComesBackAsItWasPutLast() {
            ProcessRow first = process("p1", Processes.State.RUNNING, NOON);
            ProcessRow last = new ProcessRow(
                    "p1",
                    "credit-rebill",
                    2,
                    "credit",
                    Processes.State.COMPENSATING,
                    true,
                    "{\"invoice\":\"I1\"}",
                    "person billing",
                    NOON.plusNanos(1),
                    NOON.plusNanos(2),
                    3,
                    "Ada",
                    "refused");
            write(tx -> tx.processes().put(first));
            assertThat(one(tx -> tx.processes().find("p1"))).contains(first);
            write(tx -> tx.processes().put(last));

            assertThat(one(tx -> tx.processes().find("p1"))).contains(last);
            assertThat(one(tx -> tx.processes().find("P1"))).isEmpty();
        }

        @Test
        void required_s171_pagesAreOfTheStatesInTheOrderOfKeys() {
            write(tx -> {
                tx.processes().put(process("c", Processes.State.WAITING, NOON));
                tx.processes().put(process("a", Processes.State.WAITING, null));
                tx.processes().put(process("b", Processes.State.STUCK, null));
                tx.processes().put(process("d", Processes.State.DONE, null));
            });
            Set<Processes.State> open = EnumSet.of(Processes.State.WAITING, Processes.State.STUCK);

            assertThat(keys(tx -> tx.processes().page(open, "", 9))).containsExactly("a", "b", "c");
            assertThat(keys(tx -> tx.processes().page(open, "a", 1))).containsExactly("b");
            assertThat(keys(tx -> tx.processes().page(open, "b", 9))).containsExactly("c");
        }

        @Test
        void required_s172_dueAreThoseWhoseMomentHasComeInTheOrderOfKeys() {
            write(tx -> {
                tx.processes().put(process("b", Processes.State.RUNNING, NOON));
                tx.processes().put(process("a", Processes.State.WAITING, NOON.minusNanos(1)));
                tx.processes().put(process("c", Processes.State.WAITING, NOON.plusNanos(1)));
                tx.processes().put(process("d", Processes.State.WAITING, null));
            });

            assertThat(keys(tx -> tx.processes().due(NOON, "", 9))).containsExactly("a", "b");
            assertThat(keys(tx -> tx.processes().due(NOON, "", 1))).containsExactly("a");
            assertThat(keys(tx -> tx.processes().due(NOON, "a", 9))).containsExactly("b");
        }

        @Test
        void required_s173_movesOfAProcessComeBackInTheOrderInWhichTheyWereAppended() {
            MoveRow first = new MoveRow("p1", NOON, "propose", Processes.State.WAITING, "Ben", "month end");
            MoveRow second = new MoveRow("p1", NOON.minusNanos(1), "propose", Processes.State.RUNNING, "Ada", "");
            write(tx -> {
                tx.processes().put(process("p1", Processes.State.RUNNING, NOON));
                tx.processes().put(process("p2", Processes.State.RUNNING, NOON));
                tx.processes().append(first);
                tx.processes().append(new MoveRow("p2", NOON, "credit", Processes.State.DONE, "hub", "credited"));
            });
            write(tx -> tx.processes().append(second));
            write(tx -> tx.processes().append(first));

            assertThat(list(tx -> tx.processes().moves("p1"))).containsExactly(first, second, first);
        }

        @Test
        void required_s174_whoStartedAndMovedAProcessIsBlanked() {
            write(tx -> {
                tx.processes().put(process("p1", Processes.State.WAITING, null));
                tx.processes().append(new MoveRow("p1", NOON, "propose", Processes.State.WAITING, "Ben", "Ben asks"));
                tx.processes().append(new MoveRow("p1", NOON, "propose", Processes.State.RUNNING, "Ada", "right"));
                tx.blanking().mentions("Ben");
            });

            assertThat(one(tx -> tx.processes().find("p1")).orElseThrow().startedBy())
                    .isEqualTo("erased");
            assertThat(list(tx -> tx.processes().moves("p1")))
                    .extracting(MoveRow::actor, MoveRow::reason)
                    .containsExactly(tuple("erased", ""), tuple("Ada", "right"));
        }

        private List<String> keys(Function<StoreTransaction, List<ProcessRow>> work) {
            return list(work).stream().map(ProcessRow::key).toList();
        }
    }
}
