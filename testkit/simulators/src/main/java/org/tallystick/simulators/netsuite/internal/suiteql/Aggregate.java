package org.tallystick.simulators.netsuite.internal.suiteql;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function of a group's values; nulls do not count. */
enum Aggregate {
    COUNT {
        @Override
        Object of(Stream<@Nullable Object> values) {
            return BigDecimal.valueOf(values.filter(Objects::nonNull).count());
        }
    },
    SUM {
        @Override
        @Nullable Object of(Stream<@Nullable Object> values) {
            return values.filter(Objects::nonNull)
                    .map(Values::number)
                    .reduce(BigDecimal::add)
                    .orElse(null);
        }
    },
    MIN {
        @Override
        @Nullable Object of(Stream<@Nullable Object> values) {
            return values.filter(Objects::nonNull).min(Values::compare).orElse(null);
        }
    },
    MAX {
        @Override
        @Nullable Object of(Stream<@Nullable Object> values) {
            return values.filter(Objects::nonNull).max(Values::compare).orElse(null);
        }
    };

    abstract @Nullable Object of(Stream<@Nullable Object> values);

    static Optional<Aggregate> named(String name) {
        for (Aggregate aggregate : values()) {
            if (aggregate.name().equalsIgnoreCase(name)) {
                return Optional.of(aggregate);
            }
        }
        return Optional.empty();
    }
}
