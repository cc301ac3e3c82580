package org.tallystick.testkit.connector;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/** Amounts that a careless conversion changes, and those that stand in a record. */
final class Amounts {

    /** Without minor units, with three decimals, with a zero at the end, beyond a double, whole. */
    static final List<Money> OF_EACH_KIND = List.of(
            Money.of("1235", "JPY"),
            Money.of("1.234", "KWD"),
            Money.of("0.10", "EUR"),
            Money.of("9007199254740993.01", "USD"),
            Money.of("5900.00", "GBP"));

    private Amounts() {}

    /** All amounts in these records, wherever they stand. */
    static Set<Money> in(@Nullable Object tree) {
        Set<Money> found = new LinkedHashSet<>();
        collect(tree, found);
        return found;
    }

    private static void collect(@Nullable Object tree, Set<Money> found) {
        if (tree instanceof Money money) {
            found.add(money);
        } else if (tree instanceof Collection<?> many) {
            many.forEach(one -> collect(one, found));
        } else if (tree instanceof Map<?, ?> named) {
            collect(named.values(), found);
        } else if (tree instanceof Record record) {
            for (RecordComponent part : record.getClass().getRecordComponents()) {
                collect(EchoDifferences.value(part, record), found);
            }
        }
    }
}
