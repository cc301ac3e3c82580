package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.Page;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * F-LIM-07: at the end of a month there are twenty times as many hours as on a day, and then the PSA stamps all of them anew. What is billed does not wait
 * behind them, no more than a page is held, and what was only stamped is not sent again. How much heap a million takes is measured by the benchmark {@code heap}.
 */
class FLim07MonthEndTest {

    private static final int DAY = 10;
    private static final int FLOOD = 20 * DAY;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final List<String> sent = new ArrayList<>();
    private final Psa psa = new Psa();
    private final PaperTarget<TimeEntry> hours = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    /** Notes at each read how much of what it gave before is in the hub. */
    private final class Psa extends PaperSource<TimeEntry> {

        private final List<Integer> behind = new ArrayList<>();

        @Override
        public Page<TimeEntry> read(@Nullable String cursor, int limit) {
            int stored = store.<Integer>inTransaction(
                    tx -> tx.documents().liveIds("psa/time-entry").size());
            Page<TimeEntry> page = super.read(cursor, limit);
            behind.add(Math.min(FLOOD, reads().get(reads().size() - 1)) - stored);
            return page;
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** One is refused for a moment, and is due again while the first hours are sent. */
    @Test
    void whatIsBilledDoesNotWaitBehindTheFlood() {
        flood(1);
        bill(6);
        invoices.meets("I0", Fate.throttled(Duration.ofMillis(1)));
        invoices.takes(() -> sent.add("invoices"));
        hours.takes(() -> {
            sent.add("hours");
            time.pass(Duration.ofSeconds(1));
        });

        Run run = engine().run(AUGUST);

        assertThat(sent).startsWith("invoices", "invoices", "hours", "invoices", "hours");
        assertThat(sent.subList(4, sent.size())).containsOnly("hours");
        assertThat(invoices.kept()).hasSize(6);
        assertThat(hours.kept()).hasSize(FLOOD);
        assertThat(run.waiting()).isEmpty();
    }

    @Test
    void nextIsReadOnlyWhatTheHubHasStoredAllBefore() {
        flood(1);

        engine().run(AUGUST);

        assertThat(psa.behind).hasSize(FLOOD / 2).containsOnly(0);
        assertThat(hours.calls()).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void whatIsOnlyStampedAnewIsNotSentAgainAndWhatIsBilledIs() {
        flood(1);
        engine().run(AUGUST);
        int batches = hours.calls().size();

        flood(2);
        bill(6);
        Run run = engine().run(SEPTEMBER);

        assertThat(run.ingested().get("psa/time-entry").read()).isEqualTo(FLOOD);
        assertThat(hours.calls()).hasSize(batches);
        assertThat(invoices.kept()).hasSize(6);
    }

    private void flood(long version) {
        for (int i = 0; i < FLOOD; i++) {
            psa.says(Papers.timecard("T" + i, version, Approval.APPROVED, Map.of(1 + i % DAY, "8")));
        }
    }

    private void bill(int number) {
        for (int i = 0; i < number; i++) {
            decider.puts("i" + i, Papers.invoice("I" + i, "100.00"));
        }
    }

    private Tallystick engine() {
        return Bench.engine(store, time)
                .withSystem("psa", new PaperSystem().reading(RecordType.TIME_ENTRY, psa))
                .withSystem(
                        "erp",
                        new PaperSystem().writing(RecordType.TIME_ENTRY, hours).writing(RecordType.INVOICE, invoices))
                .ingest(RecordType.TIME_ENTRY, from("psa"))
                .decide(decider)
                .deliver(RecordType.TIME_ENTRY, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
