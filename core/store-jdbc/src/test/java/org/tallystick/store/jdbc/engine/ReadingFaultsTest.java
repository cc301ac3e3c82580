package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordSource;
import org.tallystick.store.jdbc.JdbcStore;

/** The faults of reading that a source cannot mend: F-CUR-04, F-CUR-06. */
class ReadingFaultsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PAGES = 5;

    /** A row is saved, so many minutes after the one before, and then the hub reads, so many minutes later. */
    @Property(tries = 200)
    void cur04_aCursorThatIsADateInAZoneOfItsOwnLosesNothing(
            @ForAll @IntRange(min = -11, max = 14) int zone,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 2_000) Integer> minutes) {
        assertThat(lost(zone, minutes, DAY)).isEmpty();
    }

    /** The protection switched off: the step is not declared, and what is saved between the reading and midnight is lost for ever. */
    @Test
    void cur04_withoutTheDeclaredStepTheRestOfTheDayIsLost() {
        List<Integer> halfHours = List.of(30, 30, 30);

        assertThat(lost(0, halfHours, Duration.ZERO)).isNotEmpty();
        assertThat(lost(0, halfHours, DAY)).isEmpty();
    }

    private static List<String> lost(int zone, List<Integer> minutes, Duration step) {
        ManualTime time = new ManualTime();
        Map<String, Instant> rows = new TreeMap<>();
        RecordSource<Customer> source = (cursor, limit) -> sinceDate(rows, cursor, ZoneOffset.ofHours(zone), time);
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Tallystick tally =
                    engine(store, time, source, new ReadCapabilities(true, DeleteMode.NONE, step, Duration.ZERO, 50));
            YearMonth period = AUGUST;
            for (int wait : minutes) {
                time.pass(Duration.ofMinutes(wait));
                rows.put("C" + rows.size(), time.instant());
                time.pass(Duration.ofMinutes(wait));
                tally.run(period);
                period = period.plusMonths(1);
            }
            time.pass(DAY.multipliedBy(2));
            tally.run(period);
            return missing(store, new ArrayList<>(rows.keySet()));
        }
    }

    /** Rows of later days than the cursor's, and today's date, by the account's own calendar, as the next cursor. */
    private static Page<Customer> sinceDate(
            Map<String, Instant> rows, @Nullable String cursor, ZoneOffset zone, ManualTime time) {
        LocalDate after = cursor == null ? LocalDate.MIN : LocalDate.parse(cursor);
        List<Change<Customer>> changes = new ArrayList<>();
        rows.forEach((id, saved) -> {
            if (LocalDate.ofInstant(saved, zone).isAfter(after)) {
                changes.add(Papers.account(id, 1, id));
            }
        });
        return new Page<>(changes, LocalDate.ofInstant(time.instant(), zone).toString(), false);
    }

    /** A listing by offset, where a row before the place is inserted or deleted between two pages, at each of five places. */
    @Test
    void cur06_aListingByOffsetThatShiftsWhileItIsReadLosesAndDeletesNothingForLong() {
        for (int place = 1; place < PAGES; place++) {
            assertThat(shifted(place, rows -> rows.add(0, "A")))
                    .as("insert at page %d", place)
                    .isEmpty();
            assertThat(shifted(place, rows -> rows.remove(0)))
                    .as("delete at page %d", place)
                    .isEmpty();
        }
    }

    /** What happens to the rows. */
    private interface Shift {
        void apply(List<String> rows);
    }

    /** What the hub lacks, or has too much, after the reading in which the rows shift and the one after it. */
    private static List<String> shifted(int place, Shift shift) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 2 * PAGES; i++) {
            rows.add("C" + i);
        }
        ManualTime time = new ManualTime();
        boolean[] isShifting = {false};
        RecordSource<Customer> source = (cursor, limit) -> {
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            if (isShifting[0] && from == 2 * place) {
                shift.apply(rows);
                isShifting[0] = false;
            }
            int to = Math.min(from + limit, rows.size());
            List<Change<Customer>> page = rows.subList(Math.min(from, to), to).stream()
                    .map(id -> Papers.account(id, 1, id))
                    .toList();
            return new Page<>(page, Integer.toString(to), to < rows.size(), rows.size());
        };
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Tallystick tally = engine(store, time, source, PaperSystem.LISTINGS);
            tally.run(AUGUST);
            List<String> before = List.copyOf(rows);
            isShifting[0] = true;
            tally.run(AUGUST.plusMonths(1));
            List<String> stay = before.stream().filter(rows::contains).toList();
            assertThat(missing(store, stay))
                    .as("nothing that exists is deleted")
                    .isEmpty();
            tally.run(AUGUST.plusMonths(2));
            List<String> wrong = new ArrayList<>(missing(store, rows));
            live(store).stream().filter(id -> !rows.contains(id)).forEach(wrong::add);
            return wrong;
        }
    }

    private static Tallystick engine(
            JdbcStore store, ManualTime time, RecordSource<Customer> source, ReadCapabilities capabilities) {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, capabilities))
                .ingest(RecordType.CUSTOMER, from("crm").deletingAtMost(10))
                .build();
    }

    private static List<String> missing(JdbcStore store, List<String> rows) {
        List<String> live = live(store);
        return rows.stream().filter(id -> !live.contains(id)).toList();
    }

    private static List<String> live(JdbcStore store) {
        return List.copyOf(store.inTransaction(tx -> tx.documents().liveIds("crm/customer")));
    }
}
