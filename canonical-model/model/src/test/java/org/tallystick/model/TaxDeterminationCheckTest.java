package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Papers.eur;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;

/** Each rule of a tax determination, kept and broken. */
class TaxDeterminationCheckTest {

    private static final TaxResult STANDARD =
            new TaxResult("DE", TaxCategory.STANDARD, Papers.RATE, eur("1000.00"), eur("190.00"), null);
    private static final TaxResult REVERSED =
            new TaxResult("DE", TaxCategory.REVERSE_CHARGE, Papers.RATE, eur("1000.00"), eur("0.00"), "Article 196");

    @Test
    void aRightDeterminationKeepsEveryRule() {
        assertThat(of(STANDARD).check()).isEmpty();
        assertThat(of(STANDARD).checkAgainst(Papers.invoice())).isEmpty();
    }

    @Test
    void whatTheBuyerPaysNeedsTheBuyersRegistration() {
        TaxParty registered =
                new TaxParty(Samples.ref(RecordType.CUSTOMER), List.of(TaxRegistration.of("FR12345678901")), false);

        Broken.expect(of(REVERSED).check(), "TAX_BUYER", "/buyer/registrations");
        assertThat(TaxDeterminationBuilder.builder(of(REVERSED))
                        .buyer(registered)
                        .build()
                        .check())
                .isEmpty();
    }

    @Test
    void whatIsNotTaxedCarriesNoTaxAndAReason() {
        TaxResult wrong = new TaxResult("DE", TaxCategory.EXEMPT, Papers.RATE, eur("100.00"), eur("19.00"), " ");

        assertThat(of(wrong).check())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("TAX_NOT_CHARGED"))
                .extracting(Violation::path)
                .containsExactly("/results/0/tax", "/results/0/reason");
    }

    @Test
    void i7_taxIsTheRateTimesWhatIsTaxed() {
        TaxResult cent = new TaxResult("DE", TaxCategory.STANDARD, Papers.RATE, eur("1000.00"), eur("190.01"), null);

        Broken.expect(of(cent).check(), "I7", "/results/0/tax");
        assertThat(TaxDeterminationBuilder.builder(of(cent))
                        .rounding(TaxRounding.PER_LINE)
                        .build()
                        .check())
                .isEmpty();
    }

    @Test
    void i8_itComesToTheTaxOfItsDocument() {
        TaxResult more = new TaxResult("XX", TaxCategory.REDUCED, Rate.of("0.1"), eur("0.10"), eur("0.01"), null);

        Broken.expect(of(STANDARD, more).checkAgainst(Papers.invoice()), "I8", "/results");
        assertThat(TaxDeterminationBuilder.builder(of(more)).line(1).build().checkAgainst(Papers.invoice()))
                .isEmpty();
    }

    @Test
    void allAmountsAreInOneCurrency() {
        TaxResult dollars = new TaxResult(
                "US", TaxCategory.STANDARD, Rate.ZERO, Money.of("1.00", "USD"), Money.of("0.00", "USD"), null);

        Broken.expect(of(STANDARD, dollars).check(), "TAX_CURRENCY", "/results");
        Broken.expect(of(dollars).checkAgainst(Papers.invoice()), "TAX_CURRENCY", "/results");
    }

    private static TaxDetermination of(TaxResult... results) {
        return TaxDeterminationBuilder.builder(Samples.of(RecordType.TAX_DETERMINATION))
                .results(List.of(results))
                .build();
    }
}
