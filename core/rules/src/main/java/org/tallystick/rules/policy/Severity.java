package org.tallystick.rules.policy;

/** What a policy that speaks does, from mild to strict. Of several the strictest counts. */
public enum Severity {
    /** It is noted that the policy was met. */
    ALLOW,
    /** It is done, and somebody is told. */
    WARN,
    /** It waits until the policy does not speak any more. */
    HOLD,
    /** It is not done. */
    DENY;

    static Severity stricter(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether the record is kept back. */
    public boolean isBlocking() {
        return this == HOLD || this == DENY;
    }
}
