package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Classification;
import org.tallystick.spi.Problem;

/**
 * What came of an execution, or of a look-up.
 *
 * @param state from now on
 * @param result of an execution that is done
 * @param problem of one that is not
 */
public record Settlement(
        ExecutionState state,
        @Nullable String result,
        @Nullable Problem problem) {

    /** @throws NullPointerException if what the state must carry is missing */
    public Settlement {
        switch (state) {
            case DONE -> requireNonNull(result, "DONE must carry a result");
            case FAILED_RETRYABLE, FAILED_PERMANENT, UNKNOWN, PARKED ->
                requireNonNull(problem, () -> state + " must carry a problem");
            case RUNNING -> {}
        }
    }

    /** It was applied, or found as it was sent. */
    public static Settlement done(String result) {
        return new Settlement(ExecutionState.DONE, result, null);
    }

    /** It was looked up and is not there: whoever holds the lease runs it. */
    public static Settlement absent() {
        return new Settlement(ExecutionState.RUNNING, null, null);
    }

    /** A person settles it. */
    public static Settlement parked(Problem problem) {
        return new Settlement(ExecutionState.PARKED, null, problem);
    }

    /** Nobody knows. */
    public static Settlement unknown(Problem problem) {
        return new Settlement(ExecutionState.UNKNOWN, null, problem);
    }

    /** It failed so. */
    public static Settlement failed(Problem problem) {
        ExecutionState state = switch (Classification.of(problem.kind())) {
            case RETRY, PAUSE_ACCOUNT -> ExecutionState.FAILED_RETRYABLE;
            case LOOK_UP -> ExecutionState.UNKNOWN;
            case WAIT_FOR_PERSON, GIVE_UP -> ExecutionState.FAILED_PERMANENT;
        };
        return new Settlement(state, null, problem);
    }
}
