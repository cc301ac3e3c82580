package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Cursors.ReadingRow;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordSource;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-01, F-CUR-02, F-CUR-03: rows that appear below the watermark within the settle lag are read, wherever pages end. */
class OverlapTest {

    private static final Duration LAG = Duration.ofMinutes(15);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Something that happens: rows are saved, or a run reads them. */
    private record Event(int rows, int commitSeconds, int waitSeconds, boolean isRun) {}

    @Property(tries = 100)
    void cur01_cur02_cur03_rowsThatAppearLateAreNeverMissed(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 7) int page) {
        assertThat(missed(events, page, LAG)).isEmpty();
    }

    /** F-RUN-06: what was read since has passed more than it says. */
    @Property(tries = 100)
    void run06_rowsAreNotMissedEitherIfTheEnginesClockIsSetBack(
            @ForAll("events") List<Event> events,
            @ForAll @IntRange(max = 15) int at,
            @ForAll @IntRange(min = 1, max = 180) int minutes) {
        assertThat(missed(events, 2, LAG, at, Duration.ofMinutes(minutes))).isEmpty();
    }

    @Test
    void run06_aRowThatAppearsLateAfterTheEnginesClockWasSetBackIsRead() {
        List<Event> afterARun = List.of(
                new Event(1, 0, 600, true),
                new Event(1, 600, 60, false),
                new Event(1, 0, 60, false),
                new Event(1, 0, 600, true),
                new Event(1, 0, 60, true));

        assertThat(missed(afterARun, 2, LAG, 1, Duration.ofHours(1))).isEmpty();
    }

    /** The same without a lag that is declared: the property above is worth something. */
    @Test
    void cur03_withoutAnOverlapARowIsMissed() {
        List<Event> lateRow = List.of(
                new Event(1, 600, 60, false),
                new Event(1, 0, 0, true),
                new Event(1, 0, 0, true),
                new Event(1, 0, 0, true));

        assertThat(missed(lateRow, 2, Duration.ZERO)).containsExactly("0-0");
        assertThat(missed(lateRow, 2, LAG)).isEmpty();
    }

    @Test
    void onlyTheOverlapIsReadAgain() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            ManualTime time = new ManualTime();
            PaperTable table = new PaperTable(time, Duration.ZERO);
            Tallystick tally = tally(store, time, table, capabilities(2, LAG));
            for (int month = 0; month < 6; month++) {
                table.saves("C" + month, Duration.ZERO);
                time.pass(DAY);
                tally.run(AUGUST.plusMonths(month));
                time.pass(DAY);
            }
            int before = table.reads();
            table.saves("C9", Duration.ZERO);
            time.pass(DAY);

            assertThat(tally.run(AUGUST.plusMonths(6)).ingested().get("crm/customer"))
                    .isEqualTo(new Ingested(2, 1, 1, 0));
            assertThat(table.reads() - before).isEqualTo(2);
            assertThat(readings(store)).hasSize(3);
        }
    }

    /** F-CUR-10, F-CUR-18: what was read stays read, and the overlap counts from where the reading that broke off began. */
    @Test
    void aReadingThatBreaksOffGoesOnWhereItStood() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            ManualTime time = new ManualTime();
            PaperTable table = new PaperTable(time, SECOND);
            for (int i = 0; i < 6; i++) {
                table.saves("C" + i, Duration.ZERO);
                time.pass(SECOND);
            }
            table.saves("A-LATE", Duration.ofMinutes(5));
            int[] calls = {0};
            RecordSource<Customer> breaking = (cursor, limit) -> {
                if (calls[0]++ == 2) {
                    throw new PowerCut();
                }
                return table.read(cursor, limit);
            };
            Tallystick tally = tally(store, time, breaking, capabilities(2, LAG));
            assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));
            assertThat(readings(store))
                    .singleElement()
                    .extracting(ReadingRow::ended)
                    .isNull();

            time.pass(Duration.ofMinutes(10));
            assertThat(tally.run(AUGUST).ingested().get("crm/customer").read()).isEqualTo(3);
            assertThat(readings(store)).hasSize(1);
        }
    }

    @Test
    void aSourceThatIsSweptIsNotReadTwice() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            PaperArchive<Customer> source = new PaperArchive<>();
            source.says(Papers.account("C1", 1, "Acme"));
            Tallystick tally = tally(store, new ManualTime(), source, capabilities(2, LAG));
            tally.run(AUGUST);

            assertThat(tally.run(AUGUST.plusMonths(1))
                            .ingested()
                            .get("crm/customer")
                            .read())
                    .isZero();
        }
    }

    @Test
    void cur13_aListingThatHasLessThanItSaysDeletesNothing() {
        assertThat(deletedAfter(new Page<>(List.of(Papers.account("C1", 1, "Acme")), null, false, 2)))
                .isEqualTo(
                        "LISTING_INCOMPLETE: crm/customer lists 1 documents and says that it has 2: nothing is deleted");
        assertThat(deletedAfter(new Page<>(List.of(Papers.account("C1", 1, "Acme")), null, false, 1)))
                .isEqualTo("deleted");
    }

    @Test
    void cur13_aListingThatChangesWhileItIsReadDeletesNothing() {
        assertThat(deletedAfter(
                        new Page<>(List.of(), "1", true, 2),
                        new Page<>(List.of(Papers.account("C1", 1, "Acme")), null, false, 1)))
                .isEqualTo("LISTING_INCOMPLETE: crm/customer changed while it was listed: nothing is deleted");
    }

    /** Two documents are known; the next listing is these pages. */
    @SafeVarargs
    private static String deletedAfter(Page<Customer>... pages) {
        PaperSource<Customer> source = new PaperSource<>();
        source.says(Papers.account("C1", 1, "Acme"), Papers.account("C2", 1, "Bolt"));
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            tally(store, new ManualTime(), source, PaperSystem.LISTINGS).run(AUGUST);
            RecordSource<Customer> listing = (cursor, limit) -> pages[cursor == null ? 0 : Integer.parseInt(cursor)];
            Tallystick tally = tally(store, new ManualTime(), listing, PaperSystem.LISTINGS);
            List<String> exceptions = tally.run(AUGUST.plusMonths(1)).exceptions().stream()
                    .map(found -> found.code() + ": " + found.message())
                    .toList();
            int live = store.inTransaction(tx -> tx.documents().liveIds("crm/customer"))
                    .size();
            return live == 1 ? "deleted" : exceptions.get(0);
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, (int) LAG.toSeconds()),
                        Arbitraries.of(0, 1, 30, 600, 1_000, 4_000),
                        Arbitraries.of(true, false))
                .as(Event::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(16);
    }

    /** Rows that the hub does not have in the end, when nothing was saved for long. */
    private static List<String> missed(List<Event> events, int page, Duration declared) {
        return missed(events, page, declared, 0, Duration.ZERO);
    }

    /** @param setBack by how much the engine's clock is set back before the event of that number, counted from 0 */
    private static List<String> missed(List<Event> events, int page, Duration declared, int at, Duration setBack) {
        ManualTime time = new ManualTime();
        ManualTime ofEngine = new ManualTime();
        PaperTable table = new PaperTable(time, SECOND);
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Duration precision = declared.isZero() ? Duration.ZERO : SECOND;
            Tallystick tally = tally(
                    store, ofEngine, table, new ReadCapabilities(true, DeleteMode.NONE, precision, declared, page));
            YearMonth period = AUGUST;
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                ofEngine.pass(i == at ? setBack.negated() : Duration.ZERO);
                if (event.isRun()) {
                    tally.run(period);
                    period = period.plusMonths(1);
                }
                for (int row = 0; row < event.rows() && !event.isRun(); row++) {
                    table.saves(i + "-" + row, Duration.ofSeconds(event.commitSeconds()));
                }
                time.pass(Duration.ofSeconds(event.waitSeconds()));
                ofEngine.pass(Duration.ofSeconds(event.waitSeconds()));
            }
            table.saves("last", Duration.ZERO);
            tally.run(period);
            time.pass(LAG);
            ofEngine.pass(LAG);
            tally.run(period.plusMonths(1));
            List<String> stored = store.inTransaction(tx -> tx.documents().liveIds("crm/customer"));
            return table.ids().stream().filter(id -> !stored.contains(id)).toList();
        }
    }

    private static List<ReadingRow> readings(JdbcStore store) {
        return store.inTransaction(tx -> tx.cursors().readings("crm/customer"));
    }

    private static ReadCapabilities capabilities(int page, Duration lag) {
        return new ReadCapabilities(true, DeleteMode.NONE, SECOND, lag, page);
    }

    private static Tallystick tally(
            JdbcStore store, ManualTime time, RecordSource<Customer> source, ReadCapabilities capabilities) {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, capabilities))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .build();
    }
}
