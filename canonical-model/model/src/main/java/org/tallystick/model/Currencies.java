package org.tallystick.model;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** The currencies of a record's amounts, beside its own. Sums are checked only where there are none. */
final class Currencies {

    private final CurrencyCode own;
    private final SortedSet<CurrencyCode> foreign = new TreeSet<>();

    Currencies(CurrencyCode own) {
        this.own = own;
    }

    Currencies add(CurrencyCode currency) {
        if (!currency.equals(own)) {
            foreign.add(currency);
        }
        return this;
    }

    Currencies add(Money amount) {
        return add(amount.currency());
    }

    <T> Currencies addAll(Collection<T> items, Function<T, Money> amount) {
        items.forEach(item -> add(amount.apply(item)));
        return this;
    }

    Currencies addAll(Currencies others) {
        others.foreign.forEach(this::add);
        return this;
    }

    /** Whether all amounts are in the record's own currency. */
    boolean isOne() {
        return foreign.isEmpty();
    }

    /** The same; if not, that is one violation, which names the others. */
    boolean isOne(Findings findings, Rule rule, String path) {
        if (!isOne()) {
            findings.broken(rule, path, "it is in %s, amounts are in %s too".formatted(own, foreign));
        }
        return isOne();
    }
}
