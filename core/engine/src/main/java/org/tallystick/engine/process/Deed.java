package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decision;

/**
 * What a step does, and what it waits for then; or why it does nothing and the process goes back. Immutable.
 *
 * @param decision written in the transaction that moves the process. If it is to be done {@code again}, its exceptions are raised, nothing else
 *     is done, and the step is tried again a quarter of an hour later. An invoice is put as it is, however many lines it has
 * @param awaited none: the next step begins at once
 * @param refusal why not; none: it is done
 */
public record Deed(
        Decision decision, @Nullable Wait awaited, @Nullable String refusal) {

    /** Nothing is done, and nothing waited for. */
    public static final Deed NONE = new Deed(Decision.NONE, null, null);

    public Deed {
        requireNonNull(decision, "decision");
    }

    /** Does that. */
    public static Deed of(Decision decision) {
        return new Deed(decision, null, null);
    }

    /** Does nothing, for that reason: what the steps before it did is undone. */
    public static Deed refuse(String reason) {
        return new Deed(Decision.NONE, null, requireNonNull(reason, "reason"));
    }

    /** The same, and waits. */
    public Deed until(Wait wait) {
        return new Deed(decision, requireNonNull(wait, "wait"), refusal);
    }
}
