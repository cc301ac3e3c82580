package org.tallystick.rules.ownership;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.ConflictPolicy.Recency;
import org.tallystick.rules.ownership.ConflictPolicy.Standing;

/**
 * A field of which a system says something else than the hub has, and what becomes of it (OWN-5, OWN-6). Which side changed it, the base tells: what
 * both last agreed on. Clocks do not.
 *
 * @param base what both had; none: nothing
 * @param ours what the hub has
 * @param theirs what the system says
 * @param outcome what becomes of it
 * @param value that stands
 */
public record Conflict(
        @Nullable Object base,
        @Nullable Object ours,
        @Nullable Object theirs,
        Outcome outcome,
        @Nullable Object value) {

    /** Who speaks, and when, where the policy asks for it. */
    public record Claim(Standing standing, Recency recency) {}

    /**
     * Decides.
     *
     * @param base what both last agreed on
     */
    public static Conflict resolve(
            @Nullable Object base, @Nullable Object ours, @Nullable Object theirs, ConflictPolicy policy, Claim claim) {
        return resolve(base, ours, theirs, !Objects.equals(ours, base), policy, claim);
    }

    /** @param oursChanged whether the hub changed it, where the system shows the base in a form of its own */
    static Conflict resolve(
            @Nullable Object base,
            @Nullable Object ours,
            @Nullable Object theirs,
            boolean oursChanged,
            ConflictPolicy policy,
            Claim claim) {
        if (Objects.equals(theirs, base) || Objects.equals(theirs, ours)) {
            return new Conflict(base, ours, theirs, Outcome.KEPT, ours);
        }
        return settled(base, ours, theirs, policy.decide(claim.standing(), oursChanged, claim.recency()));
    }

    /**
     * Decides where nothing was agreed on yet: one of the two has not spoken of the record before. What says nothing changes nothing, and an empty
     * field is filled by whoever has a value for it.
     */
    public static Conflict resolveFirst(
            @Nullable Object ours, @Nullable Object theirs, ConflictPolicy policy, Claim claim) {
        if (saysNothing(theirs) || Objects.equals(theirs, ours)) {
            return new Conflict(null, ours, theirs, Outcome.KEPT, ours);
        }
        if (saysNothing(ours) || claim.standing() == Standing.UNOWNED) {
            return new Conflict(null, ours, theirs, Outcome.TAKEN, theirs);
        }
        Outcome outcome = policy.decide(claim.standing(), true, claim.recency());
        return settled(null, ours, theirs, outcome == Outcome.REFUSED ? Outcome.KEPT : outcome);
    }

    private static boolean saysNothing(@Nullable Object value) {
        return value == null
                || (value instanceof Collection<?> many && many.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Conflict settled(
            @Nullable Object base, @Nullable Object ours, @Nullable Object theirs, Outcome outcome) {
        if (outcome == Outcome.MERGED) {
            Optional<Object> merged = ThreeWay.merge(base, ours, theirs);
            return merged.map(value -> new Conflict(base, ours, theirs, Outcome.MERGED, value))
                    .orElseGet(() -> new Conflict(base, ours, theirs, Outcome.ASKED, ours));
        }
        return new Conflict(base, ours, theirs, outcome, outcome == Outcome.TAKEN ? theirs : ours);
    }

    /** Whether a person must be told: it is refused, or put to a person. */
    public boolean isOpen() {
        return outcome == Outcome.REFUSED || outcome == Outcome.ASKED;
    }
}
