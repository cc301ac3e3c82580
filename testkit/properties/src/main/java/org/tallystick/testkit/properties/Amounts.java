package org.tallystick.testkit.properties;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Amounts of everyday size in currencies with no, two and three decimals. */
public final class Amounts {

    private Amounts() {}

    /** JPY, EUR or KWD. */
    public static Arbitrary<CurrencyCode> currency() {
        return Arbitraries.of("JPY", "EUR", "KWD").map(CurrencyCode::new);
    }

    /** From nothing to a few millions of minor units. */
    public static Arbitrary<Money> in(CurrencyCode currency) {
        return Arbitraries.longs().between(0, 5_000_000).map(units -> ofUnits(units, currency));
    }

    /** So many minor units. */
    public static Money ofUnits(long units, CurrencyCode currency) {
        return Money.of(BigDecimal.valueOf(units, currency.exponent()), currency);
    }

    /** One minor unit more: the smallest mistake. */
    public static Money oneMore(Money amount) {
        return amount.plus(ofUnits(1, amount.currency()));
    }

    /** The same number of minor units in another currency. */
    public static Money inAnother(Money amount) {
        return ofUnits(amount.amount().unscaledValue().longValueExact(), new CurrencyCode("CLF"));
    }
}
