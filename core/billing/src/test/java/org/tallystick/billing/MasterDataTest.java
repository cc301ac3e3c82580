package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.billing.Case.EUR;
import static org.tallystick.billing.Case.USD;
import static org.tallystick.billing.Case.rateRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tallystick.model.LineKind;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

class MasterDataTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);
    private static final CountryCode DE = new CountryCode("DE");

    private final MasterDataBuilder builder = Case.masterData();

    @Test
    void everyContradictionIsReportedAtOnce() {
        builder.withTaxRule("DE01", DE, LineKind.TIME, new Tax("DE-S19", Rate.of("0.19")))
                .withReverseCharge("DE01", new Tax("DE-R2", Rate.ZERO))
                .withServiceLine("Advisory", "22")
                .withFxRate(DAY, USD, EUR, new BigDecimal("0.9"))
                .withFxRate(DAY, USD, EUR, new BigDecimal("0.8"))
                .withReceiptThreshold("DE01", Money.of("25.00", "EUR"))
                .withReceiptThreshold("DE01", Money.of("26.00", "EUR"))
                .withStandardRate("DE01", rateRow("std-1", "Consultant", "90", "2026-01-01", null))
                .withStandardRate("DE01", rateRow("std-2", "Consultant", "91", "2026-01-01", "2026-06-30"));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("tax rule")
                .withMessageContaining("DE-R2")
                .withMessageContaining("Advisory")
                .withMessageContaining("0.8")
                .withMessageContaining("26.00 EUR")
                .withMessageContaining("std-2");
    }

    @Test
    void aNegativeThresholdAndARateThatIsNotPositiveAreRefused() {
        builder.withReceiptThreshold("DE01", Money.of("-0.01", "EUR")).withFxRate(DAY, USD, EUR, BigDecimal.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("-0.01")
                .withMessageContaining("2026-08-01 USD EUR");
    }

    @Test
    void aNegativeTaxRateIsRefused() {
        builder.withTaxRule("UK01", DE, LineKind.TIME, new Tax("GB-N", Rate.of("-0.01")));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("GB-N");
    }

    @Test
    void oneTaxCodeWithTwoRatesForOneCountryIsRefused() {
        builder.withTaxRule("UK01", DE, LineKind.TIME, new Tax("GB-S", Rate.of("0.2")))
                .withTaxRule("UK01", DE, LineKind.EXPENSE, new Tax("GB-S", Rate.of("0.1")));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("two rates");
    }

    @Test
    void oneTaxCodeMayHaveOtherRatesForOtherCountries() {
        builder.withTaxRule("UK01", DE, LineKind.TIME, new Tax("GB-S", Rate.of("0.2")))
                .withTaxRule("UK01", new CountryCode("IE"), LineKind.TIME, new Tax("GB-S", Rate.of("0.1")));

        assertThat(builder.build().hasTaxRule("UK01", DE)).isTrue();
    }

    @Test
    void whatTheBuilderGetsLaterDoesNotChangeWhatItBuilt() {
        builder.withFxRate(DAY, USD, EUR, new BigDecimal("0.9"));
        MasterData built = builder.build();

        builder.withFxRate(DAY.plusDays(1), USD, EUR, new BigDecimal("0.8"));

        assertThat(built.fxRate(USD, EUR, DAY.plusDays(1))).contains(new BigDecimal("0.9"));
    }

    @Test
    void anExchangeRateHoldsFromItsDateOn() {
        MasterData built =
                builder.withFxRate(DAY, USD, EUR, new BigDecimal("0.9")).build();

        assertThat(built.fxRate(USD, EUR, DAY.minusDays(1))).isEmpty();
        assertThat(built.fxRate(USD, EUR, DAY)).isPresent();
        assertThat(built.fxRate(EUR, USD, DAY)).isEmpty();
    }
}
