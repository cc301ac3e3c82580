package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.tallystick.engine.retry.Admission.Reason;

/**
 * Admits so many calls per calendar day, of which the last are kept for {@link Tier#BILLING} (F-LIM-05).
 *
 * @param calls per day, by all tiers together, not negative
 * @param reserve how many of them only billing may use, from 0 to {@code calls}
 * @param zone in which the account's day begins at midnight
 */
public record DailyBudget(long calls, long reserve, ZoneId zone) implements Limit<DailyBudget.State> {

    /** @throws IllegalArgumentException if a component is out of range */
    public DailyBudget {
        requireNonNull(zone, "zone");
        Checks.require(0 <= reserve && reserve <= calls, "reserve must be from 0 to " + calls, reserve);
    }

    /** The calls {@code used} on the {@code day}. */
    public record State(LocalDate day, long used) {

        public State {
            requireNonNull(day, "day");
        }
    }

    /** No limit. */
    public static DailyBudget unlimited() {
        return new DailyBudget(Long.MAX_VALUE, 0, ZoneOffset.UTC);
    }

    @Override
    public State initial() {
        return new State(LocalDate.EPOCH, 0);
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> ask(today(state, now), event.call().tier(), now);
            case ANSWERED, FAILED, THROTTLED, LOCKED_OUT, ABANDONED -> Step.to(state);
        };
    }

    /** The state after the system said how many calls were used today, by us and by others. What we know to be more stays. */
    public State observed(State state, long used, Instant now) {
        State today = today(state, now);
        return new State(today.day, Math.max(today.used, used));
    }

    /** How many calls of a day the tier may use, counted with those of all others. */
    public long allowance(Tier tier) {
        return tier == Tier.BILLING ? calls : calls - reserve;
    }

    /** When the day ends for the account. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether no call is ever refused. */
    public boolean isUnlimited() {
        return calls == Long.MAX_VALUE && reserve == 0;
    }

    private Step<State> ask(State today, Tier tier, Instant now) {
        if (today.used >= allowance(tier)) {
            return Step.refused(today, Reason.DAILY_BUDGET, untilTomorrow(today, now));
        }
        return Step.to(new State(today.day, today.used + 1));
    }

    /** A clock that goes back does not give a day's calls twice. */
    private State today(State state, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        return day.isAfter(state.day) ? new State(day, 0) : state;
    }

    private Duration untilTomorrow(State today, Instant now) {
        return Duration.between(now, endOf(today.day));
    }

    @Override
    public Map<String, String> write(State state) {
        return Map.of("day", state.day.toString(), "used", Long.toString(state.used));
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(StateText.date(text, "day"), StateText.number(text, "used"));
    }
}
