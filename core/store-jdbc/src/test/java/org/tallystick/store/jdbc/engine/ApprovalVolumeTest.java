package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.process.ApprovalPropagation;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.store.jdbc.JdbcStore;

/** PAT-2: many approvals, three subscribers that lose requests and answers. {@code -Dtallystick.approvals=100000} asks for as many as the requirement names. */
class ApprovalVolumeTest {

    private static final int ENTRIES = Integer.getInteger("tallystick.approvals", 3_000);
    private static final int BATCH = 500;
    private static final ReadCapabilities PAGES =
            new ReadCapabilities(true, DeleteMode.TOMBSTONE, Duration.ZERO, Duration.ZERO, BATCH);

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final PaperSource<TimeEntry> psa = new PaperSource<>();
    private final List<Subscriber> subscribers = List.of(new Subscriber(1), new Subscriber(2), new Subscriber(3));
    private final ApprovalPropagation approvals = new ApprovalPropagation(List.of("s0", "s1", "s2"));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void eachApprovalReachesEachSubscriberInItsOrderAndOnce() {
        Tallystick tally = engine();
        IntStream.range(0, ENTRIES).forEach(i -> psa.says(entry(i, 1, "8.00")));
        tally.run(AUGUST);
        List<ProcessInstance> started = propagated(tally);
        tally.advance();

        assertThat(started)
                .allSatisfy(each -> assertThat(
                                tally.processes().find(each.key()).orElseThrow().state())
                        .isEqualTo(State.DONE));
        assertThat(subscribers).allSatisfy(each -> {
            assertThat(each.hours()).hasSize(ENTRIES);
            assertThat(Set.copyOf(each.hours().values())).containsExactly(List.of("8"));
        });

        IntStream.range(0, ENTRIES).filter(i -> i % 3 == 0).forEach(i -> psa.says(entry(i, 2, "7.50")));
        runUntilNothingWaits(tally);

        assertThat(subscribers)
                .allSatisfy(each -> assertThat(each.hours().entrySet())
                        .filteredOn(told ->
                                !told.getValue().equals(isChanged(told.getKey()) ? List.of("8", "7.5") : List.of("8")))
                        .isEmpty());

        int writes = writes();
        assertThat(propagated(tally))
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(State.DONE));
        tally.advance();
        assertThat(writes()).isEqualTo(writes);
    }

    /** What is unknown when the retries of a run are spent is settled in the next. */
    private static void runUntilNothingWaits(Tallystick tally) {
        boolean isQuiet = Stream.iterate(SEPTEMBER, month -> month.plusMonths(1))
                .limit(24)
                .anyMatch(month -> tally.run(month).waiting().isEmpty());
        assertThat(isQuiet).as("nothing waits after two years").isTrue();
    }

    private Tallystick engine() {
        TallystickBuilder builder = Bench.engine(hub, new ManualTime(5_000))
                .withSystem("psa", new PaperSystem().reading(RecordType.TIME_ENTRY, psa, PAGES))
                .ingest(RecordType.TIME_ENTRY, from("psa"))
                .withProcess(approvals.definition());
        for (int i = 0; i < subscribers.size(); i++) {
            builder.withSystem("s" + i, subscribers.get(i))
                    .deliver(RecordType.TIME_ENTRY, to("s" + i).onRequest());
        }
        return builder.build();
    }

    private List<ProcessInstance> propagated(Tallystick tally) {
        return Stream.iterate(0, from -> from < ENTRIES, from -> from + BATCH)
                .map(from -> approvals.propagate(
                        tally.processes(),
                        "psa/" + from,
                        IntStream.range(from, Math.min(from + BATCH, ENTRIES))
                                .mapToObj(ApprovalVolumeTest::ref)
                                .toList(),
                        "psa"))
                .toList();
    }

    private int writes() {
        return subscribers.stream().mapToInt(Subscriber::writes).sum();
    }

    private static boolean isChanged(String key) {
        return Integer.parseInt(key.substring(1)) % 3 == 0;
    }

    private static Ref<TimeEntry> ref(int number) {
        return new Ref<>("psa", RecordType.TIME_ENTRY, "T" + number);
    }

    private static Change<TimeEntry> entry(int number, long version, String hours) {
        Ref<TimeEntry> ref = ref(number);
        TimeEntryBuilder entry = TimeEntryBuilder.builder()
                .header(Header.of(ref))
                .workDate(LocalDate.of(2026, 8, 3))
                .hours(Quantity.of(hours))
                .billable(true)
                .approval(Approval.APPROVED);
        return new Change.Upsert<>(
                ref.id(),
                version,
                RawDocument.json("{\"id\":\"%s\",\"hours\":%s}".formatted(ref.id(), hours)),
                List.of(Draft.of(ref, entry)));
    }
}
