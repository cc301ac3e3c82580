package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;
import org.tallystick.spi.Allowance;

/**
 * All limits of one target account, as one: a call is admitted by all or uses nothing. Where calls compete, a call that was refused keeps
 * its place against less critical tiers until it should have asked again, so {@link Tier#BILLING} goes before {@link Tier#OPERATIONAL} and
 * that before {@link Tier#REFERENCE} (RES-10, RES-18), on whichever nodes they wait.
 *
 * @param patience how much later than told a waiting call may ask again without losing its place
 */
public record Limits(
        CircuitBreaker breaker,
        DailyBudget dailyBudget,
        RetryBudget retryBudget,
        RateLimiter rate,
        ConcurrencyLimit concurrency,
        Duration patience)
        implements Limit<Limits.State> {

    private static final String BREAKER = "breaker.";
    private static final String DAILY_BUDGET = "dailyBudget.";
    private static final String RETRY_BUDGET = "retryBudget.";
    private static final String RATE = "rate.";
    private static final String CONCURRENCY = "concurrency.";
    private static final String PLACE = "place.";

    public Limits {
        requireNonNull(breaker, "breaker");
        requireNonNull(dailyBudget, "dailyBudget");
        requireNonNull(retryBudget, "retryBudget");
        requireNonNull(rate, "rate");
        requireNonNull(concurrency, "concurrency");
        Checks.requirePositive("patience", patience);
    }

    /**
     * The state of all limits of one account.
     *
     * @param places until when less critical tiers stand back, per tier
     */
    public record State(
            CircuitBreaker.State breaker,
            DailyBudget.State dailyBudget,
            RetryBudget.State retryBudget,
            RateLimiter.State rate,
            ConcurrencyLimit.State concurrency,
            Map<Tier, Instant> places) {

        public State {
            places = Collections.unmodifiableMap(new TreeMap<>(places));
        }

        private State withPlace(Tier tier, Instant until) {
            Map<Tier, Instant> all = new TreeMap<>(places);
            all.merge(tier, until, Checks::later);
            return new State(breaker, dailyBudget, retryBudget, rate, concurrency, all);
        }
    }

    /** Starts with a breaker and a retry budget by default, and no other limit. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with these. */
    public Builder toBuilder() {
        return builder()
                .withBreaker(breaker)
                .withDailyBudget(dailyBudget)
                .withRetryBudget(retryBudget)
                .withRate(rate)
                .withConcurrency(concurrency)
                .withPatience(patience);
    }

    @Override
    public State initial() {
        return new State(
                breaker.initial(),
                dailyBudget.initial(),
                retryBudget.initial(),
                rate.initial(),
                concurrency.initial(),
                Map.of());
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        Step<CircuitBreaker.State> circuit = breaker.next(state.breaker, event, now);
        Step<DailyBudget.State> day = dailyBudget.next(state.dailyBudget, event, now);
        Step<RetryBudget.State> retries = retryBudget.next(state.retryBudget, event, now);
        Step<RateLimiter.State> pace = rate.next(state.rate, event, now);
        Step<ConcurrencyLimit.State> slots = concurrency.next(state.concurrency, event, now);
        Admission answer = first(List.of(
                circuit.admission(),
                day.admission(),
                retries.admission(),
                pace.admission(),
                slots.admission(),
                priority(state, event, now)));
        if (!answer.isAdmitted()) {
            return new Step<>(standingInLine(state, event.call().tier(), answer, now), answer);
        }
        return Step.to(
                new State(circuit.state(), day.state(), retries.state(), pace.state(), slots.state(), state.places));
    }

    /** The state after the system said how many calls are used, by us and by others (F-LIM-05). */
    public State observed(State state, Allowance said) {
        return new State(
                state.breaker,
                dailyBudget.observed(state.dailyBudget, said),
                state.retryBudget,
                state.rate,
                state.concurrency,
                state.places);
    }

    private static Admission first(List<Admission> answers) {
        return answers.stream()
                .filter(answer -> !answer.isAdmitted())
                .findFirst()
                .orElseGet(Admission::admitted);
    }

    private static Admission priority(State state, CallEvent event, Instant now) {
        if (event.kind() != Kind.ASKED) {
            return Admission.admitted();
        }
        return state.places.entrySet().stream()
                .filter(place -> place.getKey().isBefore(event.call().tier()) && now.isBefore(place.getValue()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .map(until -> Admission.refused(Reason.PRIORITY, Duration.between(now, until)))
                .orElseGet(Admission::admitted);
    }

    private State standingInLine(State state, Tier tier, Admission answer, Instant now) {
        boolean competes = answer.refusedBy() != null && answer.refusedBy().isContention();
        return competes ? state.withPlace(tier, now.plus(answer.askAgainAfter()).plus(patience)) : state;
    }

    @Override
    public Map<String, String> write(State state) {
        Map<String, String> text = new TreeMap<>();
        text.putAll(StateText.prefixed(BREAKER, breaker.write(state.breaker)));
        text.putAll(StateText.prefixed(DAILY_BUDGET, dailyBudget.write(state.dailyBudget)));
        text.putAll(StateText.prefixed(RETRY_BUDGET, retryBudget.write(state.retryBudget)));
        text.putAll(StateText.prefixed(RATE, rate.write(state.rate)));
        text.putAll(StateText.prefixed(CONCURRENCY, concurrency.write(state.concurrency)));
        state.places.forEach((tier, until) -> text.put(PLACE + tier.name(), until.toString()));
        return text;
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(
                breaker.read(StateText.under(BREAKER, text)),
                dailyBudget.read(StateText.under(DAILY_BUDGET, text)),
                retryBudget.read(StateText.under(RETRY_BUDGET, text)),
                rate.read(StateText.under(RATE, text)),
                concurrency.read(StateText.under(CONCURRENCY, text)),
                readPlaces(StateText.under(PLACE, text)));
    }

    private static Map<Tier, Instant> readPlaces(Map<String, String> text) {
        Map<Tier, Instant> places = new EnumMap<>(Tier.class);
        text.keySet().forEach(tier -> places.put(Tier.valueOf(tier), StateText.instant(text, tier)));
        return places;
    }

    /** Builds the limits of one account. Not thread-safe. */
    public static final class Builder {

        private CircuitBreaker breaker = CircuitBreaker.ofDefaults();
        private DailyBudget dailyBudget = DailyBudget.unlimited();
        private RetryBudget retryBudget = RetryBudget.ofDefaults();
        private RateLimiter rate = RateLimiter.unlimited();
        private ConcurrencyLimit concurrency = ConcurrencyLimit.unlimited();
        private Duration patience = Duration.ofMillis(200);

        private Builder() {}

        /** When the account is not called because it does not answer. */
        public Builder withBreaker(CircuitBreaker circuitBreaker) {
            breaker = circuitBreaker;
            return this;
        }

        /** Calls per day. */
        public Builder withDailyBudget(DailyBudget budget) {
            dailyBudget = budget;
            return this;
        }

        /** Share of retries. */
        public Builder withRetryBudget(RetryBudget budget) {
            retryBudget = budget;
            return this;
        }

        /** Calls per period. */
        public Builder withRate(RateLimiter limiter) {
            rate = limiter;
            return this;
        }

        /** Calls at once. */
        public Builder withConcurrency(ConcurrencyLimit limit) {
            concurrency = limit;
            return this;
        }

        /** How much later than told a waiting call may ask again without losing its place. */
        public Builder withPatience(Duration duration) {
            patience = duration;
            return this;
        }

        public Limits build() {
            return new Limits(breaker, dailyBudget, retryBudget, rate, concurrency, patience);
        }
    }
}
