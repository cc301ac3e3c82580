package org.tallystick.testkit.properties;

import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Adjustment;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/**
 * Coherent invoices: issued, in currencies of every exponent, with several tax codes, lines of all pricings, adjustments of lines and of
 * the document. They break no rule.
 */
public final class Invoices {

    private Invoices() {}

    /** Any of them. */
    public static Arbitrary<Invoice> valid() {
        return Documents.currency()
                .flatMap(currency ->
                        InvoiceLines.of(currency).flatMap(lines -> invoice(currency, lines, adjustments(lines))));
    }

    /** Those without adjustments of the document: each is the sum of its lines. */
    public static Arbitrary<Invoice> withoutAdjustments() {
        return Documents.currency()
                .flatMap(currency -> InvoiceLines.of(currency)
                        .flatMap(lines -> invoice(currency, lines, Arbitraries.just(List.of()))));
    }

    private static Arbitrary<List<Adjustment>> adjustments(List<InvoiceLine> lines) {
        return Arbitraries.of(lines).flatMap(InvoiceLines::adjustment).list().ofMaxSize(2);
    }

    private static Arbitrary<Invoice> invoice(
            CurrencyCode currency, List<InvoiceLine> lines, Arbitrary<List<Adjustment>> adjustments) {
        Arbitrary<Money> rounding = Arbitraries.longs().between(-2, 2).map(units -> Documents.units(units, currency));
        return Combinators.combine(
                        adjustments,
                        Documents.amount(currency),
                        rounding,
                        Documents.fx(currency).injectNull(0.5))
                .as((changes, prepaid, round, fx) -> invoice(currency, lines, changes, prepaid, round, fx));
    }

    private static Invoice invoice(
            CurrencyCode currency,
            List<InvoiceLine> lines,
            List<Adjustment> adjustments,
            Money prepaid,
            Money rounding,
            @Nullable FxRate fx) {
        List<TaxSubtotal> taxes = Documents.taxes(lines, adjustments);
        Money gross = Documents.totals(lines, adjustments, taxes, Money.zero(currency), rounding)
                .gross();
        InvoiceTotals totals = Documents.totals(
                lines, adjustments, taxes, prepaid.compareTo(gross) < 0 ? prepaid : Money.zero(currency), rounding);
        return InvoiceBuilder.builder()
                .header(Header.of(Documents.ref(RecordType.INVOICE, "2026-08/E-1")))
                .number("INV-1")
                .period(YearMonth.from(Documents.DAY))
                .issueDate(Documents.DAY)
                .legalEntity(Documents.ref(RecordType.LEGAL_ENTITY, "GB01"))
                .billTo(Documents.ref(RecordType.CUSTOMER, "C-1"))
                .engagement(Documents.ref(RecordType.ENGAGEMENT, "E-1"))
                .currency(currency)
                .lines(lines)
                .adjustments(adjustments)
                .taxes(taxes)
                .totals(totals)
                .fx(fx)
                .terms(new InvoiceTerms("NET30", null, Documents.DAY.plusDays(30), null))
                .state(new InvoiceState(
                        DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, CollectionState.NOT_DUE, 0))
                .build();
    }

    /** The same invoice with taxes and totals that follow from its lines and adjustments. */
    public static Invoice recomputed(Invoice invoice) {
        List<TaxSubtotal> taxes = Documents.taxes(invoice.lines(), invoice.adjustments());
        return InvoiceBuilder.builder(invoice)
                .taxes(taxes)
                .totals(totals(invoice, taxes))
                .build();
    }

    /** Totals that follow from its lines, its adjustments and these taxes. */
    public static InvoiceTotals totals(Invoice invoice, List<TaxSubtotal> taxes) {
        return Documents.totals(
                invoice.lines(),
                invoice.adjustments(),
                taxes,
                invoice.totals().prepaid(),
                invoice.totals().rounding());
    }
}
