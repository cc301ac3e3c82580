package org.tallystick.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Two numbers for each key, summed: quantity and amount of an item or line, or taxable amount and tax of a code. */
final class Tally<K> {

    /** The two numbers of one key. */
    record Pair(BigDecimal first, BigDecimal second) {

        static final Pair ZERO = new Pair(BigDecimal.ZERO, BigDecimal.ZERO);

        Pair plus(Pair other) {
            return new Pair(first.add(other.first), second.add(other.second));
        }

        /** {@code 8 and 96.00}. */
        @Override
        public String toString() {
            return first.toPlainString() + " and " + second.toPlainString();
        }

        boolean isSame(Pair other) {
            return first.compareTo(other.first) == 0 && second.compareTo(other.second) == 0;
        }
    }

    private final Map<K, Pair> pairs = new LinkedHashMap<>();

    void add(K key, BigDecimal first, BigDecimal second) {
        pairs.merge(key, new Pair(first, second), Pair::plus);
    }

    void subtract(K key, BigDecimal first, BigDecimal second) {
        add(key, first.negate(), second.negate());
    }

    /** Zeros for an unknown key. */
    Pair of(K key) {
        return pairs.getOrDefault(key, Pair.ZERO);
    }

    /** In the order in which they came. */
    Set<K> keys() {
        return pairs.keySet();
    }
}
