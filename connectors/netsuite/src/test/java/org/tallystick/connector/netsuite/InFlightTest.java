package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What a closed connector says of writes that were not sent. */
@Timeout(60)
class InFlightTest {

    private final InFlight inFlight = new InFlight(1);
    private final AtomicBoolean isSent = new AtomicBoolean();

    private Sent write() {
        isSent.set(true);
        return Sent.applied("1");
    }

    @AfterEach
    void stop() {
        inFlight.close();
    }

    @Test
    void whoWaitsForAWriteThatIsNotSentYetIsTold() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FutureTask<List<Sent>> first = new FutureTask<>(() -> inFlight.run(List.of(() -> {
            sending.countDown();
            return await(never);
        })));
        FutureTask<List<Sent>> second = new FutureTask<>(() -> inFlight.run(List.of(this::write)));
        new Thread(first).start();
        sending.await();
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING && !second.isDone()) {
            Thread.onSpinWait();
        }

        inFlight.close();

        assertClosed(second.get());
        assertThat(first.get()).extracting(Sent::problem).doesNotContainNull();
    }

    @Test
    void nothingIsSentOnceItIsClosed() {
        inFlight.close();

        assertClosed(inFlight.run(List.of(this::write)));
    }

    private void assertClosed(List<Sent> sent) {
        assertThat(sent)
                .extracting(Sent::problem)
                .allSatisfy(problem -> assertThat(problem)
                        .extracting(Problem::kind, Problem::code)
                        .containsExactly(FailureKind.OUTCOME_UNKNOWN, "CLOSED"));
        assertThat(isSent).isFalse();
    }

    private static Sent await(CountDownLatch latch) {
        try {
            latch.await();
            return Sent.applied("0");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
