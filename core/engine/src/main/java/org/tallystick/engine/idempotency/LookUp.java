package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the target says about a write whose outcome is unknown.
 *
 * @param result what the write would have given, if it was found
 */
public record LookUp(Kind kind, @Nullable String result) {

    public LookUp {
        requireNonNull(kind, "kind");
        if (kind == Kind.FOUND) {
            requireNonNull(result, "FOUND must carry a result");
        }
    }

    /** What it says. */
    public enum Kind {
        /** It is there, equal to what was sent. */
        FOUND,
        /** It is not there, and no earlier request can bring it any more. */
        ABSENT,
        /** Something else is there under its key: a person settles it (F-DUP-15). */
        DIFFERENT,
        /** It cannot be told now. */
        CANNOT_TELL
    }

    /** It is there, equal to what was sent. */
    public static LookUp found(String result) {
        return new LookUp(Kind.FOUND, result);
    }

    /** It is not there, and no earlier request can bring it any more. */
    public static LookUp absent() {
        return new LookUp(Kind.ABSENT, null);
    }

    /** Something else is there under its key. */
    public static LookUp different() {
        return new LookUp(Kind.DIFFERENT, null);
    }

    /** It cannot be told now. */
    public static LookUp cannotTell() {
        return new LookUp(Kind.CANNOT_TELL, null);
    }
}
