package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.properties.Invoices;

/** A proposal in parts bills what the whole one bills (TRN-7). */
class InvoicePartsTest {

    @Property
    void noPartHasMoreLinesThanTheTargetTakesAndNoneIsLost(
            @ForAll("proposals") Invoice whole, @ForAll @IntRange(min = 1, max = 6) int maxLines) {
        List<Invoice> parts = InvoiceParts.of(whole, maxLines);

        assertThat(parts).allSatisfy(part -> assertThat(part.lines()).hasSizeLessThanOrEqualTo(maxLines));
        assertThat(parts.stream().flatMap(part -> part.lines().stream()).map(InvoiceLine::net))
                .containsExactlyElementsOf(
                        whole.lines().stream().map(InvoiceLine::net).toList());
        assertThat(items(parts)).containsExactlyElementsOf(items(List.of(whole)));
    }

    @Property
    void eachPartIsABillOfItsOwnThatBreaksNoRule(
            @ForAll("proposals") Invoice whole, @ForAll @IntRange(min = 1, max = 6) int maxLines) {
        List<Invoice> parts = InvoiceParts.of(whole, maxLines);

        assertThat(parts).allSatisfy(part -> assertThat(part.check()).isEmpty());
        assertThat(parts.stream().map(Invoice::ref)).doesNotHaveDuplicates();
    }

    @Property
    void whatIsNotRoundedSumsToTheWholeExactly(
            @ForAll("proposals") Invoice whole, @ForAll @IntRange(min = 1, max = 6) int maxLines) {
        List<Invoice> parts = InvoiceParts.of(whole, maxLines);

        for (Function<InvoiceTotals, Money> amount : List.<Function<InvoiceTotals, Money>>of(
                InvoiceTotals::lines,
                InvoiceTotals::net,
                InvoiceTotals::allowances,
                InvoiceTotals::charges,
                InvoiceTotals::prepaid,
                InvoiceTotals::rounding)) {
            assertThat(sum(parts, amount)).isEqualTo(amount.apply(whole.totals()));
        }
    }

    @Property
    void taxDiffersByHalfAMinorUnitForEachRoundingAtMost(
            @ForAll("proposals") Invoice whole, @ForAll @IntRange(min = 1, max = 6) int maxLines) {
        List<Invoice> parts = InvoiceParts.of(whole, maxLines);

        BigDecimal off = sum(parts, InvoiceTotals::tax)
                .minus(whole.totals().tax())
                .amount()
                .abs();
        int roundings = whole.taxes().size()
                + parts.stream().mapToInt(part -> part.taxes().size()).sum();
        BigDecimal halfUnit = BigDecimal.valueOf(5, whole.currency().exponent() + 1);
        assertThat(off).isLessThanOrEqualTo(halfUnit.multiply(BigDecimal.valueOf(roundings)));
    }

    @Example
    void whatIsIssuedIsNotSplit() {
        Invoice issued =
                Invoices.valid().filter(invoice -> invoice.lines().size() > 1).sample();

        assertThatThrownBy(() -> InvoiceParts.of(issued, 1)).hasMessageContaining("is issued as INV-1");
    }

    @Provide
    Arbitrary<Invoice> proposals() {
        return Invoices.valid()
                .map(invoice -> InvoiceBuilder.builder(invoice)
                        .number(null)
                        .state(InvoiceState.PROPOSED)
                        .build());
    }

    private static List<LineSource> items(List<Invoice> invoices) {
        return invoices.stream()
                .flatMap(invoice -> invoice.lines().stream())
                .flatMap(line -> line.sources().stream())
                .toList();
    }

    private static Money sum(List<Invoice> parts, Function<InvoiceTotals, Money> amount) {
        return parts.stream()
                .map(Invoice::totals)
                .map(amount)
                .reduce(Money::plus)
                .orElseThrow();
    }
}
