package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

/**
 * What the hub says of what a step waits for. Immutable.
 *
 * @param kind whether the process goes on, waits on, or goes back
 * @param reason why it goes back; else empty
 */
public record Verdict(Kind kind, String reason) {

    /** Which way it goes. */
    public enum Kind {
        MET,
        NOT_YET,
        FAILED
    }

    /** It is there: the next step begins. */
    public static final Verdict MET = new Verdict(Kind.MET, "");

    /** It may come. */
    public static final Verdict NOT_YET = new Verdict(Kind.NOT_YET, "");

    public Verdict {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
    }

    /** It is there, or may come. */
    public static Verdict of(boolean isMet) {
        return isMet ? MET : NOT_YET;
    }

    /** It will never come: what the steps did is undone. */
    public static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }
}
