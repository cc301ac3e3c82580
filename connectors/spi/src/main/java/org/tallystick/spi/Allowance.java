package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a system said of the calls of its account: those of all applications that call it, not ours alone (F-LIM-05).
 *
 * @param used calls that count against the limit, not negative; more than {@code limit} where the system lets that happen
 * @param limit calls that the account has in the system's own period, whatever that is; not negative
 * @param seenAt when the answer came that said so, by the connector's clock
 */
public record Allowance(long used, long limit, Instant seenAt) {

    /** @throws IllegalArgumentException if a number is negative */
    public Allowance {
        requireNonNull(seenAt, "seenAt");
        if (used < 0 || limit < 0) {
            throw new IllegalArgumentException("An allowance is not negative, was %d of %d".formatted(used, limit));
        }
    }

    /** Whether it was seen later; of two that were seen at one moment, whether more was used. */
    public boolean isNewerThan(Allowance other) {
        return seenAt.equals(other.seenAt) ? used > other.used : seenAt.isAfter(other.seenAt);
    }

    /** The newer of two. */
    public static Allowance newer(Allowance one, Allowance other) {
        return other.isNewerThan(one) ? other : one;
    }
}
