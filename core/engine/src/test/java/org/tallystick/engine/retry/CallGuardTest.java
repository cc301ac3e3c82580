package org.tallystick.engine.retry;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;
import org.tallystick.engine.retry.CircuitBreaker.Phase;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

class CallGuardTest {

    private static final Limits LIMITS = Limits.builder()
            .withBreaker(CircuitBreaker.ofDefaults().withThreshold(2, 2, 100))
            .withConcurrency(ConcurrencyLimit.of(1))
            .withRate(RateLimiter.of(60, ofMinutes(1)))
            .build();

    private final ManualTime time = new ManualTime();
    private final AtomicInteger ids = new AtomicInteger();
    private final SharedState<Limits.State> state = SharedState.inMemory(LIMITS.initial());
    private final CallGuard guard = CallGuard.of(LIMITS, state, time, () -> "c" + ids.incrementAndGet());

    @Test
    void aCallWaitsUntilTheLimitsAdmitIt() {
        guard.call(Tier.BILLING, 1, ZERO, () -> "first");

        String result = guard.call(Tier.BILLING, 1, ofSeconds(1), () -> "second");

        assertThat(result).isEqualTo("second");
        assertThat(time.waits()).containsExactly(ofSeconds(1));
    }

    @Test
    void aCallThatWouldWaitTooLongIsNotMade() {
        guard.call(Tier.BILLING, 1, ZERO, () -> "first");

        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> guard.call(Tier.BILLING, 1, Duration.ofMillis(999), () -> {
                    throw new AssertionError("made");
                }))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.RATE))
                .satisfies(e -> assertThat(e.askAgainAfter()).isEqualTo(ofSeconds(1)));
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void theEndIsToldWhateverItIs() {
        call(failing(FailureKind.UNAVAILABLE));
        assertThat(state.current().breaker().recent()).isEqualTo("x");
        call(failing(FailureKind.INVALID));
        assertThat(state.current().breaker().recent()).isEqualTo("x.");
        call(() -> {
            throw new IllegalStateException("bug");
        });
        assertThat(state.current().breaker().recent()).isEqualTo("x.");
        assertThat(state.current().concurrency().held()).isEmpty();
    }

    @Test
    void theSystemsDelayHoldsForAllCalls() {
        Problem slowDown = Problem.of(FailureKind.THROTTLED, "429", "slow down").withRetryAfter(ofMinutes(5));

        call(() -> {
            throw new ConnectorException(slowDown);
        });

        guard.call(Tier.BILLING, 1, ofMinutes(5), () -> "later");
        assertThat(time.waits()).containsExactly(ofMinutes(5));
    }

    /** F-LIM-04: the account pauses; what the engine does with the credentials is none of this. */
    @Test
    void refusedCredentialsPauseTheAccount() {
        call(failing(FailureKind.UNAUTHORIZED));

        assertThat(state.current().breaker().phase()).isEqualTo(Phase.OPEN);
        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> guard.call(Tier.BILLING, 1, ofMinutes(1), () -> "too soon"))
                .withMessage("Call c2 (BILLING, attempt 1) was not made: CIRCUIT_OPEN. Ask again after PT20M.");
    }

    @Test
    void aRetryThatTheBudgetRefusesEndsTheAttempts() {
        Limits stingy =
                LIMITS.toBuilder().withRetryBudget(new RetryBudget(0, 0)).build();
        CallGuard account = CallGuard.of(stingy, SharedState.inMemory(stingy.initial()), time, () -> "c");
        Retry retry = new Retry(RetryPolicy.ofDefaults(), time, new Random(1));

        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> retry.call(
                        attempt -> account.call(Tier.BILLING, attempt, ofMinutes(1), failing(FailureKind.UNAVAILABLE))))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.RETRY_BUDGET));
    }

    @Test
    void aWaitEndsWhenTheThreadIsInterrupted() {
        guard.call(Tier.BILLING, 1, ZERO, () -> "first");
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> guard.call(Tier.BILLING, 1, ofMinutes(1), () -> "second"));

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Else a thread that shares the account is told that the system is down while another finds that it is not. */
    @Test
    void theEndOfAProbeIsWaitedFor() {
        call(failing(FailureKind.UNAUTHORIZED));
        time.pass(ofMinutes(20));
        Call probe = new Call("probe", Tier.BILLING, 1);
        assertThat(guard.tell(CallEvent.asked(probe)).isAdmitted()).isTrue();
        CallGuard other = CallGuard.of(LIMITS, state, meanwhile(Kind.ANSWERED, probe), () -> "other");

        assertThat(other.call(Tier.BILLING, 1, ofMinutes(1), () -> "made")).isEqualTo("made");
    }

    @Test
    void whoWaitsForAProbeThatFailsIsRefused() {
        call(failing(FailureKind.UNAUTHORIZED));
        time.pass(ofMinutes(20));
        Call probe = new Call("probe", Tier.BILLING, 1);
        guard.tell(CallEvent.asked(probe));
        CallGuard other = CallGuard.of(LIMITS, state, meanwhile(Kind.LOCKED_OUT, probe), () -> "other");

        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> other.call(Tier.BILLING, 1, ofMinutes(1), () -> "too soon"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CIRCUIT_OPEN));
    }

    /** The same clock, and a call that ends so while somebody waits on it. */
    private EngineTime meanwhile(Kind end, Call call) {
        return new EngineTime() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public void await(Duration wait) throws InterruptedException {
                time.await(wait);
                guard.tell(CallEvent.of(end, call));
            }
        };
    }

    /** RES-12: each account has its own limits. */
    @Test
    void oneDeadAccountLeavesAnotherAlone() {
        CallGuard other = CallGuard.of(LIMITS, SharedState.inMemory(LIMITS.initial()), time, () -> "o");
        call(failing(FailureKind.UNAUTHORIZED));

        assertThat(other.call(Tier.REFERENCE, 1, ZERO, () -> "alive")).isEqualTo("alive");
    }

    @Test
    @Timeout(60)
    void threadsThatShareAnAccountStayWithinItsConcurrency() throws Exception {
        Limits two = Limits.builder()
                .withConcurrency(ConcurrencyLimit.of(2).withLongestHold(Duration.ofDays(1000)))
                .build();
        CallGuard account =
                CallGuard.of(two, SharedState.inMemory(two.initial()), time, () -> "c" + ids.incrementAndGet());
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ends.add(threads.submit(() -> account.call(Tier.OPERATIONAL, 1, Duration.ofDays(365), () -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                return underWay.decrementAndGet();
            })));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(most.get()).isBetween(1, 2);
    }

    private void call(Supplier<String> work) {
        try {
            guard.call(Tier.BILLING, 1, ofSeconds(1), work);
        } catch (ConnectorException | IllegalStateException e) {
            assertThat(e).isNotInstanceOf(CallRefusedException.class);
        }
    }

    private static Supplier<String> failing(FailureKind kind) {
        return () -> {
            throw new ConnectorException(Problem.of(kind, "code", "message"));
        };
    }
}
