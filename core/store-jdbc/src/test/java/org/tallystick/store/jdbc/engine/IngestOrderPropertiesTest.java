package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.Change;
import org.tallystick.store.jdbc.JdbcStore;

/** I42, RES-13: any order and repetition of the same versions ends in the same state. */
class IngestOrderPropertiesTest {

    private static final List<Integer> IN_ORDER = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

    private static final List<Change<Customer>> ACCOUNTS = List.of(
            Papers.account("C1", 1, "Acme"),
            Papers.account("C1", 2, "Acme Ltd"),
            new Change.Delete<>("C1", 3),
            Papers.account("C1", 4, "Acme again"),
            Papers.account("C2", 1, "Bolt"),
            new Change.Delete<>("C2", 2),
            Papers.account("C3", 7, "Crane"),
            Papers.account("C3", 8, "Crane Ltd"),
            Papers.namelessAccount("C3", 9));

    private static final List<Change<TimeEntry>> TIMECARDS = List.of(
            Papers.timecard("T1", 0, Approval.SUBMITTED, Map.of(3, "8")),
            Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8", 4, "7", 10, "2")),
            Papers.timecard("T1", 2, Approval.APPROVED, Map.of(3, "8", 4, "7")),
            Papers.timecard("T1", 3, Approval.SUBMITTED, Map.of(3, "6")),
            Papers.timecard("T2", 1, Approval.APPROVED, Map.of(5, "4")),
            Papers.timecard("T2", 2, Approval.DRAFT, Map.of(5, "3", 6, "3")),
            Papers.timecard("T2", 3, Approval.SUBMITTED, Map.of(5, "2")),
            Papers.timecard("T3", 1, Approval.APPROVED, Map.of(7, "1")),
            new Change.Delete<>("T3", 2));

    private static final List<Change<Customer>> TIED_ACCOUNTS = List.of(
            Papers.account("C1", 1, "Acme"),
            Papers.account("C1", 1, "Acme Ltd"),
            Papers.account("C1", 1, "Acme Inc"),
            Papers.account("C2", 1, "Bolt"),
            new Change.Delete<>("C2", 2),
            Papers.account("C2", 2, "Bolt Ltd"),
            Papers.account("C3", 7, "Crane"),
            Papers.account("C3", 8, "Crane Ltd"),
            Papers.namelessAccount("C3", 8));

    private static final List<Change<TimeEntry>> TIED_TIMECARDS = List.of(
            Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8")),
            Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "7")),
            Papers.timecard("T1", 1, Approval.SUBMITTED, Map.of(3, "6")),
            Papers.timecard("T2", 1, Approval.APPROVED, Map.of(5, "4")),
            Papers.timecard("T2", 2, Approval.SUBMITTED, Map.of(5, "3")),
            Papers.timecard("T2", 2, Approval.APPROVED, Map.of(5, "2", 6, "1")),
            Papers.timecard("T2", 2, Approval.APPROVED, Map.of(5, "1")),
            Papers.timecard("T3", 1, Approval.APPROVED, Map.of(7, "1")),
            Papers.timecard("T3", 1, Approval.DRAFT, Map.of(7, "2")));

    @Property(tries = 60)
    void anyOrderOfVersionsEndsInTheSameRecords(@ForAll("orders") List<Integer> order) {
        assertThat(state(RecordType.CUSTOMER, ACCOUNTS, order))
                .isEqualTo(state(RecordType.CUSTOMER, ACCOUNTS, IN_ORDER))
                .hasSize(2);
    }

    @Property(tries = 60)
    void theNewestDecidedVersionCountsWhateverWasReadBefore(@ForAll("orders") List<Integer> order) {
        assertThat(state(RecordType.TIME_ENTRY, TIMECARDS, order))
                .isEqualTo(state(RecordType.TIME_ENTRY, TIMECARDS, IN_ORDER))
                .hasSize(3);
    }

    /** F-ORD-05: the clock is too coarse, and every version comes with several contents. */
    @Property(tries = 60)
    void ord05_versionsThatTieEndInTheSameRecords(@ForAll("orders") List<Integer> order) {
        assertThat(state(RecordType.CUSTOMER, TIED_ACCOUNTS, order))
                .isEqualTo(state(RecordType.CUSTOMER, TIED_ACCOUNTS, IN_ORDER))
                .hasSize(2);
    }

    @Property(tries = 60)
    void ord05_decidedVersionsThatTieEndInTheSameRecords(@ForAll("orders") List<Integer> order) {
        assertThat(state(RecordType.TIME_ENTRY, TIED_TIMECARDS, order))
                .isEqualTo(state(RecordType.TIME_ENTRY, TIED_TIMECARDS, IN_ORDER))
                .isNotEmpty();
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        Arbitrary<Integer> version = Arbitraries.integers().between(0, 8);
        return Combinators.combine(Arbitraries.shuffle(IN_ORDER), version.list().ofMaxSize(5))
                .as((once, again) -> {
                    List<Integer> order = new ArrayList<>(again);
                    order.addAll(once);
                    order.addAll(again);
                    return order;
                });
    }

    /** What deciders see. */
    private static <T extends Entity> List<T> state(RecordType<T> type, List<Change<T>> changes, List<Integer> order) {
        PaperSource<T> source = new PaperSource<>();
        order.forEach(version -> source.says(changes.get(version)));
        Looker<T> looker = new Looker<>(type);
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Bench.reading(store, new ManualTime(), "crm", type, source, looker).run(AUGUST);
        }
        return looker.records();
    }
}
