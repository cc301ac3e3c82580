package org.tallystick.engine.retry;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** RES-4. */
class RetryTest {

    private static final Problem DOWN = Problem.of(FailureKind.UNAVAILABLE, "503", "down");
    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .withMaxAttempts(4)
            .withBackoff(ofSeconds(1), ofMinutes(1))
            .build();

    private final ManualTime time = new ManualTime();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Retry retry = new Retry(POLICY, time, new Random(7)).onAttempt(attempts::add);

    @Test
    void theScheduleIsExactlyThatOfThePolicy() {
        Random sameChance = new Random(7);
        List<Duration> expected = List.of(
                POLICY.next(1, Duration.ZERO, DOWN, sameChance).delay(),
                POLICY.next(2, Duration.ZERO, DOWN, sameChance).delay(),
                POLICY.next(3, Duration.ZERO, DOWN, sameChance).delay());

        String result = retry.call(failing(3, DOWN));

        assertThat(result).isEqualTo("attempt 4");
        assertThat(time.waits()).isEqualTo(expected);
    }

    @Test
    void theServersDelayIsHonoured() {
        retry.call(failing(1, DOWN.withRetryAfter(ofSeconds(47))));

        assertThat(time.waits()).containsExactly(ofSeconds(47));
    }

    @Test
    void theLastFailureIsThrownWhenAttemptsAreSpent() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> retry.call(failing(99, DOWN)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(DOWN));

        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(time.waits()).hasSize(3);
    }

    @Test
    void aDelayBeyondTheTimeLimitIsNotWaitedFor() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> retry.call(failing(1, DOWN.withRetryAfter(ofMinutes(3)))));

        assertThat(time.waits()).isEmpty();
        assertThat(attempts.get(0).next()).isEqualTo(RetryDecision.stop(RetryDecision.Verdict.TIME_SPENT));
    }

    @Test
    void timeSpentInTheCallCountsAgainstTheTimeLimit() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> retry.call(attempt -> {
                    time.pass(ofSeconds(70));
                    throw new ConnectorException(DOWN);
                }));

        assertThat(attempts).extracting(Attempt::duration).containsExactly(ofSeconds(70), ofSeconds(70));
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgain() {
        Problem unknown = Problem.of(FailureKind.OUTCOME_UNKNOWN, "timeout", "no answer");

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> retry.call(failing(1, unknown)));

        assertThat(attempts).hasSize(1);
    }

    @Test
    void aBugIsNotTriedAgainAndKeepsItsType() {
        IllegalStateException bug = new IllegalStateException("bug");
        AssertionError broken = new AssertionError("broken");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> retry.call(attempt -> {
                    throw bug;
                }))
                .isSameAs(bug);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> retry.call(attempt -> {
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aBugAfterAFailureThatMayPassIsNotTriedAgain() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> retry.call(attempt -> {
                    if (attempt == 1) {
                        throw new ConnectorException(DOWN);
                    }
                    throw new IllegalStateException("bug");
                }));

        assertThat(time.waits()).hasSize(1);
    }

    @Test
    void itEndsWhenTheThreadIsInterrupted() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> retry.call(attempt -> {
                    Thread.currentThread().interrupt();
                    throw new ConnectorException(DOWN);
                }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void itRunsInTheCallersThread() {
        Thread worker = retry.call(attempt -> {
            if (attempt == 1) {
                throw new ConnectorException(DOWN);
            }
            return Thread.currentThread();
        });

        assertThat(worker).isSameAs(Thread.currentThread());
    }

    @Test
    void eachAttemptIsReported() {
        retry.call(failing(1, DOWN));

        assertThat(attempts).extracting(Attempt::isSuccess).containsExactly(false, true);
        assertThat(attempts.get(0).problem()).isEqualTo(DOWN);
        assertThat(attempts.get(0).next().delay()).isEqualTo(time.waits().get(0));
    }

    private static IntFunction<String> failing(int times, Problem problem) {
        return attempt -> {
            if (attempt <= times) {
                throw new ConnectorException(problem);
            }
            return "attempt " + attempt;
        };
    }
}
