package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {

    /** ISO 4217 list one, written down here and not asked of the JDK: the active currencies whose minor unit is not 2, but for UYW, which Java 17 does not know. */
    private static final String NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";
    private static final String FOUR_DECIMALS = "CLF";

    /** The active currencies with cents. */
    private static final String TWO_DECIMALS = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD"
            + " BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP"
            + " GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL"
            + " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR"
            + " PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD"
            + " TZS UAH USD USN UYU UZS VES WST XCD YER ZAR ZMW";

    @Test
    void everyActiveCurrencyHasItsMinorUnit() {
        expectExponent(0, NO_DECIMALS);
        expectExponent(2, TWO_DECIMALS);
        expectExponent(3, THREE_DECIMALS);
        expectExponent(4, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EU", "EURO", "EUR ", "AAA", "€"})
    void whatIsNoCodeIsRefusedWithItsValue(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurrencyCode(code))
                .withMessageContaining("'" + code + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XDR", "XTS"})
    void unitsWithoutAMinorUnitAreNoCurrencies(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CurrencyCode(code));
    }

    @Test
    void anOpenCurrencyIsThatOfTheContractAndHasRoomForAnyCurrencysDecimals() {
        Money open = Money.of("1234.5678", "XXX");

        assertThat(open.currency()).isEqualTo(CurrencyCode.OF_CONTRACT);
        assertThat(open.in(new CurrencyCode("EUR"), RoundingMode.HALF_UP)).isEqualTo(Money.of("1234.57", "EUR"));
        assertThat(open.in(new CurrencyCode("JPY"), RoundingMode.HALF_UP)).isEqualTo(Money.of("1235", "JPY"));
    }

    @Test
    void anAmountWithACurrencyOfItsOwnKeepsIt() {
        Money own = Money.of("10.00", "USD");

        assertThat(own.in(new CurrencyCode("EUR"), RoundingMode.HALF_UP)).isSameAs(own);
        assertThat(new UnitPrice(BigDecimal.TEN, CurrencyCode.OF_CONTRACT).in(new CurrencyCode("EUR")))
                .isEqualTo(new UnitPrice(BigDecimal.TEN, new CurrencyCode("EUR")));
    }

    @Test
    void aCodeIsMandatory() {
        assertThatNullPointerException().isThrownBy(() -> new CurrencyCode(null));
    }

    @Test
    void codesSortByTheirLetters() {
        assertThat(new CurrencyCode("EUR")).isLessThan(new CurrencyCode("USD")).hasToString("EUR");
    }

    private static void expectExponent(int exponent, String codes) {
        Set<String> wrong = new LinkedHashSet<>(Arrays.asList(codes.split(" ", -1)));
        wrong.removeIf(code -> new CurrencyCode(code).exponent() == exponent);
        assertThat(wrong).as("exponent is not %d", exponent).isEmpty();
    }
}
