package org.tallystick.examples.monthend;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;

/** A credit memo in the format of the result. */
record CreditRow(
        String key,
        String period,
        String invoice,
        String engagement,
        String billTo,
        String legalEntity,
        String currency,
        List<InvoiceRow.Tax> taxes,
        String subtotal,
        String tax,
        String total,
        List<Line> lines) {

    record Line(
            int line,
            int invoiceLine,
            String kind,
            String id,
            String project,
            @Nullable String role,
            @Nullable String rate,
            String serviceDate,
            String quantity,
            String amount,
            String taxCode,
            String taxRate) {}

    /** @param original what it credits */
    static CreditRow of(CreditMemo credit, Invoice original) {
        return new CreditRow(
                credit.ref().id(),
                YearMonth.from(credit.issueDate()).toString(),
                original.key(),
                original.engagement().id(),
                credit.billTo().id(),
                credit.legalEntity().id(),
                credit.currency().code(),
                InvoiceRow.taxes(credit.taxes()),
                InvoiceRow.text(credit.totals().net().amount()),
                InvoiceRow.text(credit.totals().tax().amount()),
                InvoiceRow.text(credit.totals().gross().amount()),
                credit.lines().stream().map(CreditRow::line).toList());
    }

    private static Line line(CreditLine credited) {
        InvoiceLine line = credited.line();
        return new Line(
                line.no(),
                credited.originalLine(),
                InvoiceRow.name(line.kind()),
                line.sources().get(0).id(),
                line.project().id(),
                line.role(),
                line.unitPrice() == null
                        ? null
                        : InvoiceRow.text(line.unitPrice().amount()),
                line.serviceDate().toString(),
                InvoiceRow.text(line.quantity().value()),
                InvoiceRow.text(line.net().amount()),
                line.taxCode(),
                InvoiceRow.text(line.taxRate().value()));
    }
}
