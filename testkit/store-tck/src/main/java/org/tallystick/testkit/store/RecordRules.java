package org.tallystick.testkit.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.at;
import static org.tallystick.testkit.store.Rows.delivery;
import static org.tallystick.testkit.store.Rows.record;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreException;

/** What every store must do with records. */
abstract class RecordRules extends StoreRules {

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
    void required_s208_whatIsPutForTheFirstTimeComesBackAndTakesTheNextPositions() {
        write(tx -> tx.records().put(List.of(record("b"))));
        write(tx -> tx.records().putFirst(List.of(record("c"), record("a"))));
        write(tx -> tx.records().putFirst(List.of()));

        assertThat(map(tx -> tx.records().find("TimeEntry", List.of("a", "b", "c"))))
                .isEqualTo(Map.of("b", at(1, record("b")), "c", at(2, record("c")), "a", at(3, record("a"))));
    }

    @Test
    void required_s209_whatIsKnownIsNotPutForTheFirstTime() {
        write(tx -> tx.records().put(List.of(record("a", "key", null))));

        assertThatThrownBy(() -> write(tx -> tx.records().putFirst(List.of(record("b"), record("a")))))
                .isInstanceOf(StoreException.class);

        assertThat(map(tx -> tx.records().find("TimeEntry", List.of("a", "b"))))
                .isEqualTo(Map.of("a", at(1, record("a", "key", null))));
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
        write(tx ->
                tx.records().put(List.of(record("d"), record("a"), record("b", "k", null), record("c"), record("e"))));

        assertThat(page("", 2)).containsExactly("a", "c");
        assertThat(page("c", 2)).containsExactly("d", "e");
        assertThat(page("e", 2)).isEmpty();
    }

    @Test
    void required_s214_whatTheHubMadeAndNeverPlannedIsFoundAPageAtATime() {
        write(tx -> tx.records()
                .put(List.of(
                        made("e"),
                        made("a"),
                        made("planned"),
                        made("d"),
                        made("gone", null),
                        read("read"),
                        made("c"))));
        write(tx -> tx.deliveries()
                .put(List.of(
                        delivery("planned", "K1", State.DISCARDED, NOON),
                        delivery("other", "K2", State.PLANNED, NOON))));

        assertThat(unplanned(List.of(), "", 3)).containsExactly("a", "c", "d");
        assertThat(unplanned(List.of(), "d", 3)).containsExactly("e");
    }

    @Test
    void required_s215_targetsApartDoNotCountAsPlannedFor() {
        write(tx -> tx.records().put(List.of(made("a"), made("b"), made("c"))));
        write(tx -> tx.deliveries()
                .put(List.of(
                        applied("erp", "a"),
                        applied("erp-2", "b"),
                        applied("reports", "a"),
                        applied("reports", "c"),
                        applied("archive", "c"))));

        assertThat(unplanned(List.of(), "", 9)).isEmpty();
        assertThat(unplanned(List.of("reports", "archive", "never"), "", 9)).containsExactly("c");
    }

    private List<String> unplanned(List<String> apart, String after, int limit) {
        return list(tx -> tx.records().unplanned("Invoice", apart, after, limit)).stream()
                .map(RecordRow::id)
                .toList();
    }

    private static RecordRow made(String id) {
        return made(id, "{}");
    }

    private static RecordRow made(String id, @Nullable String decided) {
        return new RecordRow("Invoice", id, null, null, 1, "print", decided, decided, null, null, null, 0);
    }

    private static RecordRow read(String id) {
        return new RecordRow("Invoice", id, "erp/Invoice", "doc", 1, "print", "{}", "{}", null, null, null, 0);
    }

    private static DeliveryRow applied(String target, String id) {
        return delivery(target, id, "K-" + id, State.APPLIED, NOON);
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
}
