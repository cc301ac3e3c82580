package org.tallystick.engine.internal.call;

import java.io.Serial;
import org.tallystick.spi.Problem;

/** A call was not made, because a limit of its account stands against it. */
final class NotMadeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    NotMadeException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** Names the system, the limit and until when. */
    Problem problem() {
        return problem;
    }
}
