package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Units of quantities, and how many of one are in another. Filled while rules are read. */
final class Units {

    private final Map<String, Map<String, BigDecimal>> factors = new HashMap<>();

    /** How many of the wanted unit there are: a quantity times {@code times} over {@code over}. */
    record Factor(BigDecimal times, BigDecimal over) {

        /** None of the two changes anything. */
        static final Factor ONE = new Factor(BigDecimal.ONE, BigDecimal.ONE);

        Factor reversed() {
            return new Factor(over, times);
        }
    }

    /** One {@code unit} is so many {@code of}. */
    void add(String unit, String of, BigDecimal factor) {
        factors.computeIfAbsent(unit, name -> new HashMap<>()).put(of, factor);
    }

    /** From one unit to another; none: it is not declared, in neither direction. */
    Optional<Factor> factor(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(Factor.ONE);
        }
        BigDecimal times = factors.getOrDefault(from, Map.of()).get(to);
        if (times != null) {
            return Optional.of(new Factor(times, BigDecimal.ONE));
        }
        return Optional.ofNullable(factors.getOrDefault(to, Map.of()).get(from))
                .map(over -> new Factor(BigDecimal.ONE, over));
    }

    /** All units that can become that one, itself included. */
    SortedSet<String> convertibleTo(String to) {
        SortedSet<String> units =
                new TreeSet<>(factors.getOrDefault(to, Map.of()).keySet());
        factors.forEach((unit, of) -> {
            if (of.containsKey(to)) {
                units.add(unit);
            }
        });
        units.add(to);
        return units;
    }
}
