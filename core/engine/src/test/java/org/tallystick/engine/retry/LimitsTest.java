package org.tallystick.engine.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;
import org.tallystick.spi.Allowance;

class LimitsTest {

    private static final Instant NOW = ManualTime.START;
    private static final Limits PACED =
            Limits.builder().withRate(RateLimiter.of(100, ofMinutes(1))).build();

    @Test
    void aCallThatOneLimitRefusesUsesNothingOfTheOthers() {
        Limits limits = PACED.toBuilder()
                .withDailyBudget(new DailyBudget(10, 0, ZoneOffset.UTC))
                .withConcurrency(ConcurrencyLimit.of(1))
                .build();
        Calls<Limits.State> calls = new Calls<>(limits);
        calls.ask(Calls.first(Tier.BILLING), NOW);
        Limits.State before = calls.state();

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW).refusedBy()).isEqualTo(Reason.RATE);
        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plus(ofMinutes(1))).refusedBy())
                .isEqualTo(Reason.CONCURRENCY);

        assertThat(calls.state())
                .usingRecursiveComparison()
                .ignoringFields("places")
                .isEqualTo(before);
    }

    @Test
    void aWaitingBillingCallGoesBeforeALessCriticalOneThatAsksFirst() {
        Calls<Limits.State> calls = new Calls<>(PACED);
        calls.ask(Calls.first(Tier.REFERENCE), NOW);
        Call billing = Calls.first(Tier.BILLING);
        calls.ask(billing, NOW);

        Instant free = NOW.plusMillis(600);
        assertThat(calls.ask(Calls.first(Tier.REFERENCE), free))
                .isEqualTo(Admission.refused(Reason.PRIORITY, ofMillis(200)));
        assertThat(calls.ask(billing, free).isAdmitted()).isTrue();
    }

    @Test
    void aPlaceThatNobodyTakesIsGivenAway() {
        Calls<Limits.State> calls = new Calls<>(PACED);
        calls.ask(Calls.first(Tier.REFERENCE), NOW);
        calls.ask(Calls.first(Tier.BILLING), NOW);

        assertThat(calls.ask(Calls.first(Tier.REFERENCE), NOW.plusMillis(800)).isAdmitted())
                .isTrue();
    }

    @Test
    void aCallThatWaitingDoesNotHelpHoldsNoPlace() {
        Calls<Limits.State> calls = new Calls<>(Limits.builder()
                .withRetryBudget(new RetryBudget(0, 0))
                .withDailyBudget(new DailyBudget(1, 1, ZoneOffset.UTC))
                .build());

        calls.ask(Calls.retry(Tier.BILLING), NOW);
        calls.ask(Calls.first(Tier.OPERATIONAL), NOW);

        assertThat(calls.state().places()).isEmpty();
    }

    /** RES-10, RES-18: under load, in whatever order they come, billing is done before anything less critical begins. */
    @Property(tries = 20)
    void theMoreCriticalTierIsDoneFirst(@ForAll @Size(min = 1, max = 40) List<Tier> demand) {
        Calls<Limits.State> calls = new Calls<>(PACED);
        calls.ask(Calls.first(Tier.REFERENCE), NOW);

        List<Tier> order = drain(calls, demand);

        assertThat(order).hasSameSizeAs(demand).isSortedAccordingTo(Comparator.naturalOrder());
    }

    /** Everyone asks at once, and again when told; of those that ask at one moment, the less critical is first. */
    private static List<Tier> drain(Calls<Limits.State> calls, List<Tier> demand) {
        PriorityQueue<Asking> line = new PriorityQueue<>(Comparator.comparing(Asking::at)
                .thenComparing(asking -> asking.call().tier(), Comparator.reverseOrder()));
        demand.forEach(tier -> line.add(new Asking(NOW, Calls.first(tier))));
        List<Tier> order = new ArrayList<>();
        while (!line.isEmpty()) {
            Asking asking = line.remove();
            Admission answer = calls.ask(asking.call(), asking.at());
            if (answer.isAdmitted()) {
                order.add(asking.call().tier());
                calls.end(Kind.ANSWERED, asking.call(), asking.at());
            } else {
                line.add(new Asking(asking.at().plus(answer.askAgainAfter()), asking.call()));
            }
        }
        return order;
    }

    private record Asking(Instant at, Call call) {}

    /** F-LIM-01: fifty workers on one account with a quota of a hundred per minute. */
    @Test
    void fiftyWorkersUseTheQuotaAndNeverExceedIt() {
        Calls<Limits.State> calls = new Calls<>(PACED);
        PriorityQueue<Asking> workers = new PriorityQueue<>(Comparator.comparing(Asking::at));
        for (int i = 0; i < 50; i++) {
            workers.add(new Asking(NOW, Calls.first(Tier.OPERATIONAL)));
        }

        List<Instant> made = new ArrayList<>();
        while (workers.element().at().isBefore(NOW.plus(ofMinutes(2)))) {
            Asking asking = workers.remove();
            Admission answer = calls.ask(asking.call(), asking.at());
            if (answer.isAdmitted()) {
                made.add(asking.at());
                calls.end(Kind.ANSWERED, asking.call(), asking.at());
            }
            Duration pause = answer.isAdmitted() ? ofMillis(10) : answer.askAgainAfter();
            workers.add(new Asking(asking.at().plus(pause), Calls.first(Tier.OPERATIONAL)));
        }

        assertThat(made).hasSizeBetween(190, 200);
    }

    /** RES-6: the target fails, and everyone would retry. */
    @Test
    void withTheTargetFailingExtraCallsStayBelowTheShare() {
        CircuitBreaker neverOpens = CircuitBreaker.ofDefaults().withThreshold(1000, 1000, 100);
        Calls<Limits.State> calls =
                new Calls<>(Limits.builder().withBreaker(neverOpens).build());
        int retries = 0;
        for (int i = 0; i < 600; i++) {
            fail(calls, Calls.first(Tier.OPERATIONAL));
            for (int attempt = 2; attempt <= 4; attempt++) {
                retries += fail(calls, Calls.retry(Tier.OPERATIONAL)) ? 1 : 0;
            }
        }

        assertThat(retries).isBetween(110, 600 / 5 + 10);
    }

    private static boolean fail(Calls<Limits.State> calls, Call call) {
        boolean isAdmitted = calls.ask(call, NOW).isAdmitted();
        if (isAdmitted) {
            calls.end(Kind.FAILED, call, NOW);
        }
        return isAdmitted;
    }

    @Test
    void theSystemsOwnCountOfCallsReachesTheDailyBudgetAndIsStoredWithIt() {
        Limits limits = Limits.builder()
                .withDailyBudget(new DailyBudget(100, 0, ZoneOffset.UTC))
                .build();
        Limits.State state = limits.observed(limits.initial(), new Allowance(100, 100, NOW));

        assertThat(limits.next(state, CallEvent.asked(Calls.first(Tier.REFERENCE)), NOW)
                        .admission()
                        .refusedBy())
                .isEqualTo(Reason.ALLOWANCE);
        assertThat(limits.read(limits.write(state))).isEqualTo(state);
    }

    @Test
    void aStoredStateIsReadAsItWas() {
        Calls<Limits.State> calls = new Calls<>(PACED);
        calls.ask(Calls.first(Tier.BILLING), NOW);
        calls.ask(Calls.first(Tier.BILLING), NOW);
        calls.end(Kind.FAILED, Calls.first(Tier.BILLING), NOW);

        assertThat(PACED.read(PACED.write(calls.state()))).isEqualTo(calls.state());
        assertThat(PACED.write(calls.state()))
                .containsEntry("breaker.recent", "x")
                .containsEntry("place.BILLING", NOW.plusMillis(800).toString());
    }

    @Test
    void aStateThatIsIncompleteIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PACED.read(Map.of("breaker.phase", "CLOSED")))
                .withMessageContaining("'recent'");
    }

    @Test
    void limitsGoBackIntoABuilder() {
        assertThat(PACED.toBuilder().build()).isEqualTo(PACED);
    }
}
