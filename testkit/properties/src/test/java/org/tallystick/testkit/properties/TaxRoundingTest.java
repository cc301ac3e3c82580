package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.TaxRounding;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.Money;

/** Tax rounded once for each code, and on each line (I7). */
class TaxRoundingTest {

    @Property
    void i7_theTwoDifferByAtMostHalfAMinorUnitForEachAmountAndOneMore(@ForAll("invoices") Invoice invoice) {
        int halves = 0;
        for (TaxSubtotal tax : invoice.taxes()) {
            halves += amounts(invoice, tax).size() + 1;
        }
        BigDecimal bound = BigDecimal.valueOf(halves, invoice.currency().exponent());

        BigDecimal difference =
                invoice.roundingFor(TaxRounding.PER_LINE).amount().abs();
        assertThat(difference.add(difference)).isLessThanOrEqualTo(bound);
        assertThat(invoice.roundingFor(TaxRounding.PER_CATEGORY).signum()).isZero();
    }

    @Property
    void i7_anInvoiceTaxedLineByLineKeepsThatPolicyAndCarriesTheDifference(@ForAll("invoices") Invoice invoice) {
        List<TaxSubtotal> taxes = invoice.taxes().stream()
                .map(tax -> new TaxSubtotal(
                        tax.code(),
                        tax.rate(),
                        tax.taxable(),
                        TaxRounding.PER_LINE.taxOn(amounts(invoice, tax), tax.rate(), invoice.currency())))
                .toList();
        Invoice perLine = InvoiceBuilder.builder(invoice)
                .taxes(taxes)
                .totals(Invoices.totals(invoice, taxes))
                .taxRounding(TaxRounding.PER_LINE)
                .build();
        Invoice perCategory = InvoiceBuilder.builder(perLine)
                .taxRounding(TaxRounding.PER_CATEGORY)
                .build();
        CreditMemo credit = Credits.full(perLine);

        assertThat(perLine.check()).isEmpty();
        assertThat(perCategory.check().isEmpty()).isEqualTo(perLine.taxes().equals(invoice.taxes()));
        assertThat(credit.check()).isEmpty();
        assertThat(credit.checkAgainst(perLine, List.of())).isEmpty();
        Expect.only("CREDIT_ORIGINAL", credit.checkAgainst(perCategory, List.of()));
        assertThat(perLine.totals().tax())
                .isEqualTo(invoice.totals().tax().plus(invoice.roundingFor(TaxRounding.PER_LINE)));
    }

    private static List<Money> amounts(Invoice invoice, TaxSubtotal tax) {
        return invoice.lines().stream()
                .filter(line -> line.taxCode().equals(tax.code()))
                .map(line -> line.net())
                .toList();
    }

    @Provide
    Arbitrary<Invoice> invoices() {
        return Invoices.withoutAdjustments();
    }
}
