package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.spi.Allowance;

/**
 * What a system said last of the calls of its account, and what we did since. While it holds, no more is left than the system said, less our calls since:
 * others may have used some of it, and what came back since is not known. A system that counts over 24 hours gives back all the time, so after
 * {@link #LIFE} nothing is concluded from it: the next call finds out (F-LIM-05).
 *
 * <p>It never stands against {@link Tier#BILLING}: whether a bill's call is one too many, the system itself says. Immutable.
 *
 * @param since our calls that were admitted since, not negative
 */
public record Observation(Allowance said, long since) {

    /** How long it holds after it was seen, and before: a clock that is wrong by more stands against nothing. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** @throws IllegalArgumentException if {@code since} is negative */
    public Observation {
        requireNonNull(said, "said");
        Checks.require(since >= 0, "since must not be negative", since);
    }

    /** As the system said it just now. */
    public static Observation of(Allowance said) {
        return new Observation(said, 0);
    }

    /** The same after the system said more, unless that is no newer: answers may overtake each other. */
    public Observation with(Allowance next) {
        return next.isNewerThan(said) ? of(next) : this;
    }

    /** The same after a call of ours. */
    public Observation counting() {
        return new Observation(said, since + 1);
    }

    /** Calls that are left to all; negative if more were made than the account has. */
    public long left() {
        return said.limit() - said.used() - since;
    }

    /**
     * Whether a call may be made as far as this goes.
     *
     * @param kept how many of the account's calls are for billing only
     */
    public Admission admission(Tier tier, long kept, Instant now) {
        boolean isOver = Duration.between(said.seenAt(), now).abs().compareTo(LIFE) >= 0;
        return tier == Tier.BILLING || isOver || left() > kept
                ? Admission.admitted()
                : Admission.refused(
                        Reason.ALLOWANCE, Duration.between(now, said.seenAt().plus(LIFE)));
    }
}
