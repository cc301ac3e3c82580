package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of one write. The last three kinds carry a problem.
 *
 * @param kind what
 * @param remoteId the target's own id, from a parsed success answer only (F-DUP-01); for the first two kinds
 * @param problem why not; for the last three kinds
 */
public record Outcome(
        Kind kind, @Nullable String remoteId, @Nullable Problem problem) {

    /** @throws NullPointerException if what the kind must carry is missing */
    public Outcome {
        requireNonNull(kind, "kind");
        switch (kind) {
            case APPLIED, UNCHANGED -> requireNonNull(remoteId, () -> kind + " must carry a remoteId");
            case REJECTED, RETRY, UNKNOWN -> requireNonNull(problem, () -> kind + " must carry a problem");
        }
    }

    /** What became of it. */
    public enum Kind {
        /** The target has it now. */
        APPLIED,
        /** The target had it already, equal. */
        UNCHANGED,
        /** The target refused it for good. */
        REJECTED,
        /** It was not applied, and may succeed later. */
        RETRY,
        /** It was sent, and nobody knows. */
        UNKNOWN
    }

    /** The target has it now, under {@code remoteId}. */
    public static Outcome applied(String remoteId) {
        return new Outcome(Kind.APPLIED, requireNonNull(remoteId, "remoteId"), null);
    }

    /** The target had it already, equal, under {@code remoteId}. */
    public static Outcome unchanged(String remoteId) {
        return new Outcome(Kind.UNCHANGED, requireNonNull(remoteId, "remoteId"), null);
    }

    /** The target refused it for good. */
    public static Outcome rejected(Problem problem) {
        return new Outcome(Kind.REJECTED, null, requireNonNull(problem, "problem"));
    }

    /** It was certainly not applied, and may succeed later. */
    public static Outcome retry(Problem problem) {
        return new Outcome(Kind.RETRY, null, requireNonNull(problem, "problem"));
    }

    /** It was sent, and nobody knows whether it was applied. */
    public static Outcome unknown(Problem problem) {
        return new Outcome(Kind.UNKNOWN, null, requireNonNull(problem, "problem"));
    }

    /** What a failure of the call means for a record of it, by its {@link FailureKind#advice}. */
    public static Outcome of(Problem problem) {
        return switch (problem.kind().advice()) {
            case TRY_LATER -> retry(problem);
            case SET_ASIDE -> rejected(problem);
            case LOOK_UP -> unknown(problem);
        };
    }
}
