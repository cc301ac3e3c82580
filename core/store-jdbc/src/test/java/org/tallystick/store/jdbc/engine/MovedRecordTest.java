package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.Change;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** A line that moves from one document to another is not lost, in whatever order the two are read. */
class MovedRecordTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<TimeEntry> source = new PaperSource<>();
    private final Looker<TimeEntry> looker = new Looker<>(RecordType.TIME_ENTRY);
    private final Tallystick tally =
            Bench.reading(store, new ManualTime(), "psa", RecordType.TIME_ENTRY, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"T1, T2", "T2, T1"})
    void aDayThatMovesToAnotherTimecardStays(String first, String second) {
        source.says(card("T1", 1, true), card("T2", 1, false));
        tally.run(AUGUST);
        source.says(card(first, 2, first.equals("T2")), card(second, 2, second.equals("T2")));
        tally.run(SEPTEMBER);

        assertThat(looker.records()).hasSize(1);
    }

    private static Change<TimeEntry> card(String id, long version, boolean hasTheDay) {
        return new Change.Upsert<>(
                id,
                version,
                RawDocument.json("{}"),
                hasTheDay ? List.of(Papers.day("line", 3, "8", Approval.APPROVED)) : List.of());
    }
}
