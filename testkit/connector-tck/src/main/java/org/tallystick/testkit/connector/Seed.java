package org.tallystick.testkit.connector;

import java.lang.reflect.Method;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What random histories start from: the property {@code tallystick.tck.seed}, or the same number in every run. */
final class Seed {

    private static final String PROPERTY = "tallystick.tck.seed";

    private Seed() {}

    static long value() {
        return Long.getLong(PROPERTY, 20_260_131L);
    }

    static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(value());
    }

    /** One command that does the same again. */
    static String replay(Class<?> contract, Method rule) {
        return "Replay (seed %d): mvn test -Dtest=%s#%s -D%s=%d"
                .formatted(value(), contract.getSimpleName(), rule.getName(), PROPERTY, value());
    }
}
