package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bounds of quantities, unit prices and rates. */
class DecimalValuesTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final String TOO_LARGE = "1000000000000000000";

    @Test
    void trailingZerosDoNotCount() {
        assertThat(Quantity.of("8.00")).isEqualTo(Quantity.of("8")).hasToString("8");
        assertThat(Rate.of("0.190")).isEqualTo(Rate.of("0.19")).hasToString("0.19");
        assertThat(price("96.00")).isEqualTo(price("96")).hasToString("96 EUR");
        assertThat(Quantity.of("1E+2")).isEqualTo(Quantity.of("100")).hasToString("100");
        assertThat(Quantity.of("0.000000000")).isEqualTo(Quantity.ZERO).hasToString("0");
    }

    @Test
    void aTextThatIsNoDecimalIsNamedWithWhatToWrite() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Money.of("1.234,50", "EUR"))
                .withMessage("'1.234,50' is no amount: write digits and a decimal point, such as 1234.50");
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Rate.of("19%"))
                .withMessage("'19%' is no rate: write digits and a decimal point, such as 0.19 for 19 %");
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Quantity.of("7,5"))
                .withMessage("'7,5' is no quantity: write digits and a decimal point, such as 7.5");
    }

    @Test
    void aQuantityHasSixDecimalsAndEighteenDigitsAtMost() {
        assertThat(Quantity.of("0.000001").signum()).isPositive();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Quantity.of("0.0000015"))
                .withMessageContaining("0.0000015");
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(TOO_LARGE));
    }

    @Test
    void quantitiesAddAndCompare() {
        assertThat(Quantity.of("1.25").plus(Quantity.of("0.75"))).isEqualTo(Quantity.of("2"));
        assertThat(Quantity.of("1.5")).isLessThan(Quantity.of("1.51")).isEqualByComparingTo(Quantity.of("1.50"));
    }

    @Test
    void aUnitPriceHasSixDecimalsAtMostAndIsNeverNegative() {
        assertThat(price("0.000001").amount()).isEqualByComparingTo("0.000001");
        assertThat(price("0")).hasToString("0 EUR");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> price("0.0000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> price("-0.01")).withMessageContaining("-0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> price(TOO_LARGE));
    }

    @Test
    void aPriceTimesAQuantityIsRoundedOnce() {
        assertThat(price("10.0054").times(Quantity.of("2.5"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("25.01", "EUR"));
        assertThat(new UnitPrice(new BigDecimal("12345.5"), new CurrencyCode("JPY"))
                        .times(Quantity.of("3"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("37037", "JPY"));
    }

    @Test
    void aRateIsAFractionWithEightDecimalsAtMost() {
        assertThat(Rate.ofPercent(new BigDecimal("7.5"))).isEqualTo(Rate.of("0.075"));
        assertThat(Rate.ofPercent(new BigDecimal("0"))).isEqualTo(Rate.ZERO);
        assertThat(Rate.of("0.00000001").value()).isEqualByComparingTo("0.00000001");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rate.of("0.000000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(TOO_LARGE));
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anEnormousExponentIsRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("1E+999999999"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("1E+2147483647"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantity.of("1E-999999999"));
    }

    @Test
    void valuesAreMandatory() {
        assertThatNullPointerException().isThrownBy(() -> new Quantity(null));
        assertThatNullPointerException().isThrownBy(() -> new Rate(null));
        assertThatNullPointerException().isThrownBy(() -> new UnitPrice(null, EUR));
        assertThatNullPointerException().isThrownBy(() -> new UnitPrice(BigDecimal.ONE, null));
    }

    private static UnitPrice price(String amount) {
        return new UnitPrice(new BigDecimal(amount), EUR);
    }
}
