package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.LinePricing;
import org.tallystick.model.LineSource;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** Each law of an invoice holds for every coherent one, and is broken by one minor unit. */
class InvoiceArithmeticTest {

    @Property
    void aCoherentInvoiceBreaksNothing(@ForAll("invoices") Invoice invoice) {
        assertThat(invoice.check()).isEmpty();
    }

    @Property
    void i3_i13_theNetOfALineFollowsFromItsPriceOrItsItems(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        InvoiceLine line = pick(invoice.lines(), pick);
        Assume.that(!line.sources().isEmpty());

        InvoiceLine wrong =
                InvoiceLineBuilder.builder(line).net(more(line.net())).build();

        String rule = line.pricing() == LinePricing.BY_QUANTITY ? "I3" : "I13";
        expectOnly(rule, "/lines/%d/net".formatted(line.no() - 1), Invoices.recomputed(withLine(invoice, wrong)));
    }

    @Property
    void i4_theTotalOfTheLinesIsTheirSum(@ForAll("invoices") Invoice invoice) {
        expectOnly("I4", "/totals/lines", withTotals(invoice, InvoiceArithmeticTest::moreLines));
    }

    private static InvoiceTotalsBuilder moreLines(InvoiceTotalsBuilder totals) {
        return moreNet(totals.lines(more(totals.lines())));
    }

    @Property
    void i5_netIsTheLinesLessAllowancesPlusCharges(@ForAll("invoices") Invoice invoice) {
        expectOnly("I5", "/totals/net", withTotals(invoice, InvoiceArithmeticTest::moreNet));
        expectOnly(
                "I5",
                "/totals/allowances",
                withTotals(invoice, totals -> lessNet(totals.allowances(more(totals.allowances())))));
        expectOnly(
                "I5",
                "/totals/charges",
                withTotals(invoice, totals -> moreNet(totals.charges(more(totals.charges())))));
    }

    private static InvoiceTotalsBuilder moreNet(InvoiceTotalsBuilder totals) {
        return moreGross(totals.net(more(totals.net())));
    }

    private static InvoiceTotalsBuilder lessNet(InvoiceTotalsBuilder totals) {
        return totals.net(less(totals.net())).gross(less(totals.gross())).due(less(totals.due()));
    }

    @Property
    void i6_theTaxableAmountOfACodeIsTheSumOfWhatHasIt(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        TaxSubtotal tax = pick(invoice.taxes(), pick);

        TaxSubtotal wrong = TaxSubtotal.of(tax.code(), tax.rate(), more(tax.taxable()));

        expectOnly("I6", taxPath(invoice, tax) + "/taxable", withTax(invoice, tax, wrong));
    }

    @Property
    void i7_taxIsTheRateTimesWhatIsTaxedRoundedOnce(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        TaxSubtotal tax = pick(invoice.taxes(), pick);

        TaxSubtotal wrong = new TaxSubtotal(tax.code(), tax.rate(), tax.taxable(), more(tax.tax()));

        expectOnly("I7", taxPath(invoice, tax) + "/tax", withTax(invoice, tax, wrong));
    }

    @Property
    void i8_theTaxTotalIsTheSumOfTheSubtotals(@ForAll("invoices") Invoice invoice) {
        expectOnly("I8", "/totals/tax", withTotals(invoice, totals -> moreGross(totals.tax(more(totals.tax())))));
    }

    @Property
    void i9_grossIsNetAndTax(@ForAll("invoices") Invoice invoice) {
        expectOnly("I9", "/totals/gross", withTotals(invoice, InvoiceArithmeticTest::moreGross));
    }

    private static InvoiceTotalsBuilder moreGross(InvoiceTotalsBuilder totals) {
        return totals.gross(more(totals.gross())).due(more(totals.due()));
    }

    @Property
    void i10_dueIsGrossLessPrepaidPlusRounding(@ForAll("invoices") Invoice invoice) {
        expectOnly("I10", "/totals/due", withTotals(invoice, totals -> totals.due(more(totals.due()))));
        expectOnly("I10", "/totals/due", withTotals(invoice, totals -> totals.prepaid(more(totals.prepaid()))));
        expectOnly("I10", "/totals/due", withTotals(invoice, totals -> totals.rounding(more(totals.rounding()))));
    }

