package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.tallystick.model.BilledSources;
import org.tallystick.model.Corrections;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** What a credit takes back of an invoice, and what is left then. */
class CreditArithmeticTest {

    @Property
    void i19_i20_i22_aFullCreditTakesBackAllAndLeavesNothing(@ForAll("invoices") Invoice invoice) {
        CreditMemo credit = Credits.full(invoice);

        assertThat(credit.check()).isEmpty();
        assertThat(credit.checkAgainst(invoice, List.of())).isEmpty();
        assertThat(Corrections.of(invoice, List.of(credit), List.of()).checkNeutral())
                .isEmpty();
    }

    @Property
    void i19_i22_twoCreditsThatShareTheLinesTakeBackAll(@ForAll("split") Tuple2<Invoice, List<CreditMemo>> split) {
        Invoice invoice = split.get1();
        List<CreditMemo> credits = split.get2();

        assertThat(credits).allSatisfy(credit -> {
            assertThat(credit.check()).isEmpty();
            assertThat(credit.checkAgainst(invoice, credits)).isEmpty();
        });
        assertThat(Corrections.of(invoice, credits, List.of()).checkNeutral()).isEmpty();
        assertThat(rules(Corrections.of(invoice, credits.subList(0, 1), List.of())
                        .checkNeutral()))
                .containsOnly("I22");
    }

    @Property
    void i19_creditsBeyondALineAreRefused(@ForAll("split") Tuple2<Invoice, List<CreditMemo>> split) {
        Invoice invoice = split.get1();
        CreditMemo part = split.get2().get(0);

        assertThat(rules(part.checkAgainst(invoice, List.of(Credits.full(invoice)))))
                .isNotEmpty()
                .containsOnly("I19");
    }

