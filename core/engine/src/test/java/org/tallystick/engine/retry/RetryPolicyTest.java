package org.tallystick.engine.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.RetryDecision.Verdict;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** RES-4, RES-5. */
class RetryPolicyTest {

    private static final Problem DOWN = Problem.of(FailureKind.UNAVAILABLE, "503", "down");
    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .withMaxAttempts(10)
            .withBackoff(ofSeconds(1), ofSeconds(20))
            .withMaxDuration(ofMinutes(10))
            .build();

    @Test
    void theBoundDoublesUpToTheCap() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 60, Integer.MAX_VALUE).mapToObj(POLICY::backoffBound))
                .containsExactly(
                        ofSeconds(1),
                        ofSeconds(2),
                        ofSeconds(4),
                        ofSeconds(8),
                        ofSeconds(16),
                        ofSeconds(20),
                        ofSeconds(20),
                        ofSeconds(20));
    }

    @Property
    void aWaitIsMoreThanNothingAndAtMostItsBound(@ForAll @IntRange(min = 1, max = 9) int attempt, @ForAll long seed) {
        RetryDecision decision = POLICY.next(attempt, Duration.ZERO, DOWN, new Random(seed));

        assertThat(decision.isRetry()).isTrue();
        assertThat(decision.delay()).isPositive().isLessThanOrEqualTo(POLICY.backoffBound(attempt));
    }

    @Property
    void fullJitterReachesTheWholeRange(@ForAll @IntRange(min = 1, max = 9) int attempt) {
        Random random = new Random(attempt);
        Duration quarter = POLICY.backoffBound(attempt).dividedBy(4);

        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> POLICY.next(attempt, Duration.ZERO, DOWN, random)
                                .delay()))
                .anyMatch(delay -> delay.compareTo(quarter) < 0)
                .anyMatch(delay -> delay.compareTo(quarter.multipliedBy(3)) > 0);
    }

    @Property
    void itIsNeverShorterThanTheSystemAsks(
            @ForAll @IntRange(min = 1, max = 9) int attempt,
            @ForAll @LongRange(max = 600_000) long millis,
            @ForAll long seed) {
        RetryDecision decision =
                POLICY.next(attempt, Duration.ZERO, DOWN.withRetryAfter(ofMillis(millis)), new Random(seed));

        assertThat(decision.delay()).isGreaterThanOrEqualTo(ofMillis(millis));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(verdict(10, Duration.ZERO, DOWN)).isEqualTo(Verdict.ATTEMPTS_SPENT);
    }

    @Test
    void aWaitThatEndsAfterTheTimeLimitIsNotBegun() {
        Problem asksForOneMinute = DOWN.withRetryAfter(ofMinutes(1));

        assertThat(verdict(1, ofMinutes(9), asksForOneMinute)).isEqualTo(Verdict.RETRY);
        assertThat(verdict(1, ofMinutes(9).plusNanos(1), asksForOneMinute)).isEqualTo(Verdict.TIME_SPENT);
    }

    @Test
    void onlyWhatIsClassifiedAsRetryIsTriedAgain() {
        for (FailureKind kind : FailureKind.values()) {
            Verdict verdict = verdict(1, Duration.ZERO, Problem.of(kind, "code", "message"));

            assertThat(verdict == Verdict.RETRY)
                    .as(kind.name())
                    .isEqualTo(Classification.of(kind) == Classification.RETRY);
        }
    }

    @Test
    void anOperationMayClassifyAnotherWay() {
        RetryPolicy impatient = POLICY.toBuilder()
                .withClassification(FailureKind.UNAVAILABLE, Classification.GIVE_UP)
                .build();

        assertThat(impatient.next(1, Duration.ZERO, DOWN, new Random(1)).verdict())
                .isEqualTo(Verdict.NOT_RETRYABLE);
        assertThat(impatient.toBuilder().build()).isEqualTo(impatient);
    }

    @Test
    void anUnknownOutcomeIsNeverSentAgainUnseen() {
        RetryPolicy.Builder blind =
                RetryPolicy.builder().withClassification(FailureKind.OUTCOME_UNKNOWN, Classification.RETRY);

        assertThatIllegalArgumentException().isThrownBy(blind::build).withMessageContaining("RES-3");
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().withMaxAttempts(0).build())
                .withMessage("maxAttempts must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder()
                        .withBackoff(ofSeconds(2), ofSeconds(1))
                        .build())
                .withMessageContaining("PT1S");
    }

    private static Verdict verdict(int attempt, Duration elapsed, Problem problem) {
        return POLICY.next(attempt, elapsed, problem, new Random(1)).verdict();
    }
}
