package org.tallystick.testkit.properties;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Rounding and allocation (I1, I2). */
class MoneyLawsTest {

    @Property
    void i1_roundingIsSymmetricInTheSign(
            @ForAll("exact") BigDecimal exact, @ForAll("currencies") CurrencyCode currency) {
        assertThat(Money.rounded(exact.negate(), currency, HALF_UP))
                .isEqualTo(Money.rounded(exact, currency, HALF_UP).negated());
    }

    @Property
    void i2_partsSumToTheWholeEachWithinAMinorUnitOfItsShare(
            @ForAll("amounts") Money whole, @ForAll("weights") List<Integer> weights) {
        List<Money> parts =
                whole.allocate(weights.stream().map(BigDecimal::valueOf).toList());

        BigDecimal sum =
                BigDecimal.valueOf(weights.stream().mapToInt(Integer::intValue).sum());
        BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(whole.currency().exponent());
        assertThat(parts.stream().reduce(Money::plus)).contains(whole);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal share = whole.amount().multiply(BigDecimal.valueOf(weights.get(i)));
            assertThat(parts.get(i).amount().multiply(sum).subtract(share).abs())
                    .isLessThan(minorUnit.multiply(sum));
        }
    }

    @Provide
    Arbitrary<BigDecimal> exact() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1_000_000), BigDecimal.valueOf(1_000_000))
                .ofScale(6);
    }

    @Provide
    Arbitrary<CurrencyCode> currencies() {
        return Amounts.currency();
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Amounts.currency().flatMap(Amounts::in);
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers().between(1, 1000).list().ofMinSize(1).ofMaxSize(12);
    }
}
