package org.tallystick.spi;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A call to a system failed as a whole. What to do about it is in {@link #problem()}. */
public final class ConnectorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ConnectorException(Problem problem) {
        this(problem, null);
    }

    public ConnectorException(Problem problem, @Nullable Throwable cause) {
        super("%s %s: %s".formatted(problem.kind(), problem.code(), problem.message()), cause);
        this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }

    /** Of which kind. */
    public FailureKind kind() {
        return problem.kind();
    }
}
