package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.spi.Allowance;

/**
 * Admits so many calls per calendar day, of which the last are kept for {@link Tier#BILLING} (F-LIM-05). The reserve holds against other applications
 * too, where the system says what they use: see {@link Observation}.
 *
 * @param calls per day, by all tiers together, not negative
 * @param reserve how many of them only billing may use, from 0 to {@code calls}
 * @param zone in which the account's day begins at midnight
 */
public record DailyBudget(long calls, long reserve, ZoneId zone) implements Limit<DailyBudget.State> {

    private static final String SAID = "said.";

    /** @throws IllegalArgumentException if a component is out of range */
    public DailyBudget {
        requireNonNull(zone, "zone");
        Checks.require(0 <= reserve && reserve <= calls, "reserve must be from 0 to " + calls, reserve);
    }

    /**
     * The calls {@code used} on the {@code day}.
     *
     * @param observed what the system said last; nothing if it said nothing
     */
    public record State(LocalDate day, long used, @Nullable Observation observed) {

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
        return new State(LocalDate.EPOCH, 0, null);
    }

    @Override
    public Step<State> next(State state, CallEvent event, Instant now) {
        return switch (event.kind()) {
            case ASKED -> ask(today(state, now), event.call().tier(), now);
            case ANSWERED, FAILED, THROTTLED, LOCKED_OUT, ABANDONED -> Step.to(state);
        };
    }

    /** The state after the system said how many calls are used, by us and by others. */
    public State observed(State state, Allowance said) {
        Observation before = state.observed;
        return new State(state.day, state.used, before == null ? Observation.of(said) : before.with(said));
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
        Observation observed = today.observed;
        if (observed != null) {
            Admission admission = observed.admission(tier, calls - allowance(tier), now);
            if (!admission.isAdmitted()) {
                return new Step<>(today, admission);
            }
        }
        if (today.used >= allowance(tier)) {
            return Step.refused(today, Reason.DAILY_BUDGET, untilTomorrow(today, now));
        }
        return Step.to(new State(today.day, today.used + 1, observed == null ? null : observed.counting()));
    }

    /** A clock that goes back does not give a day's calls twice. */
    private State today(State state, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        return day.isAfter(state.day) ? new State(day, 0, state.observed) : state;
    }

    private Duration untilTomorrow(State today, Instant now) {
        return Duration.between(now, endOf(today.day));
    }

    @Override
    public Map<String, String> write(State state) {
        Map<String, String> text = new TreeMap<>();
        text.put("day", state.day.toString());
        text.put("used", Long.toString(state.used));
        Observation observed = state.observed;
        if (observed != null) {
            text.put(SAID + "used", Long.toString(observed.said().used()));
            text.put(SAID + "limit", Long.toString(observed.said().limit()));
            text.put(SAID + "seenAt", observed.said().seenAt().toString());
            text.put(SAID + "since", Long.toString(observed.since()));
        }
        return text;
    }

    @Override
    public State read(Map<String, String> text) {
        return new State(
                StateText.date(text, "day"), StateText.number(text, "used"), readObserved(StateText.under(SAID, text)));
    }

    private static @Nullable Observation readObserved(Map<String, String> text) {
        if (text.isEmpty()) {
            return null;
        }
        Allowance said = new Allowance(
                StateText.number(text, "used"), StateText.number(text, "limit"), StateText.instant(text, "seenAt"));
        return new Observation(said, StateText.number(text, "since"));
    }
}
