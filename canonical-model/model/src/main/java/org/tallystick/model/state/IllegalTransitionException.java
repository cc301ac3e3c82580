package org.tallystick.model.state;

import java.io.Serial;

/** A step that no lifecycle has, or that this actor may not make, or that lacks what it needs. Nothing was changed. */
public final class IllegalTransitionException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * Refuses a step.
     *
     * @param rule id of the rule that refuses it
     * @param message which step, and why
     */
    public IllegalTransitionException(String rule, String message) {
        super(rule + ": " + message);
        this.rule = rule;
    }

    /** The id of the rule that refuses it. */
    public String rule() {
        return rule;
    }
}
