package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Each rule of an invoice's arithmetic, kept and broken. */
class InvoiceCheckTest {

    private static final Rate RATE = Rate.of("0.19");

    /** Two lines of one code, one of another: 100.00 + 0.13 at 19 %, 50.00 at 0 %. */
    private final List<InvoiceLine> lines = List.of(
            line(1, "100.00", "S19", RATE, source("T-1", "60.00"), source("T-2", "40.00")),
            line(2, "0.13", "S19", RATE, source("X-1", "0.13")),
            line(3, "50.00", "EX", Rate.ZERO, source("X-2", "50.00")));

    private final List<TaxSubtotal> taxes = List.of(
            new TaxSubtotal("EX", Rate.ZERO, eur("50.00"), eur("0.00")),
            new TaxSubtotal("S19", RATE, eur("100.13"), eur("19.02")));

    private final InvoiceTotals totals = InvoiceTotals.of(eur("150.13"), eur("19.02"), eur("169.15"));

    @Test
    void aRightInvoiceKeepsEveryRule() {
        assertThat(invoice(lines, taxes, totals).check()).isEmpty();
    }

    @Test
    void i4_theNetTotalIsTheSumOfTheLines() {
        expect("I4", "/totals/lines", lines, taxes, InvoiceTotals.of(eur("150.14"), eur("19.02"), eur("169.16")));
    }

    @Test
    void i6_aSubtotalsTaxableAmountIsTheSumOfItsLines() {
        List<TaxSubtotal> wrong = List.of(taxes.get(0), new TaxSubtotal("S19", RATE, eur("100.12"), eur("19.02")));

        expect("I6", "/taxes/1/taxable", lines, wrong, totals);
    }

    @Test
    void i6_everyCodeOfALineHasASubtotal() {
        expect("I6", "/taxes", lines, taxes.subList(1, 2), totals);
    }

    @Test
    void i6_noSubtotalIsThereTwiceOrWithoutALine() {
        TaxSubtotal stray = new TaxSubtotal("RC", Rate.ZERO, eur("0.00"), eur("0.00"));

        expect("I6", "/taxes/2/code", lines, List.of(taxes.get(0), taxes.get(1), stray), totals);
        expect("I6", "/taxes/2/code", lines, List.of(taxes.get(0), taxes.get(1), taxes.get(0)), totals);
    }

    @Test
    void i6_aSubtotalHasTheRateOfItsLines() {
        List<InvoiceLine> mixed =
                List.of(lines.get(0), line(2, "0.13", "S19", Rate.of("0.07"), source("X-1", "0.13")), lines.get(2));

        expect("I6", "/lines/1/taxRate", mixed, taxes, totals);
    }

    @Test
    void i7_taxIsTheRateTimesTheTaxableAmountRoundedOnce() {
        List<TaxSubtotal> wrong = List.of(taxes.get(0), new TaxSubtotal("S19", RATE, eur("100.13"), eur("19.03")));

        expect("I7", "/taxes/1/tax", lines, wrong, InvoiceTotals.of(eur("150.13"), eur("19.03"), eur("169.16")));
    }

    @Test
    void i8_theTaxTotalIsTheSumOfTheSubtotals() {
        expect("I8", "/totals/tax", lines, taxes, InvoiceTotals.of(eur("150.13"), eur("19.01"), eur("169.14")));
    }

    @Test
    void i9_grossIsNetAndTax() {
        expect("I9", "/totals/gross", lines, taxes, InvoiceTotals.of(eur("150.13"), eur("19.02"), eur("169.16")));
    }

    @Test
    void i12_anItemIsBilledOnce() {
        List<InvoiceLine> twice = List.of(
                line(1, "100.00", "S19", RATE, source("T-1", "60.00"), source("T-1", "40.00")),
                lines.get(1),
                lines.get(2));

        expect("I12", "/lines/0/sources/1/id", twice, taxes, totals);
    }

    @Test
    void i13_aLinesAmountIsTheSumOfItsSources() {
        List<InvoiceLine> wrong = List.of(
                line(1, "100.00", "S19", RATE, source("T-1", "60.00"), source("T-2", "39.99")),
                lines.get(1),
                lines.get(2));

        expect("I13", "/lines/0/net", wrong, taxes, totals);
    }

    @Test
    void allAmountsAreInTheInvoicesCurrency() {
        InvoiceTotals dollars = InvoiceTotals.of(Money.of("150.13", "USD"), eur("19.02"), eur("169.15"));

        expect("INVOICE_CURRENCY", "/currency", lines, taxes, dollars);
    }

    @Test
    void linesAreNumberedFromOneAndThereIsOne() {
        List<InvoiceLine> misnumbered =
                List.of(lines.get(0), line(3, "0.13", "S19", RATE, source("X-1", "0.13")), lines.get(2));
        Money nothing = eur("0.00");

        expect("INVOICE_LINES", "/lines/1/no", misnumbered, taxes, totals);
        expect("INVOICE_LINES", "/lines", List.of(), List.of(), InvoiceTotals.of(nothing, nothing, nothing));
    }

    @Test
    void everyBrokenRuleIsReported() {
        InvoiceTotals wrong = InvoiceTotals.of(eur("1.00"), eur("2.00"), eur("4.00"));

        assertThat(invoice(lines, taxes, wrong).check())
                .extracting(Violation::rule)
                .containsExactly("I4", "I8", "I9");
    }

    private static void expect(
            String rule, String path, List<InvoiceLine> lines, List<TaxSubtotal> taxes, InvoiceTotals totals) {
        assertThat(invoice(lines, taxes, totals).check()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message()).isNotEmpty();
            assertThat(violation.remedy()).isNotEmpty();
        });
    }

    private static Invoice invoice(List<InvoiceLine> lines, List<TaxSubtotal> taxes, InvoiceTotals totals) {
        return InvoiceBuilder.builder()
                .header(Header.of(Ref.of("hub", RecordType.INVOICE, "2026-08/E-1")))
                .period(YearMonth.of(2026, 8))
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(new Ref<>("host", RecordType.LEGAL_ENTITY, "DE01"))
                .billTo(new Ref<>("crm", RecordType.CUSTOMER, "C-1"))
                .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "E-1"))
                .currency(new CurrencyCode("EUR"))
                .lines(lines)
                .taxes(taxes)
                .totals(totals)
                .build();
    }

    private static InvoiceLine line(int no, String net, String taxCode, Rate taxRate, LineSource... sources) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(LineKind.EXPENSE)
                .project(new Ref<>("psa", RecordType.PROJECT, "P-1"))
                .serviceDate(LocalDate.of(2026, 8, 11))
                .quantity(Quantity.ONE)
                .net(eur(net))
                .taxCode(taxCode)
                .taxRate(taxRate)
                .sources(List.of(sources))
                .build();
    }

    private static LineSource source(String id, String amount) {
        return new LineSource(id, Quantity.ONE, eur(amount));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