    @Property
    void i12_noItemIsBilledTwiceByOneInvoice(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        List<InvoiceLine> withItems = invoice.lines().stream()
                .filter(line -> !line.sources().isEmpty())
                .toList();
        Assume.that(withItems.size() > 1);
        InvoiceLine line = pick(withItems.subList(1, withItems.size()), pick);
        String taken = withItems.get(0).sources().get(0).id();

        List<LineSource> sources = new ArrayList<>(line.sources());
        LineSource first = sources.get(0);
        sources.set(0, new LineSource(taken, first.quantity(), first.amount()));
        InvoiceLine wrong = InvoiceLineBuilder.builder(line).sources(sources).build();

        expectOnly("I12", "/lines/%d/sources/0/id".formatted(line.no() - 1), withLine(invoice, wrong));
    }

    @Property
    void everyLineHasSourcesOrAReason(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        InvoiceLine line = pick(invoice.lines(), pick);
        InvoiceLine bare = InvoiceLineBuilder.builder(line)
                .sources(List.of())
                .noSourceReason(null)
                .build();

        expectOnly("LINE_SOURCES", "/lines/%d/sources".formatted(line.no() - 1), withLine(invoice, bare));
    }

    @Property
    void anIssuedInvoiceHasANumber(@ForAll("invoices") Invoice invoice) {
        expectOnly(
                "INVOICE_NUMBER",
                "/number",
                InvoiceBuilder.builder(invoice).number(null).build());
    }

    @Property
    void anotherCurrencyIsOneViolationThatNamesIt(@ForAll("invoices") Invoice invoice, @ForAll int pick) {
        InvoiceLine line = pick(invoice.lines(), pick);
        InvoiceLine francs =
                InvoiceLineBuilder.builder(line).net(Money.of("1.00", "CHF")).build();

        assertThat(withLine(invoice, francs).check()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("INVOICE_CURRENCY");
            assertThat(violation.message()).contains("CHF", invoice.currency().code());
        });
    }

    @Provide
    Arbitrary<Invoice> invoices() {
        return Invoices.valid();
    }

    private static void expectOnly(String rule, String path, Invoice invoice) {
        assertThat(invoice.check()).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.remedy()).isNotBlank();
        });
        assertThat(invoice.check()).extracting(Violation::path).contains(path);
    }

    private static <T> T pick(List<T> list, int pick) {
        return list.get(Math.floorMod(pick, list.size()));
    }

    private static String taxPath(Invoice invoice, TaxSubtotal tax) {
        return "/taxes/" + invoice.taxes().indexOf(tax);
    }

    private static Invoice withLine(Invoice invoice, InvoiceLine line) {
        List<InvoiceLine> lines = new ArrayList<>(invoice.lines());
        lines.set(line.no() - 1, line);
        return InvoiceBuilder.builder(invoice).lines(lines).build();
    }

    private static Invoice withTax(Invoice invoice, TaxSubtotal tax, TaxSubtotal wrong) {
        List<TaxSubtotal> taxes = new ArrayList<>(invoice.taxes());
        taxes.set(taxes.indexOf(tax), wrong);
        return InvoiceBuilder.builder(invoice)
                .taxes(taxes)
                .totals(Invoices.totals(invoice, taxes))
                .build();
    }

    private static Invoice withTotals(Invoice invoice, UnaryOperator<InvoiceTotalsBuilder> change) {
        InvoiceTotals totals =
                change.apply(InvoiceTotalsBuilder.builder(invoice.totals())).build();
        return InvoiceBuilder.builder(invoice).totals(totals).build();
    }

    static Money more(Money amount) {
        return amount.plus(Documents.units(1, amount.currency()));
    }

    static Money less(Money amount) {
        return amount.minus(Documents.units(1, amount.currency()));
    }
}
