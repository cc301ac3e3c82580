package org.tallystick.connector.http;

import java.io.Serial;
import org.tallystick.spi.Problem;

/** One record cannot be read or mapped; the rest of its page can. */
public final class BadRecordException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Without a cause, which could quote the record. */
    public BadRecordException(Problem problem) {
        super("%s: %s".formatted(problem.code(), problem.message()));
        this.problem = problem;
    }

    /** Which field, value and rule. */
    public Problem problem() {
        return problem;
    }
}