    @Property
    void i19_oneMinorUnitMoreThanTheLineIsTooMuch(@ForAll("split") Tuple2<Invoice, List<CreditMemo>> split) {
        CreditMemo credit = split.get2().get(0);
        InvoiceLine line = credit.lines().get(0).line();
        InvoiceLine more = InvoiceLineBuilder.builder(line)
                .net(InvoiceArithmeticTest.more(line.net()))
                .build();

        assertThat(withLine(credit, more).checkAgainst(split.get1(), List.of()))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("I19");
                    assertThat(violation.path()).isEqualTo("/lines/0/line/net");
                });
    }

    @Property
    void i19_aQuantityMoreThanTheLineIsTooMuch(@ForAll("split") Tuple2<Invoice, List<CreditMemo>> split) {
        CreditMemo credit = split.get2().get(0);
        InvoiceLine line = credit.lines().get(0).line();
        InvoiceLine more = InvoiceLineBuilder.builder(line)
                .quantity(line.quantity().plus(Quantity.of("0.000001")))
                .build();

        assertThat(withLine(credit, more).checkAgainst(split.get1(), List.of()))
                .extracting(Violation::path)
                .containsExactly("/lines/0/line/quantity");
    }

    @Property
    void i20_aFullCreditOfOneMinorUnitLessIsNone(@ForAll("invoices") Invoice invoice) {
        CreditMemo credit = Credits.full(invoice);
        InvoiceLine line = credit.lines().get(0).line();
        InvoiceLine less = InvoiceLineBuilder.builder(line)
                .net(InvoiceArithmeticTest.less(line.net()))
                .build();
        Assume.that(line.net().signum() > 0);

        assertThat(rules(withLine(credit, less).checkAgainst(invoice, List.of())))
                .containsOnly("I20");
        assertThat(rules(withGross(credit).checkAgainst(invoice, List.of()))).containsOnly("I20");
    }

    private static CreditMemo withGross(CreditMemo credit) {
        return CreditMemoBuilder.builder(credit)
                .totals(InvoiceTotalsBuilder.builder(credit.totals())
                        .gross(InvoiceArithmeticTest.less(credit.totals().gross()))
                        .build())
                .build();
    }

    @Property
    void i35_aCreditHasTheRateOfItsOriginal(@ForAll("invoices") Invoice invoice) {
        FxRate other = new FxRate(invoice.currency(), Documents.FUNCTIONAL, new BigDecimal("7"), Documents.DAY, "X");
        CreditMemo credit =
                CreditMemoBuilder.builder(Credits.full(invoice)).fx(other).build();

        assertThat(rules(credit.checkAgainst(invoice, List.of()))).containsOnly("I35");
    }

    @Property
    void i21_creditAndRebillComeToTheCorrectedDocument(@ForAll("invoices") Invoice invoice) {
        CreditMemo credit = Credits.full(invoice);
        Invoice corrected = withFewerLines(invoice);

        assertThat(Corrections.of(invoice, List.of(credit), List.of(corrected)).checkAgainst(corrected))
                .isEmpty();
        assertThat(Corrections.of(invoice, List.of(), List.of()).checkAgainst(invoice))
                .isEmpty();
    }

    @Property
    void i21_oneMinorUnitOffIsFound(@ForAll("invoices") Invoice invoice) {
        CreditMemo credit = withGross(Credits.full(invoice));

        assertThat(Corrections.of(invoice, List.of(credit), List.of(invoice)).checkAgainst(invoice))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("I21");
                    assertThat(violation.path()).isEqualTo("/totals/gross");
                });
    }

    private static Invoice withFewerLines(Invoice invoice) {
        return Invoices.recomputed(InvoiceBuilder.builder(invoice)
                .lines(invoice.lines().subList(0, 1))
                .adjustments(List.of())
                .build());
    }

    @Property
    void i12_whatIsBilledIsNotBilledAgainUntilItIsCredited(@ForAll("invoices") Invoice invoice) {
        Map<String, Quantity> available = new TreeMap<>();
        invoice.lines().stream()
                .flatMap(line -> line.sources().stream())
                .forEach(source -> available.put(source.id(), source.quantity()));
        Assume.that(!available.isEmpty());
        List<Invoice> twice = List.of(invoice, invoice);

        assertThat(BilledSources.of(List.of(invoice), List.of()).check(available))
                .isEmpty();
        assertThat(BilledSources.of(twice, List.of()).check(available))
                .hasSameSizeAs(available.keySet())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("I12"));
        assertThat(BilledSources.of(twice, List.of(Credits.full(invoice))).check(available))
                .isEmpty();
    }

    @Property
    void partsOfATaxMayDifferByOneMinorUnitAFullOneMayNot(@ForAll("invoices") Invoice invoice) {
        CreditMemo full = Credits.full(invoice);
        CreditMemo off = withTax(full);
        CreditMemo part =
                CreditMemoBuilder.builder(off).kind(CreditKind.PARTIAL).build();

        assertThat(rules(off.check())).containsOnly("I7");
        assertThat(part.check()).isEmpty();
    }

    /** One minor unit more tax of the first code, and totals that follow. */
    private static CreditMemo withTax(CreditMemo credit) {
        List<TaxSubtotal> taxes = new ArrayList<>(credit.taxes());
        TaxSubtotal first = taxes.get(0);
        taxes.set(
                0,
                new TaxSubtotal(first.code(), first.rate(), first.taxable(), InvoiceArithmeticTest.more(first.tax())));
        Money zero = Money.zero(credit.currency());
        List<InvoiceLine> lines = credit.lines().stream().map(CreditLine::line).toList();
        return CreditMemoBuilder.builder(credit)
                .taxes(taxes)
                .totals(Documents.totals(lines, credit.adjustments(), taxes, zero, zero))
                .build();
    }

    @Provide
    Arbitrary<Invoice> invoices() {
        return Invoices.valid();
    }

    @Provide
    Arbitrary<Tuple2<Invoice, List<CreditMemo>>> split() {
        return Invoices.withoutAdjustments()
                .filter(invoice -> invoice.lines().size() > 1)
                .flatMap(invoice -> Credits.inTwo(invoice).map(credits -> Tuple.of(invoice, credits)))
                .filter(split -> split.get2().stream()
                        .allMatch(credit -> credit.totals().net().signum() > 0));
    }

    private static List<String> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }

    private static CreditMemo withLine(CreditMemo credit, InvoiceLine line) {
        List<CreditLine> lines = new ArrayList<>(credit.lines());
        lines.set(line.no() - 1, new CreditLine(lines.get(line.no() - 1).originalLine(), line));
        return CreditMemoBuilder.builder(credit).lines(lines).build();
    }
}
