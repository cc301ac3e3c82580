package org.tallystick.testkit.connector;

import org.jspecify.annotations.Nullable;

/** What a rule expects, and what it says it saw if that does not hold. */
final class Seen {

    private Seen() {}

    @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency of the published kit.
    static void require(boolean holds, String otherwise, @Nullable Object... values) {
        if (!holds) {
            throw new AssertionError(otherwise.formatted(values));
        }
    }
}
