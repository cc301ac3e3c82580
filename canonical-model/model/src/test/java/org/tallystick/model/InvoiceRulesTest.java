package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Papers.eur;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** What an invoice keeps beyond plain sums, each rule kept and broken. */
class InvoiceRulesTest {

    private static final InvoiceLine FEE = InvoiceLineBuilder.builder(Papers.line(1, "T-1", "8", "800.00"))
            .sources(List.of())
            .noSourceReason("flat fee")
            .build();

    @Test
    void theInvoiceOfThePapersKeepsEveryRule() {
        assertThat(Papers.invoice().check()).isEmpty();
    }

    @Test
    void anIssuedInvoiceHasANumber() {
        Invoice unnumbered =
                InvoiceBuilder.builder(Papers.invoice()).number(null).build();

        Broken.expect(unnumbered.check(), "INVOICE_NUMBER", "/number");
        assertThat(withState(unnumbered, InvoiceState.PROPOSED).check()).isEmpty();
    }

    @Test
    void onlyAnIssuedInvoiceIsPostedCreditedOrCollected() {
        InvoiceState draft = new InvoiceState(
                DocumentStatus.DRAFT, Posting.POSTED, Correction.FULLY_CREDITED, CollectionState.PAID, 0);

        assertThat(withState(Papers.invoice(), draft).check())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("INVOICE_STATE"))
                .extracting(Violation::path)
                .containsExactly("/state/posting", "/state/correction", "/state/collection");
    }

    private static Invoice withState(Invoice invoice, InvoiceState state) {
        return InvoiceBuilder.builder(invoice).state(state).build();
    }

    @Test
    void aLineHasSourcesOrAReason() {
        assertThat(of(FEE).check()).isEmpty();
        Broken.expect(
                of(InvoiceLineBuilder.builder(FEE).noSourceReason(" ").build()).check(),
                "LINE_SOURCES",
                "/lines/0/sources");
    }

    @Test
    void i3_aPriceByQuantityIsRoundedOnce() {
        // 7 at 10.005 for 2: 35.0175, and 0.98 of charges
        InvoiceLine line = InvoiceLineBuilder.builder(FEE)
                .pricing(LinePricing.BY_QUANTITY)
                .quantity(Quantity.of("7"))
                .unitPrice(new UnitPrice(new BigDecimal("10.005"), Papers.EUR))
                .priceBase(Quantity.of("2"))
                .adjustments(List.of(change(AdjustmentKind.CHARGE, "1.00"), change(AdjustmentKind.ALLOWANCE, "0.02")))
                .net(eur("36.00"))
                .build();

        assertThat(of(line).check()).isEmpty();
        Broken.expect(
                of(InvoiceLineBuilder.builder(line).net(eur("35.99")).build()).check(), "I3", "/lines/0/net");
        Broken.expect(
                of(InvoiceLineBuilder.builder(line).unitPrice(null).build()).check(), "I3", "/lines/0/unitPrice");
        Broken.expect(
                of(InvoiceLineBuilder.builder(line).priceBase(Quantity.ZERO).build())
                        .check(),
                "I3",
                "/lines/0/priceBase");
    }

    @Test
    void i6_anAdjustmentOfALineIsTaxedAsTheLine() {
        Adjustment other = new Adjustment(AdjustmentKind.CHARGE, eur("1.00"), "freight", "R07");
        InvoiceLine line =
                InvoiceLineBuilder.builder(FEE).adjustments(List.of(other)).build();

        Broken.expect(of(line).check(), "I6", "/lines/0/adjustments/0/taxCode");
    }

    @Test
    void i5_i6_adjustmentsOfTheDocumentCountInTotalsAndInTax() {
        // 1000.00 less 100.00 is 900.00; 19 % of it is 171.00
        InvoiceTotals totals = InvoiceTotalsBuilder.builder(
                        InvoiceTotals.of(eur("900.00"), eur("171.00"), eur("1071.00")))
                .lines(eur("1000.00"))
                .allowances(eur("100.00"))
                .build();
        Invoice invoice = InvoiceBuilder.builder(Papers.invoice())
                .adjustments(List.of(change(AdjustmentKind.ALLOWANCE, "100.00")))
                .taxes(List.of(TaxSubtotal.of("S19", Papers.RATE, eur("900.00"))))
                .totals(totals)
                .build();
        InvoiceTotals unnamed = InvoiceTotalsBuilder.builder(totals)
                .allowances(eur("0.00"))
                .charges(eur("-100.00"))
                .build();

        assertThat(invoice.check()).isEmpty();
        assertThat(InvoiceBuilder.builder(invoice).totals(unnamed).build().check())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I5"))
                .extracting(Violation::path)
                .containsExactly("/totals/allowances", "/totals/charges");
    }

    @Test
    void i7_aTargetThatRoundsEachLineGetsTheDifferenceByName() {
        // 0.03 at 19 % is 0.0057, so 0.01; three of them are 0.03, their sum's tax is 0.02
        List<InvoiceLine> lines = IntStream.rangeClosed(1, 3)
                .mapToObj(no -> Papers.line(no, "T-" + no, "1", "0.03"))
                .toList();
        Invoice invoice = InvoiceBuilder.builder(Papers.invoice())
                .lines(lines)
                .taxes(List.of(TaxSubtotal.of("S19", Papers.RATE, eur("0.09"))))
                .totals(InvoiceTotals.of(eur("0.09"), eur("0.02"), eur("0.11")))
                .build();

        assertThat(invoice.check()).isEmpty();
        assertThat(invoice.roundingFor(TaxRounding.PER_LINE)).isEqualTo(eur("0.01"));
    }

    @Test
    void i7_anInvoiceIsJudgedByItsOwnRounding() {
        List<InvoiceLine> lines = IntStream.rangeClosed(1, 3)
                .mapToObj(no -> Papers.line(no, "T-" + no, "1", "0.03"))
                .toList();
        Invoice perLine = InvoiceBuilder.builder(Papers.invoice())
                .lines(lines)
                .taxes(List.of(new TaxSubtotal("S19", Papers.RATE, eur("0.09"), eur("0.03"))))
                .totals(InvoiceTotals.of(eur("0.09"), eur("0.03"), eur("0.12")))
                .taxRounding(TaxRounding.PER_LINE)
                .build();

        assertThat(perLine.check()).isEmpty();
        Broken.expect(
                InvoiceBuilder.builder(perLine)
                        .taxRounding(TaxRounding.PER_CATEGORY)
                        .build()
                        .check(),
                "I7",
                "/taxes/0/tax");
    }

    @Test
    void i10_dueIsGrossLessPrepaidPlusRounding() {
        InvoiceTotals totals = InvoiceTotalsBuilder.builder(Papers.invoice().totals())
                .prepaid(eur("190.00"))
                .rounding(eur("0.01"))
                .due(eur("1000.01"))
                .build();

        assertThat(InvoiceBuilder.builder(Papers.invoice())
                        .totals(totals)
                        .build()
                        .check())
                .isEmpty();
        Broken.expect(
                InvoiceBuilder.builder(Papers.invoice())
                        .totals(InvoiceTotalsBuilder.builder(totals)
                                .due(eur("1000.00"))
                                .build())
                        .build()
                        .check(),
                "I10",
                "/totals/due");
    }

    @Test
    void whatIsNotTaxedCarriesNoTaxAndAReason() {
        TaxSubtotal reverse = new TaxSubtotal(
                "S19", Rate.ZERO, eur("800.00"), eur("0.00"), TaxCategory.REVERSE_CHARGE, null, "Article 196");
        InvoiceLine line = InvoiceLineBuilder.builder(FEE).taxRate(Rate.ZERO).build();
        TaxSubtotal silent =
                new TaxSubtotal("S19", Rate.ZERO, eur("800.00"), eur("0.00"), TaxCategory.REVERSE_CHARGE, null, null);
        TaxSubtotal charged =
                new TaxSubtotal("S19", Papers.RATE, eur("800.00"), eur("152.00"), TaxCategory.EXEMPT, null, "health");

        assertThat(of(line, reverse).check()).isEmpty();
        Broken.expect(of(line, silent).check(), "TAX_NOT_CHARGED", "/taxes/0/exemptionReason");
        Broken.expect(of(FEE, charged).check(), "TAX_NOT_CHARGED", "/taxes/0/tax");
    }

    @Test
    void i35_theRateIsFromTheInvoicesCurrency() {
        FxRate dollars =
                new FxRate(new CurrencyCode("USD"), new CurrencyCode("GBP"), BigDecimal.ONE, Papers.ISSUED, "ECB");

        Broken.expect(
                InvoiceBuilder.builder(Papers.invoice()).fx(dollars).build().check(), "I35", "/fx/base");
    }

    @Test
    void anInvoiceIsInTheCurrencyAndOfTheCompanyOfItsContract() {
        Engagement contract = Samples.of(RecordType.ENGAGEMENT);
        Engagement other = EngagementBuilder.builder(contract)
                .currency(new CurrencyCode("USD"))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "US01"))
                .build();

        assertThat(Papers.invoice().checkAgainst(contract)).isEmpty();
        assertThat(Papers.invoice().checkAgainst(other))
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("INVOICE_CONTRACT"))
                .extracting(Violation::path)
                .containsExactly("/currency", "/legalEntity");
    }

    @Test
    void i34_theIssueDateLiesInAPeriodThatTakesInvoices() {
        Set<JournalKind> none = Set.of();

        assertThat(Papers.invoice().checkPostingIn(entity(PeriodStatus.OPEN, null), none))
                .isEmpty();
        assertThat(Papers.invoice().checkPostingIn(entity(PeriodStatus.CLOSED, PeriodStatus.OPEN), none))
                .isEmpty();
        assertThat(Papers.invoice().checkPostingIn(entity(PeriodStatus.SOFT_CLOSED, null), Set.of(JournalKind.INVOICE)))
                .isEmpty();
        Broken.expect(
                Papers.invoice().checkPostingIn(entity(PeriodStatus.SOFT_CLOSED, null), none), "I34", "/issueDate");
        Broken.expect(
                Papers.invoice().checkPostingIn(entity(PeriodStatus.OPEN, PeriodStatus.CLOSED), none),
                "I34",
                "/issueDate");
        Broken.expect(Papers.invoice().checkPostingIn(Samples.of(RecordType.LEGAL_ENTITY), none), "I34", "/issueDate");
    }

    private static LegalEntity entity(PeriodStatus status, PeriodStatus receivables) {
        Period august = Period.of(YearMonth.of(2026, 8));
        return LegalEntityBuilder.builder(Samples.of(RecordType.LEGAL_ENTITY))
                .fiscalPeriods(List.of(new FiscalPeriod("2026-08", august, status, receivables, null, null)))
                .build();
    }

    @Test
    void i12_anItemIsBilledUpToWhatItHas() {
        Invoice invoice = Papers.invoice();
        Map<String, Quantity> items = Map.of("T-1", Quantity.of("8"), "T-2", Quantity.of("4"));
        List<Invoice> twice = List.of(invoice, invoice);

        assertThat(BilledSources.of(List.of(invoice), List.of()).check(items)).isEmpty();
        Broken.expect(BilledSources.of(twice, List.of()).check(items), "I12", "");
        Broken.expect(BilledSources.of(List.of(invoice), List.of()).check(Map.of("T-1", Quantity.of("8"))), "I12", "");
        assertThat(BilledSources.of(List.of(invoice, proforma(invoice)), List.of())
                        .check(items))
                .isEmpty();
    }

    private static Invoice proforma(Invoice invoice) {
        return InvoiceBuilder.builder(invoice).type(InvoiceType.PROFORMA).build();
    }

    @Test
    void amountsThatAreTooLargeToSumAreReportedAndDoNotFail() {
        Money most = eur("999999999999999999.99");
        List<InvoiceLine> lines = IntStream.rangeClosed(1, 3)
                .mapToObj(no -> InvoiceLineBuilder.builder(FEE).no(no).net(most).build())
                .toList();
        Invoice huge = InvoiceBuilder.builder(Papers.invoice())
                .lines(lines)
                .taxes(List.of(new TaxSubtotal("S19", Rate.of("99999999"), most, most)))
                .totals(InvoiceTotals.of(most, most, most))
                .build();

        assertThat(huge.check()).extracting(Violation::rule).contains("I4", "I6", "I7", "I9");
        assertThat(Papers.credit().checkAgainst(huge, List.of())).isNotNull();
    }

    private static Adjustment change(AdjustmentKind kind, String amount) {
        return new Adjustment(kind, eur(amount), "agreed", "S19");
    }

    /** An invoice of one line. */
    private static Invoice of(InvoiceLine line) {
        return of(line, TaxSubtotal.of("S19", line.taxRate(), line.net()));
    }

    private static Invoice of(InvoiceLine line, TaxSubtotal tax) {
        return InvoiceBuilder.builder(Papers.invoice())
                .issueDate(LocalDate.of(2026, 8, 31))
                .lines(List.of(line))
                .taxes(List.of(tax))
                .totals(InvoiceTotals.of(line.net(), tax.tax(), line.net().plus(tax.tax())))
                .build();
    }
}
