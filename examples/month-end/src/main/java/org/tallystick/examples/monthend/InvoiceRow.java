package org.tallystick.examples.monthend;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.TaxSubtotal;

/** An invoice in the format of the result. */
record InvoiceRow(
        String key,
        String period,
        String engagement,
        String billTo,
        String legalEntity,
        String currency,
        List<Tax> taxes,
        String subtotal,
        String tax,
        String total,
        List<Line> lines) {

    record Tax(String taxCode, String taxRate, String base, String amount) {}

    record Item(String id, String quantity, String amount) {}

    record Line(
            int line,
            String kind,
            String project,
            @Nullable String role,
            @Nullable String rate,
            boolean late,
            String serviceDate,
            @Nullable String to,
            String quantity,
            String amount,
            String taxCode,
            String taxRate,
            List<Item> items) {}

    static InvoiceRow of(Invoice invoice) {
        return new InvoiceRow(
                invoice.key(),
                invoice.period().toString(),
                invoice.engagement().id(),
                invoice.billTo().id(),
                invoice.legalEntity().id(),
                invoice.currency().code(),
                taxes(invoice.taxes()),
                text(invoice.totals().net().amount()),
                text(invoice.totals().tax().amount()),
                text(invoice.totals().gross().amount()),
                invoice.lines().stream().map(InvoiceRow::line).toList());
    }

    static List<Tax> taxes(List<TaxSubtotal> taxes) {
        return taxes.stream()
                .map(tax -> new Tax(
                        tax.code(),
                        text(tax.rate().value()),
                        text(tax.taxable().amount()),
                        text(tax.tax().amount())))
                .toList();
    }

    static String name(LineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String text(BigDecimal number) {
        return number.toPlainString();
    }

    private static Line line(InvoiceLine line) {
        return new Line(
                line.no(),
                name(line.kind()),
                line.project().id(),
                line.role(),
                line.unitPrice() == null ? null : text(line.unitPrice().amount()),
                line.late(),
                line.serviceDate().toString(),
                line.serviceUntil() == null ? null : line.serviceUntil().toString(),
                text(line.quantity().value()),
                text(line.net().amount()),
                line.taxCode(),
                text(line.taxRate().value()),
                line.sources().stream()
                        .map(source -> new Item(
                                source.id(),
                                text(source.quantity().value()),
                                text(source.amount().amount())))
                        .toList());
    }
}
