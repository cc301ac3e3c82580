package org.tallystick.spi;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A call to a system failed as a whole. Why, and what to do about it, is in {@link #problem()}; its message says both. */
public final class ConnectorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ConnectorException(Problem problem) {
        this(problem, null);
    }

    public ConnectorException(Problem problem, @Nullable Throwable cause) {
        super("%s %s: %s%s".formatted(problem.kind(), problem.code(), problem.message(), remedy(problem)), cause);
        this.problem = problem;
    }

    private static String remedy(Problem problem) {
        return problem.remedy() == null ? "" : ". Remedy: " + problem.remedy();
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
