package org.tallystick.engine.retry;

import java.time.Duration;
import java.time.Instant;

final class Checks {

    private Checks() {}

    static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s, was %s".formatted(rule, value));
        }
    }

    static void requirePositive(String name, Duration duration) {
        require(!duration.isNegative() && !duration.isZero(), name + " must be positive", duration);
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
