package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FxRateTest {

    private final FxRate rate = rate("160.25");

    @Test
    void i35_itConvertsAndRoundsOnceToTheMinorUnitOfItsQuote() {
        assertThat(rate.convert(Money.of("1.01", "EUR"), RoundingMode.HALF_UP)).isEqualTo(Money.of("162", "JPY"));
        assertThat(rate.convert(Money.of("-1.01", "EUR"), RoundingMode.HALF_UP)).isEqualTo(Money.of("-162", "JPY"));
    }

    @Test
    void itConvertsInItsOwnDirectionOnly() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> rate.convert(Money.of("162", "JPY"), RoundingMode.HALF_UP))
                .withMessageContaining("162 JPY");
    }

    @Test
    void trailingZerosDoNotCount() {
        assertThat(rate("160.2500")).isEqualTo(rate).hasSameHashCodeAs(rate);
        assertThat(rate).hasToString("1 EUR = 160.25 JPY on 2026-08-31 (ECB)");
    }

    @Test
    void itIsPositiveHasTwelveDecimalsAtMostAndASource() {
        assertThatIllegalArgumentException().isThrownBy(() -> rate("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> rate("-1"));
        assertThat(rate("0.000000000001").rate()).isEqualByComparingTo("1E-12");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> rate("0.0000000000001"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FxRate(rate.base(), rate.quote(), BigDecimal.ONE, rate.date(), ""));
    }

    private static FxRate rate(String rate) {
        return new FxRate(
                new CurrencyCode("EUR"),
                new CurrencyCode("JPY"),
                new BigDecimal(rate),
                LocalDate.of(2026, 8, 31),
                "ECB");
    }
}
