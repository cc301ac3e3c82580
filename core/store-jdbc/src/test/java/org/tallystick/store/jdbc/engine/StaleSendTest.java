package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.WrongStore;

/** RES-16, F-RUN-01: a batch is sent soon after it was committed, or not at all: a successor may have looked it up meanwhile. */
class StaleSendTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final List<Instant> commits = new ArrayList<>();
    private final List<Duration> ages = new ArrayList<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEngineThatStandsStillBetweenCommitAndCallDoesNotSend() {
        target.takes(() -> ages.add(Duration.between(commits.get(commits.size() - 1), time.instant())));
        Store pausing = WrongStore.doing(Deliveries.class, "send", call -> {
                    Object answer = call.proceed();
                    commits.add(time.instant());
                    if (commits.size() == 1) {
                        time.pass(Duration.ofHours(1));
                    }
                    return answer;
                })
                .apply(store);
        Tallystick tally = Bench.writing(
                pausing,
                time,
                RecordType.INVOICE,
                target,
                new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00")));

        assertThat(tally.run(AUGUST).waiting()).isEmpty();

        assertThat(commits).hasSizeGreaterThan(1);
        assertThat(ages).containsOnly(Duration.ZERO);
        assertThat(target.kept()).hasSize(1);
    }
}
