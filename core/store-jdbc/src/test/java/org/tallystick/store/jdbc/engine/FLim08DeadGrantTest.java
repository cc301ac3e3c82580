package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** F-LIM-08, F-LIM-04: credentials that are not accepted stop the calls to the account, and nothing is asked of the credentials. */
class FLim08DeadGrantTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Tallystick tally = Bench.writing(
            store, time, RecordType.INVOICE, target, new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00")));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDeadGrantIsTriedAtMostThreeTimesAnHourAndIsOneException() {
        target.isCalled(() -> {
            calls.incrementAndGet();
            throw new ConnectorException(
                    Problem.of(FailureKind.UNAUTHORIZED, "invalid_grant", "the grant was revoked"));
        });

        for (int minute = 0; minute < 60; minute += 5) {
            assertThat(tally.run(AUGUST).exceptions()).hasSize(1);
            time.pass(Duration.ofMinutes(5));
        }

        assertThat(calls.get()).isBetween(1, 3);
    }

    @Test
    void anOpenBreakerCountsAsNoAttemptAndOnceItClosesTheRestIsDelivered() {
        target.isCalled(() -> {
            throw new ConnectorException(Problem.of(FailureKind.UNAUTHORIZED, "401", "overloaded, says so like this"));
        });
        tally.run(AUGUST);
        target.isCalled(() -> {});

        Run tooSoon = tally.run(AUGUST);

        assertThat(tooSoon.exceptions())
                .extracting(Finding::code, Finding::message)
                .containsExactly(tuple(
                        "CIRCUIT_OPEN",
                        "erp is not called until 2026-08-31T12:20:00Z: CIRCUIT_OPEN stands against it"));
        assertThat(tooSoon.waiting().get("erp/invoice")).containsEntry("I1", "PLANNED");
        assertThat(time.waits()).isEmpty();

        time.pass(Duration.ofMinutes(20));
        assertThat(tally.run(AUGUST).exceptions()).isEmpty();
        assertThat(target.calls()).hasSize(1);
    }
}
