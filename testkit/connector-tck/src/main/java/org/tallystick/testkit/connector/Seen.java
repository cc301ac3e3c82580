package org.tallystick.testkit.connector;

/** What a rule expects, and what it says it saw if that does not hold. */
final class Seen {

    private Seen() {}

    static void require(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new AssertionError(otherwise.formatted(values));
        }
    }
}
