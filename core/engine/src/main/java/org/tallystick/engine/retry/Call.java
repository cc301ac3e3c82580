package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

/**
 * One call that asks to be made.
 *
 * @param id unique among the calls of the account, never empty
 * @param attempt 1 for the first; more is a retry
 */
public record Call(String id, Tier tier, int attempt) {

    public Call {
        Checks.require(!id.isEmpty(), "id must not be empty", "''");
        requireNonNull(tier, "tier");
        Checks.require(attempt >= 1, "attempt must be at least 1", attempt);
    }

    /** Whether it was made before, and failed. */
    public boolean isRetry() {
        return attempt > 1;
    }
}
