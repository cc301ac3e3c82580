package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.spi.Allowance;

/** F-LIM-05: what a system says of the calls of all applications keeps the reserve of billing. */
class ObservationTest {

    private static final Instant NOON = Instant.parse("2026-08-31T12:00:00Z");
    private static final int LIMIT = 20;

    /** What happens next: others call the system, time passes, or we ask. An answer may say nothing of calls, as those without a body do. */
    private record Event(int ofOthers, Duration passing, Tier tier, boolean isTold) {}

    /** Against a system that counts exactly. Nothing that it gives back is counted on: its window does not roll within the hours of a case. */
    @Property
    void onlyBillingCallsOnTheReserveButToFindOut(
            @ForAll("events") List<Event> events, @ForAll @IntRange(max = LIMIT) int reserve) {
        DailyBudget budget = new DailyBudget(Long.MAX_VALUE - 1, reserve, ZoneOffset.UTC);
        Calls<DailyBudget.State> calls = new Calls<>(budget);
        Instant now = NOON;
        int used = 0;
        int intoReserve = 0;
        int unseen = 0;
        for (Event event : events) {
            now = now.plus(event.passing());
            used += event.ofOthers();
            unseen += Integer.signum(event.ofOthers());
            Admission admission = calls.ask(Calls.first(event.tier()), now);
            if (event.tier() == Tier.BILLING) {
                assertThat(admission.isAdmitted()).isTrue();
            }
            if (admission.isAdmitted()) {
                intoReserve += event.tier() != Tier.BILLING && LIMIT - used <= reserve ? 1 : 0;
                used++;
                if (event.isTold()) {
                    hear(calls, new Allowance(used, LIMIT, now));
                }
            }
        }

        long untold = events.stream().filter(event -> !event.isTold()).count();
        long expired = Duration.between(NOON, now).toHours();
        assertThat((long) intoReserve).isLessThanOrEqualTo(1 + unseen + untold + expired);
    }

    /** Of what was left when it spoke, others than billing take no more than is above the reserve, however many of our answers say nothing. */
    @Property
    void callsSinceAreCountedAgainstWhatWasLeft(
            @ForAll @IntRange(max = LIMIT) int used,
            @ForAll @IntRange(max = LIMIT) int reserve,
            @ForAll List<Tier> demand) {
        Calls<DailyBudget.State> calls = new Calls<>(new DailyBudget(1_000_000, reserve, ZoneOffset.UTC));
        hear(calls, new Allowance(used, LIMIT, NOON));
        int left = LIMIT - used;

        for (Tier tier : demand) {
            Admission admission = calls.ask(Calls.first(tier), NOON);

            assertThat(admission.isAdmitted()).isEqualTo(tier == Tier.BILLING || left > reserve);
            left -= admission.isAdmitted() ? 1 : 0;
        }
    }

    @Property
    void theOrderInWhichAnswersAreHeardDoesNotMatter(@ForAll("said") @NotEmpty List<Allowance> said) {
        Observation heard = Observation.of(said.get(0));
        for (Allowance next : said) {
            heard = heard.with(next);
        }

        Allowance newest = said.stream()
                .max(Comparator.comparing(Allowance::seenAt).thenComparing(Allowance::used))
                .orElseThrow();
        assertThat(heard.said().seenAt()).isEqualTo(newest.seenAt());
        assertThat(heard.said().used()).isEqualTo(newest.used());
    }

    @Test
    void anHourLaterOneCallFindsOut() {
        DailyBudget budget = new DailyBudget(100, 10, ZoneOffset.UTC);
        Calls<DailyBudget.State> calls = new Calls<>(budget);
        hear(calls, new Allowance(95, 100, NOON));
        Instant later = NOON.plus(Observation.LIFE);

        assertThat(calls.ask(Calls.first(Tier.OPERATIONAL), later.minusSeconds(60)))
                .isEqualTo(Admission.refused(Reason.ALLOWANCE, Duration.ofMinutes(1)));
        assertThat(calls.ask(Calls.first(Tier.OPERATIONAL), later).isAdmitted()).isTrue();
        hear(calls, new Allowance(96, 100, later));
        assertThat(calls.ask(Calls.first(Tier.OPERATIONAL), later).refusedBy()).isEqualTo(Reason.ALLOWANCE);
    }

    /** Its window rolls: unlike ours, it does not begin anew at midnight. */
    @Test
    void midnightForgetsNothingThatWasSaid() {
        Calls<DailyBudget.State> calls = new Calls<>(new DailyBudget(100, 10, ZoneOffset.UTC));
        Instant late = Instant.parse("2026-08-31T23:59:00Z");
        calls.ask(Calls.first(Tier.REFERENCE), late);
        hear(calls, new Allowance(90, 100, late));

        assertThat(calls.ask(Calls.first(Tier.REFERENCE), late.plusSeconds(120)).refusedBy())
                .isEqualTo(Reason.ALLOWANCE);
    }

    /** What was given back is there at once: the day's own count is not raised by what was said. */
    @Test
    void whatTheSystemGivesBackIsThereAgain() {
        Calls<DailyBudget.State> calls = new Calls<>(new DailyBudget(100, 10, ZoneOffset.UTC));
        hear(calls, new Allowance(95, 100, NOON));
        hear(calls, new Allowance(20, 100, NOON.plusSeconds(1)));

        assertThat(calls.ask(Calls.first(Tier.REFERENCE), NOON.plusSeconds(1)).isAdmitted())
                .isTrue();
    }

    @Test
    void aClockThatIsWrongByMoreThanItsLifeStandsAgainstNothing() {
        Observation ahead = Observation.of(new Allowance(100, 100, NOON.plus(Observation.LIFE)));

        assertThat(ahead.admission(Tier.REFERENCE, 0, NOON).isAdmitted()).isTrue();
        assertThat(ahead.admission(Tier.REFERENCE, 0, NOON.plusNanos(1)).isAdmitted())
                .isFalse();
    }

    @Test
    void anAllowanceIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allowance(-1, 10, NOON))
                .withMessage("An allowance is not negative, was -1 of 10");
    }

    private static void hear(Calls<DailyBudget.State> calls, Allowance said) {
        calls.becomes(state -> DailyBudget.unlimited().observed(state, said));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(1, 1), Tuple.of(1, LIMIT / 2)),
                        Arbitraries.frequency(
                                Tuple.of(10, Duration.ZERO),
                                Tuple.of(1, Duration.ofMinutes(1)),
                                Tuple.of(1, Observation.LIFE)),
                        Arbitraries.of(Tier.class),
                        Arbitraries.frequency(Tuple.of(8, true), Tuple.of(1, false)))
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<List<Allowance>> said() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5), Arbitraries.longs().between(0, 3))
                .as((used, second) -> new Allowance(used, 10, NOON.plusSeconds(second)))
                .list();
    }
}
