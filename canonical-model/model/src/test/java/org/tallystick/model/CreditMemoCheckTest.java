package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Papers.eur;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Each rule of a credit memo, kept and broken. */
class CreditMemoCheckTest {

    private final Invoice invoice = Papers.invoice();
    private final CreditMemo credit = Papers.credit();

    @Test
    void aRightCreditKeepsEveryRule() {
        assertThat(credit.check()).isEmpty();
        assertThat(credit.checkAgainst(invoice, List.of())).isEmpty();
    }

    @Test
    void itsLinesTaxesAndTotalsAddUpAsThoseOfAnInvoice() {
        CreditLine wrong = new CreditLine(
                2,
                InvoiceLineBuilder.builder(credit.lines().get(0).line())
                        .net(eur("200.01"))
                        .build());

        assertThat(builder().lines(List.of(wrong)).build().check())
                .extracting(Violation::path)
                .containsExactly("/lines/0/line/net", "/taxes/0/taxable", "/totals/lines");
    }

    @Test
    void anIssuedCreditHasANumber() {
        Broken.expect(builder().number("").build().check(), "INVOICE_NUMBER", "/number");
        assertThat(builder().number(null).status(CreditMemoStatus.DRAFT).build().check())
                .isEmpty();
    }

    @Test
    void itsGrossIsNotNegative() {
        InvoiceTotals negative = InvoiceTotals.of(eur("-200.00"), eur("-38.00"), eur("-238.00"));

        assertThat(builder().totals(negative).build().check())
                .extracting(Violation::rule)
                .contains("CREDIT_SIGN");
    }

    @Test
    void noMoreIsAppliedThanItComesTo() {
        CreditApplication all = new CreditApplication(credit.original(), eur("238.00"), Papers.ISSUED);
        CreditApplication cent = new CreditApplication(credit.original(), eur("0.01"), Papers.ISSUED);

        assertThat(builder().applications(List.of(all)).build().check()).isEmpty();
        assertThat(builder().applications(List.of(all)).build().remaining()).isEqualTo(eur("0.00"));
        Broken.expect(builder().applications(List.of(all, cent)).build().check(), "CREDIT_APPLIED", "/applications");
    }

    @Test
    void itHasTheOriginalsPartiesAndCurrency() {
        CreditMemo strange = builder()
                .original(new Ref<>("hub", RecordType.INVOICE, "2"))
                .billTo(new Ref<>("hub", RecordType.CUSTOMER, "2"))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "2"))
                .currency(new CurrencyCode("USD"))
                .build();

        assertThat(strange.checkAgainst(invoice, List.of()))
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("CREDIT_ORIGINAL"))
                .extracting(Violation::path)
                .containsExactly("/original", "/currency", "/billTo", "/legalEntity");
    }

    @Test
    void itIsTaxedAsTheOriginalUnlessItCorrectsTheTax() {
        CreditMemo other =
                withLine(InvoiceLineBuilder.builder(credit.lines().get(0).line())
                        .taxRate(Rate.of("0.07"))
                        .build());

        Broken.expect(other.checkAgainst(invoice, List.of()), "CREDIT_TAX", "/lines/0/line/taxRate");
        assertThat(CreditMemoBuilder.builder(other).kind(CreditKind.TAX).build().checkAgainst(invoice, List.of()))
                .isEmpty();
    }

    @Test
    void i19_aLineOfTheOriginalIsCreditedOnce() {
        CreditMemo again = builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, "2")))
                .build();
        CreditMemo cancelled = CreditMemoBuilder.builder(again)
                .status(CreditMemoStatus.CANCELLED)
                .build();

        assertThat(credit.checkAgainst(invoice, List.of(again)))
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I19"))
                .extracting(Violation::path)
                .containsExactly("/lines/0/line/quantity", "/lines/0/line/net");
        assertThat(credit.checkAgainst(invoice, List.of(cancelled, credit))).isEmpty();
    }

    @Test
    void i19_aDifferenceOfPriceTakesBackNoHours() {
        CreditMemo rate = CreditMemoBuilder.builder(withLine(
                        InvoiceLineBuilder.builder(credit.lines().get(0).line())
                                .quantity(Quantity.of("99"))
                                .build()))
                .kind(CreditKind.RATE)
                .build();

        assertThat(rate.checkAgainst(invoice, List.of())).isEmpty();
    }

    @Test
    void i19_theLineThatItCreditsIsThere() {
        CreditLine stray = new CreditLine(9, credit.lines().get(0).line());

        Broken.expect(
                builder().lines(List.of(stray)).build().checkAgainst(invoice, List.of()),
                "I19",
                "/lines/0/originalLine");
    }

    @Test
    void i20_aFullCreditTakesBackAll() {
        CreditMemo full = builder().kind(CreditKind.FULL).build();

        assertThat(full.checkAgainst(invoice, List.of()))
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I20"))
                .extracting(Violation::path)
                .containsExactly("/lines", "/taxes", "/totals/net", "/totals/tax", "/totals/gross");
    }

    @Test
    void i21_i22_whatIsLeftIsTheCorrectedDocument() {
        Invoice corrected = InvoiceBuilder.builder(invoice)
                .lines(invoice.lines().subList(0, 1))
                .taxes(List.of(TaxSubtotal.of("S19", Papers.RATE, eur("800.00"))))
                .totals(InvoiceTotals.of(eur("800.00"), eur("152.00"), eur("952.00")))
                .build();
        Corrections corrections = Corrections.of(invoice, List.of(credit), List.of());

        assertThat(corrections.checkAgainst(corrected)).isEmpty();
        assertThat(corrections.checkAgainst(invoice))
                .extracting(Violation::path)
                .containsExactly("/lines", "/taxes", "/totals/gross");
        assertThat(corrections.checkNeutral()).extracting(Violation::rule).containsOnly("I22");
    }

    private CreditMemo withLine(InvoiceLine line) {
        return builder().lines(List.of(new CreditLine(2, line))).build();
    }

    private CreditMemoBuilder builder() {
        return CreditMemoBuilder.builder(credit);
    }
}
