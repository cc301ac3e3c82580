package org.tallystick.engine.retry;

import java.io.Serial;
import java.time.Duration;
import org.tallystick.engine.retry.Admission.Reason;

/** A call was not made, because a limit of its target account stands against it. */
public final class CallRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration wait;

    CallRefusedException(Call call, Reason reason, Duration wait) {
        super("Call %s (%s, attempt %s) was not made: %s. %s"
                .formatted(
                        call.id(),
                        call.tier(),
                        call.attempt(),
                        reason,
                        wait.equals(Admission.FOREVER) ? "Waiting does not help." : "Ask again after " + wait + "."));
        this.reason = reason;
        this.wait = wait;
    }

    /** What stands against it. */
    public Reason reason() {
        return reason;
    }

    /** After which it is worth asking again; {@link Admission#FOREVER} if waiting does not help. */
    public Duration askAgainAfter() {
        return wait;
    }
}
