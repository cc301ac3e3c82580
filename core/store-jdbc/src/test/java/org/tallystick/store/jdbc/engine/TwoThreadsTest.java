package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-DUP-13: a host whose timer runs the engine while a person's click advances it sends nothing twice. */
@Timeout(60)
class TwoThreadsTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final Tallystick tally = Bench.writing(
            store,
            new ManualTime(),
            RecordType.INVOICE,
            target,
            new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00")));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAdvanceThatIsAskedForWhileABatchIsInFlightWaits() throws InterruptedException {
        Thread other = new Thread(tally::advance);
        target.takes(() -> {
            if (other.getState() == Thread.State.NEW) {
                other.start();
                untilItWaitsOrEnds(other);
            }
        });

        tally.run(AUGUST);
        other.join();

        assertThat(target.calls()).hasSize(1);
        assertThat(target.kept()).hasSize(1);
    }

    private static void untilItWaitsOrEnds(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
