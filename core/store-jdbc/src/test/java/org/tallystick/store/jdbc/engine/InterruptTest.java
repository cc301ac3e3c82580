package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Page;
import org.tallystick.store.jdbc.JdbcStore;

/** A thread that is told to end ends its run at the next wait, or before the next piece of work; calling again goes on. */
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

    @Test
    void whileItReads() {
        PaperSource<Customer> source = new PaperSource<>() {
            @Override
            public Page<Customer> read(@Nullable String cursor, int limit) {
                Page<Customer> page = super.read(cursor, limit);
                interruptAt(reads().size());
                return page;
            }
        };
        for (int i = 1; i <= 6; i++) {
            source.says(Papers.account("A" + i, 1, "Firm " + i));
        }
        TallystickBuilder builder = tallystick(new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .ingest(RecordType.CUSTOMER, from("crm"));

        Tallystick tally = assertThatTheRunIsCancelled(builder);
        assertThat(source.reads()).containsExactly(0, 2);

        tally.run(AUGUST);
        assertThat(source.reads()).as("what was read stays").containsExactly(0, 2, 4);
    }

    @Test
    void whileItDecides() {
        ScriptedDecider decider = new ScriptedDecider();
        for (int i = 1; i <= 4; i++) {
            Invoice invoice = Papers.invoice("I" + i, "100.00");
            decider.on("key" + i, () -> {
                interruptAt(decider.decided().size());
                return Decision.builder().put(invoice).build();
            });
        }

        Tallystick tally = assertThatTheRunIsCancelled(delivering(decider));
        assertThat(decider.decided()).containsExactly("key1", "key2");

        tally.run(AUGUST);
        assertThat(decider.decided()).containsExactly("key1", "key2", "key3", "key4");
        assertThat(target.kept()).hasSize(4);
    }

    @Test
    void whileItWrites() {
        ScriptedDecider decider = new ScriptedDecider();
        for (int i = 1; i <= 12; i++) {
            decider.puts("key" + i, Papers.invoice("I" + i, "100.00"));
        }
        target.takes(() -> interruptAt(target.calls().size() + 1));

        Tallystick tally = assertThatTheRunIsCancelled(delivering(decider));
        assertThat(target.calls()).hasSize(2);
        assertThat(target.kept()).hasSize(8);

        tally.run(AUGUST);
        assertThat(target.calls()).as("what was written is not asked for again").hasSize(3);
        assertThat(target.kept()).hasSize(12);
    }

    /** In the second of more. */
    private static void interruptAt(int number) {
        if (number == 2) {
            Thread.currentThread().interrupt();
        }
    }

    private static Tallystick assertThatTheRunIsCancelled(TallystickBuilder builder) {
        Tallystick tally = builder.build();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> tally.run(AUGUST));
        assertThat(Thread.interrupted()).isTrue();
        return tally;
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
        return tallystick(time)
                .withSystem("erp", erp)
                .decide(new ScriptedDecider().puts("key", Papers.invoice("I1", "100.00")))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    private TallystickBuilder delivering(ScriptedDecider decider) {
        return tallystick(new ManualTime())
                .withSystem("erp", erp)
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"));
    }

    private TallystickBuilder tallystick(EngineTime time) {
        return Tallystick.builder().withStore(store).withTime(time);
    }
}
