package org.tallystick.engine.retry;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;
import org.tallystick.engine.retry.CircuitBreaker.Phase;
import org.tallystick.engine.retry.CircuitBreaker.State;

/** RES-12. */
class CircuitBreakerTest {

    private static final Instant NOW = ManualTime.START;
    private static final CircuitBreaker BREAKER =
            CircuitBreaker.ofDefaults().withThreshold(4, 4, 50).withOpenFor(ofSeconds(30), ofMinutes(20));

    private final Calls<State> calls = new Calls<>(BREAKER);

    @Test
    void itOpensWhenTheShareOfFailuresInTheWindowIsReached() {
        endOne(Kind.FAILED, Kind.ANSWERED, Kind.ANSWERED);
        assertThat(calls.state().phase()).isEqualTo(Phase.CLOSED);

        endOne(Kind.FAILED);

        assertThat(calls.state().phase()).isEqualTo(Phase.OPEN);
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW))
                .isEqualTo(Admission.refused(Reason.CIRCUIT_OPEN, ofSeconds(30)));
    }

    @Test
    void failuresThatSlidOutOfTheWindowDoNotCount() {
        endOne(Kind.FAILED, Kind.ANSWERED, Kind.ANSWERED, Kind.ANSWERED, Kind.FAILED);

        assertThat(calls.state().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void itDoesNotOpenBeforeTheMinimumOfCalls() {
        endOne(Kind.FAILED, Kind.FAILED, Kind.FAILED);

        assertThat(calls.state().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void aSystemThatAnswersNoOrSlowlyIsNotDown() {
        endOne(Kind.ANSWERED, Kind.THROTTLED, Kind.THROTTLED, Kind.ABANDONED, Kind.THROTTLED, Kind.FAILED);

        assertThat(calls.state().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void oneProbeDecides() {
        open();
        Call probe = Calls.first(Tier.BILLING);
        Instant later = NOW.plusSeconds(30);

        assertThat(calls.ask(probe, later).isAdmitted()).isTrue();
        assertThat(calls.ask(Calls.first(Tier.BILLING), later).refusedBy()).isEqualTo(Reason.PROBE);
        calls.end(Kind.ANSWERED, probe, later);

        assertThat(calls.state()).isEqualTo(BREAKER.initial());
    }

    @Test
    void aProbeThatFailsOpensAgain() {
        open();
        Call probe = Calls.first(Tier.BILLING);
        calls.ask(probe, NOW.plusSeconds(30));
        calls.end(Kind.FAILED, probe, NOW.plusSeconds(31));

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plusSeconds(60)).askAgainAfter())
                .isEqualTo(ofSeconds(1));
    }

    @Test
    void theLateEndOfAnEarlierCallDoesNotDecideForTheProbe() {
        Call early = Calls.first(Tier.BILLING);
        calls.ask(early, NOW);
        open();
        calls.ask(Calls.first(Tier.BILLING), NOW.plusSeconds(30));

        Calls.ends().forEach(end -> calls.end(end, early, NOW.plusSeconds(31)));

        assertThat(calls.state().phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aProbeWhoseEndIsNeverToldMakesRoomForAnother() {
        open();
        Call lost = Calls.first(Tier.BILLING);
        calls.ask(lost, NOW.plusSeconds(30));
        Call next = Calls.first(Tier.BILLING);

        assertThat(calls.ask(next, NOW.plusSeconds(149)).isAdmitted()).isFalse();
        assertThat(calls.ask(next, NOW.plusSeconds(150)).isAdmitted()).isTrue();
        calls.end(Kind.ANSWERED, lost, NOW.plusSeconds(151));
        assertThat(calls.state().probe()).isEqualTo(next.id());
    }

    @Test
    void aProbeThatWasNotMadeLeavesItToTheNext() {
        open();
        Call probe = Calls.first(Tier.BILLING);
        calls.ask(probe, NOW.plusSeconds(30));
        calls.end(Kind.ABANDONED, probe, NOW.plusSeconds(31));

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plusSeconds(31)).isAdmitted())
                .isTrue();
    }

    /** F-LIM-08: a dead grant is tried at most three times an hour. */
    @Test
    void aDeadGrantIsTriedThreeTimesAnHour() {
        int tries = 0;
        for (Instant now = NOW; now.isBefore(NOW.plus(ofHours(1))); now = now.plusSeconds(10)) {
            Call call = Calls.first(Tier.BILLING);
            if (calls.ask(call, now).isAdmitted()) {
                tries++;
                calls.end(Kind.LOCKED_OUT, call, now);
            }
        }

        assertThat(tries).isEqualTo(3);
    }

    @Property
    void itIsAlwaysInOneOfThreeLegalStatesAndAdmitsOneProbeAtMost(@ForAll("events") List<Event> events) {
        Calls<State> random = new Calls<>(BREAKER);
        Instant now = NOW;
        Call last = Calls.first(Tier.BILLING);
        for (Event event : events) {
            now = now.plusSeconds(event.secondsLater());
            State before = random.state();
            Call asking = Calls.first(Tier.BILLING);
            Kind kind = event.kind();
            boolean isAdmitted =
                    random.end(kind, kind == Kind.ASKED ? asking : last, now).isAdmitted();
            if (kind == Kind.ASKED && isAdmitted) {
                last = asking;
            }
            assertLegal(before, kind, isAdmitted, random.state(), now);
        }
    }

    private record Event(Kind kind, int secondsLater) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 40))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    private static void assertLegal(State before, Kind kind, boolean isAdmitted, State after, Instant now) {
        assertThat(after.recent().length()).isLessThanOrEqualTo(BREAKER.window());
        if (kind == Kind.ASKED) {
            boolean mayGo = before.phase() == Phase.CLOSED || !now.isBefore(before.until());
            assertThat(isAdmitted).isEqualTo(mayGo);
        }
        boolean isLegal = switch (after.phase()) {
            case CLOSED -> before.phase() != Phase.OPEN;
            case OPEN -> true;
            case HALF_OPEN -> before.phase() != Phase.CLOSED;
        };
        assertThat(isLegal).as("%s to %s by %s", before, after, kind).isTrue();
    }

    private void open() {
        endOne(Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.FAILED);
        assertThat(calls.state().phase()).isEqualTo(Phase.OPEN);
    }

    private void endOne(Kind... ends) {
        for (Kind end : ends) {
            Call call = Calls.first(Tier.BILLING);
            calls.ask(call, NOW);
            calls.end(end, call, NOW);
        }
    }
}
