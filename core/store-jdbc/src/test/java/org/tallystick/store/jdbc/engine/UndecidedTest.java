package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.Change;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** RULES rule 0: the newest decided version counts; what is undecided never replaces it. */
class UndecidedTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<TimeEntry> source = new PaperSource<>();
    private final Looker<TimeEntry> looker = new Looker<>(RecordType.TIME_ENTRY);
    private final Tallystick tally =
            Bench.reading(store, new ManualTime(), "psa", RecordType.TIME_ENTRY, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasNeverDecidedDoesNotExist() {
        source.says(Papers.timecard("T1", 1, Approval.SUBMITTED, Map.of(3, "8")));
        tally.run(AUGUST);

        assertThat(hours()).isEmpty();
    }

    @Test
    void hoursThatAreCorrectedStayAsTheyWereUntilTheyAreApproved() {
        source.says(Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8")));
        source.says(Papers.timecard("T1", 2, Approval.SUBMITTED, Map.of(3, "6")));
        tally.run(AUGUST);
        assertThat(hours()).containsExactly("8");

        source.says(Papers.timecard("T1", 3, Approval.APPROVED, Map.of(3, "6")));
        tally.run(SEPTEMBER);
        assertThat(hours()).containsExactly("6");
    }

    @Test
    void aDayThatVanishesFromAnOpenTimecardStaysUntilThatIsDecided() {
        source.says(Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8", 4, "7")));
        tally.run(AUGUST);
        source.says(Papers.timecard("T1", 2, Approval.SUBMITTED, Map.of(3, "8")));
        tally.run(SEPTEMBER);
        assertThat(hours()).containsExactlyInAnyOrder("8", "7");

        source.says(Papers.timecard("T1", 3, Approval.APPROVED, Map.of(3, "8")));
        tally.run(OCTOBER);
        assertThat(hours()).containsExactly("8");
    }

    @Test
    void anOpenTimecardWithoutDaysTakesNothingAway() {
        source.says(Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8")));
        source.says(new Change.Upsert<>("T1", 2, RawDocument.json("{}"), List.of(), true));
        tally.run(AUGUST);
        assertThat(hours()).containsExactly("8");

        source.says(new Change.Upsert<>("T1", 3, RawDocument.json("{ }"), List.of(), false));
        tally.run(SEPTEMBER);
        assertThat(hours()).isEmpty();
    }

    @Test
    void aDayThatIsApprovedCountsBesideOneThatIsNot() {
        source.says(new Change.Upsert<>(
                "T1",
                1,
                RawDocument.json("{}"),
                List.of(Papers.day("T1", 3, "8", Approval.APPROVED), Papers.day("T1", 4, "7", Approval.SUBMITTED))));
        tally.run(AUGUST);

        assertThat(hours()).containsExactly("8");
    }

    @Test
    void rejectedAndDeletedAreDecisions() {
        source.says(Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "8")));
        source.says(Papers.timecard("T2", 1, Approval.APPROVED, Map.of(4, "7")));
        source.says(Papers.timecard("T1", 2, Approval.REJECTED, Map.of(3, "8")));
        source.says(new Change.Delete<>("T2", 2));
        tally.run(AUGUST);

        assertThat(looker.records()).extracting(TimeEntry::approval).containsExactly(Approval.REJECTED);
    }

    private List<String> hours() {
        return looker.records().stream().map(entry -> entry.hours().toString()).toList();
    }
}
