package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** A thread that is told to end while it waits ends its run; calling again goes on. */
class InterruptTest {

    private static final EngineTime INTERRUPTED = new EngineTime() {
        @Override
        public Instant instant() {
            return Instant.parse("2026-08-31T12:00:00Z");
        }

        @Override
        public void await(Duration wait) throws InterruptedException {
            throw new InterruptedException();
        }
    };

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final PaperSystem erp = new PaperSystem().writing(RecordType.INVOICE, target);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whileItWaitsForARetry() {
        target.meets("I1", Fate.throttled(Duration.ofMinutes(1)));

        assertThatTheRunIsCancelled();
    }

    @Test
    void whileItWaitsForALookUp() {
        target.fallsSilent();

        assertThatTheRunIsCancelled();
        assertThat(tally(new ManualTime()).query().exceptionsOpenAfter(AUGUST)).isEmpty();
    }

    private void assertThatTheRunIsCancelled() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> tally(INTERRUPTED).run(AUGUST));
        assertThat(Thread.interrupted()).isTrue();

        target.speaksAgain();
        ManualTime later = new ManualTime();
        later.pass(Duration.ofHours(1));
        tally(later).run(AUGUST);
        assertThat(target.kept()).hasSize(1);
    }

    private Tallystick tally(EngineTime time) {
        return Tallystick.builder()
                .withStore(store)
                .withTime(time)
                .withSystem("erp", erp)
                .decide(new ScriptedDecider().puts("key", Papers.invoice("I1", "100.00")))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
