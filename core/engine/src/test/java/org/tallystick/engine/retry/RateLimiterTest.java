package org.tallystick.engine.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;

class RateLimiterTest {

    private static final Instant NOW = ManualTime.START;

    @Property
    void noWindowHoldsMoreCallsThanThePermits(
            @ForAll @IntRange(min = 1, max = 9) int permits,
            @ForAll @IntRange(min = 1, max = 9) int burst,
            @ForAll @IntRange(min = 1, max = 1000) int periodMillis,
            @ForAll @Size(max = 200) List<@IntRange(max = 400) Integer> gapsMillis) {
        RateLimiter limiter = RateLimiter.of(permits, ofMillis(periodMillis)).withBurst(Math.min(burst, permits));

        List<Instant> admitted = admitted(limiter, gapsMillis);

        for (int i = permits; i < admitted.size(); i++) {
            assertThat(Duration.between(admitted.get(i - permits), admitted.get(i)))
                    .isGreaterThanOrEqualTo(limiter.period());
        }
    }

    @Property
    void whoeverAsksAgainAfterTheWaitIsAdmitted(
            @ForAll @IntRange(min = 1, max = 50) int permits, @ForAll @IntRange(min = 1, max = 50) int burst) {
        Calls<RateLimiter.State> calls =
                new Calls<>(RateLimiter.of(permits, ofMinutes(1)).withBurst(Math.min(burst, permits)));
        while (calls.ask(Calls.first(Tier.REFERENCE), NOW).isAdmitted()) {
            assertThat(calls.state().nextFree()).isAfter(NOW);
        }
        Instant free = NOW.plus(calls.ask(Calls.first(Tier.REFERENCE), NOW).askAgainAfter());

        assertThat(calls.ask(Calls.first(Tier.REFERENCE), free.minusNanos(1)).isAdmitted())
                .isFalse();
        assertThat(calls.ask(Calls.first(Tier.REFERENCE), free).isAdmitted()).isTrue();
    }

    @Test
    void callsAreEvenlySpread() {
        Calls<RateLimiter.State> calls = new Calls<>(RateLimiter.of(100, ofMinutes(1)));

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW).isAdmitted()).isTrue();
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW)).isEqualTo(Admission.refused(Reason.RATE, ofMillis(600)));
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plusMillis(600)).isAdmitted())
                .isTrue();
    }

    @Test
    void aBurstIsAdmittedAtOnceAfterASilence() {
        Calls<RateLimiter.State> calls =
                new Calls<>(RateLimiter.of(10, ofSeconds(10)).withBurst(3));

        assertThat(List.of(1, 2, 3))
                .allMatch(i -> calls.ask(Calls.first(Tier.BILLING), NOW).isAdmitted());
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW).askAgainAfter()).isEqualTo(ofMillis(1250));
    }

    @Test
    void whenTheSystemThrottlesNobodyCallsUntilItSays() {
        Calls<RateLimiter.State> calls = new Calls<>(RateLimiter.unlimited());
        Call throttled = Calls.first(Tier.BILLING);

        calls.tell(new CallEvent(CallEvent.Kind.THROTTLED, throttled, ofSeconds(30)), NOW);
        calls.tell(new CallEvent(CallEvent.Kind.THROTTLED, throttled, ofSeconds(10)), NOW);

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plusSeconds(29)))
                .isEqualTo(Admission.refused(Reason.RATE, ofSeconds(1)));
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plusSeconds(30)).isAdmitted())
                .isTrue();
    }

    @Test
    void aBurstBeyondThePermitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.of(2, ofSeconds(1)).withBurst(3))
                .withMessage("burst must be from 1 to 2, was 3");
    }

    private static List<Instant> admitted(RateLimiter limiter, List<Integer> gapsMillis) {
        Calls<RateLimiter.State> calls = new Calls<>(limiter);
        List<Instant> admitted = new ArrayList<>();
        Instant now = NOW;
        for (int gap : gapsMillis) {
            now = now.plusMillis(gap);
            if (calls.ask(Calls.first(Tier.REFERENCE), now).isAdmitted()) {
                admitted.add(now);
            }
        }
        return admitted;
    }
}
