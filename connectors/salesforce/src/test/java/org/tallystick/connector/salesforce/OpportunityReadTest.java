package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Forecast;
import org.tallystick.model.Opportunity;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Problem;

/** What sales expects of an opportunity. Source: the vendor contract sheet of Salesforce, section 3. */
class OpportunityReadTest extends StubbedCrm<Opportunity> {

    private static final String SALE = "0065g00000KkxrtAAB";

    OpportunityReadTest() {
        super(RecordType.OPPORTUNITY);
    }

    @Test
    void anOpenOpportunityHasAForecastAndAnOwner() {
        Opportunity sale = sale("Negotiation/Review", "EUR", "12500.5", "75");

        assertThat(sale.forecast())
                .isEqualTo(new Forecast(
                        "Negotiation/Review", Rate.of("0.75"), Money.of("12500.50", "EUR"), LocalDate.of(2026, 9, 30)));
        assertThat(sale.ownerUser()).isEqualTo("0055g00000KD0b8AAD");
        assertThat(sale.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Closed Won", "Closed Lost"})
    void anOpportunityThatIsDecidedIsAtNoStageOfSelling(String stage) {
        Forecast forecast = sale(stage, "EUR", "12500.5", "100").forecast();

        assertThat(forecast.salesStage()).isNull();
        assertThat(forecast.amount()).isEqualTo(Money.of("12500.50", "EUR"));
        assertThat(forecast.probability()).isEqualTo(Rate.of("1"));
    }

    @Test
    void whatSalesDoesNotSayIsNotExpected() {
        Opportunity sale = record(SALE, "\"Name\":\"N\",\"StageName\":\"Closed Won\",\"Amount\":null");

        assertThat(sale.forecast()).isEqualTo(Forecast.NONE);
        assertThat(sale.ownerUser()).isNull();
    }

    /** The org sums what its lines come to with their discounts, and does not round it but where it shows it. */
    @ParameterizedTest
    @CsvSource({"JPY, 100.5, 101", "EUR, 0.005, 0.01", "EUR, 1300.56172841, 1300.56"})
    void anAmountThatTheOrgDidNotRoundIsRoundedToTheMinorUnit(String currency, String amount, String rounded) {
        assertThat(sale("Prospecting", currency, amount, "10").forecast().amount())
                .isEqualTo(Money.of(rounded, currency));
    }

    @Test
    void anAmountBelowZeroIsNothingThatIsExpected() {
        assertThat(sale("Prospecting", "EUR", "-89.99", "10").forecast().amount())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0.1000000000000000001", "EUR, 1234567890123456789"})
    void anAmountThatIsNoneOfAnOrgIsTold(String currency, String amount) {
        Problem problem = problem(SALE, fields("Prospecting", currency, amount, "10"));

        assertThat(problem.field()).isEqualTo("Amount");
        assertThat(problem.value()).isEqualTo(amount);
    }

    @Test
    void anAmountWithoutACurrencyIsTold() {
        Problem problem = problem(SALE, "\"Name\":\"N\",\"StageName\":\"Prospecting\",\"Amount\":1");

        assertThat(problem.code()).isEqualTo("ABSENT");
        assertThat(problem.field()).isEqualTo("CurrencyIsoCode");
    }

    @Test
    void aProbabilityThatIsNoFractionIsTold() {
        assertThat(problem(SALE, fields("Prospecting", "EUR", "1", "0.0000001")).field())
                .isEqualTo("Probability");
    }

    private Opportunity sale(String stage, String currency, String amount, String probability) {
        return record(SALE, fields(stage, currency, amount, probability));
    }

    private static String fields(String stage, String currency, String amount, String probability) {
        return """
                "Name":"N","AccountId":"0015g00000f8o0fAAA","StageName":"%s","CurrencyIsoCode":"%s","Amount":%s,\
                "Probability":%s,"CloseDate":"2026-09-30","OwnerId":"0055g00000KD0b8\"""".formatted(stage, currency, amount, probability);
    }
}
