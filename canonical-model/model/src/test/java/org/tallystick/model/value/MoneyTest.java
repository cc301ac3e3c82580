package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MoneyTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Test
    void anAmountHasTheScaleOfItsCurrency() {
        assertThat(Money.of("12.5", "EUR")).hasToString("12.50 EUR");
        assertThat(Money.of("12", "JPY")).hasToString("12 JPY");
        assertThat(Money.of("12", "KWD")).hasToString("12.000 KWD");
        assertThat(Money.of("1E+3", "EUR")).hasToString("1000.00 EUR").isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void zerosBeyondTheMinorUnitDoNotCountOtherDecimalsAreRefused() {
        assertThat(Money.of("12.5000", "EUR")).isEqualTo(Money.of("12.50", "EUR"));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.of("12.505", "EUR"))
                .withMessageContaining("12.505")
                .withMessageContaining("EUR");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of("0.5", "JPY"));
    }

    @Test
    void eighteenDigitsBeforeThePointAreTheLimit() {
        assertThat(Money.of("999999999999999999.99", "EUR").signum()).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1000000000000000000", "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1E+999999", "EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("999999999999999999.99", "EUR").plus(Money.of("0.01", "EUR")));
    }

    @Test
    void amountAndCurrencyAreMandatory() {
        assertThatNullPointerException().isThrownBy(() -> new Money(BigDecimal.ONE, null));
        assertThatNullPointerException().isThrownBy(() -> new Money(null, EUR));
    }

    @Test
    void roundingIsHalfUpAwayFromZero() {
        assertThat(rounded("0.005")).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(rounded("-0.005")).isEqualTo(Money.of("-0.01", "EUR"));
        assertThat(rounded("0.00499999999999999999999999")).isEqualTo(Money.zero(EUR));
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void enormousExponentsCostNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> rounded("1E+999999999"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1E+2147483647", "EUR"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of("1E-999999999", "EUR"));
        assertThat(Money.of("0E-999999999", "EUR")).isEqualTo(Money.zero(EUR));
        assertThat(rounded("1E-999999999")).isEqualTo(Money.zero(EUR));
        assertThat(Money.rounded(new BigDecimal("-1E-999999999"), EUR, RoundingMode.UP))
                .isEqualTo(Money.of("-0.01", "EUR"));
    }

    @Test
    void twoCurrenciesNeverMeet() {
        Money eur = Money.of("1.00", "EUR");
        Money usd = Money.of("1.00", "USD");

        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> eur.plus(usd))
                .withMessageContaining("1.00 EUR")
                .withMessageContaining("1.00 USD");
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> eur.minus(usd));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> eur.compareTo(usd));
        assertThat(eur).isNotEqualTo(usd);
    }

    @Test
    void whatIsLeftOverGoesToTheLargestRemainderThenToTheFirst() {
        assertThat(Money.of("100.00", "EUR").allocate(3))
                .extracting(Money::amount)
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
        assertThat(Money.of("0.05", "EUR").allocate(List.of(new BigDecimal("0.3"), new BigDecimal("0.7"))))
                .containsExactly(Money.of("0.02", "EUR"), Money.of("0.03", "EUR"));
        assertThat(Money.of("-100", "JPY").allocate(3))
                .containsExactly(Money.of("-34", "JPY"), Money.of("-33", "JPY"), Money.of("-33", "JPY"));
    }

    @Test
    void weightsThatGiveNothingAreRefused() {
        Money one = Money.of("1.00", "EUR");

        assertThatIllegalArgumentException().isThrownBy(() -> one.allocate(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> one.allocate(List.of(BigDecimal.ZERO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.allocate(List.of(BigDecimal.TEN, BigDecimal.ONE.negate())));
        assertThatIllegalArgumentException().isThrownBy(() -> one.allocate(0));
    }

    @Property
    void i1_roundingIsSymmetricInTheSign(@ForAll("exactAmounts") BigDecimal exact) {
        assertThat(Money.rounded(exact.negate(), EUR, RoundingMode.HALF_UP))
                .isEqualTo(Money.rounded(exact, EUR, RoundingMode.HALF_UP).negated());
    }

    @Property
    void i1_roundingTwiceIsRoundingOnce(@ForAll("exactAmounts") BigDecimal exact) {
        Money once = Money.rounded(exact, EUR, RoundingMode.HALF_UP);

        assertThat(Money.rounded(once.amount(), EUR, RoundingMode.HALF_UP)).isEqualTo(once);
        assertThat(once.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    @Property
    void i2_partsSumToTheWholeEachWithinAMinorUnitOfItsShare(
            @ForAll("amounts") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        List<Money> parts = whole.allocate(weights);

        assertThat(parts.stream().reduce(Money.zero(whole.currency()), Money::plus))
                .isEqualTo(whole);
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(whole.currency().exponent());
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal difference = parts.get(i)
                    .amount()
                    .multiply(sum)
                    .subtract(whole.amount().multiply(weights.get(i)))
                    .abs();
            assertThat(difference).isLessThan(minorUnit.multiply(sum));
        }
    }

    @Property
    void splittingEquallyLosesNothing(@ForAll("amounts") Money whole, @ForAll @IntRange(min = 1, max = 50) int parts) {
        assertThat(whole.allocate(parts).stream().reduce(Money.zero(whole.currency()), Money::plus))
                .isEqualTo(whole);
    }

    @Property
    void subtractingWhatWasAddedGivesTheSame(@ForAll("euros") Money left, @ForAll("euros") Money right) {
        assertThat(left.plus(right).minus(right)).isEqualTo(left);
        assertThat(left.plus(right)).isEqualTo(right.plus(left));
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L),
                        Arbitraries.of("EUR", "JPY", "KWD", "CLF"))
                .as((units, code) -> {
                    CurrencyCode currency = new CurrencyCode(code);
                    return Money.of(BigDecimal.valueOf(units, currency.exponent()), currency);
                });
    }

    @Provide
    Arbitrary<BigDecimal> exactAmounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000000000"), new BigDecimal("1000000000000"))
                .ofScale(6);
    }

    @Provide
    Arbitrary<Money> euros() {
        return amounts().filter(money -> money.currency().equals(EUR));
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                .ofScale(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .filter(weights -> weights.stream().anyMatch(weight -> weight.signum() > 0));
    }

    private static Money rounded(String exact) {
        return Money.rounded(new BigDecimal(exact), EUR, RoundingMode.HALF_UP);
    }
}
