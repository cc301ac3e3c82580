package org.tallystick.billing;

import java.time.YearMonth;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;

/** What billing says. */
final class BillingFacts extends FactLines {

    private final YearMonth period;

    BillingFacts(YearMonth period) {
        this.period = period;
    }

    void invoice(Invoice doc) {
        String of = "invoice " + doc.engagement().id();
        say(
                of,
                period,
                doc.billTo(),
                doc.legalEntity(),
                doc.currency(),
                doc.totals().net(),
                doc.totals().tax(),
                doc.totals().gross());
        doc.taxes().forEach(tax -> say(of, "tax", tax.code(), tax.rate(), tax.taxable(), tax.tax()));
        for (InvoiceLine line : doc.lines()) {
            say(
                    of,
                    line.no(),
                    line.kind(),
                    line.project(),
                    line.role(),
                    rate(line),
                    line.late(),
                    line.serviceDate(),
                    line.serviceUntil(),
                    line.quantity(),
                    line.net(),
                    line.taxCode(),
                    line.taxRate());
            line.sources()
                    .forEach(source ->
                            say(of, line.no(), source.id(), date(line, source), source.quantity(), source.amount()));
        }
    }

    void credit(CreditMemo doc) {
        String of = "credit of " + ChainedBilling.engagementOf(doc) + " " + ChainedBilling.periodOf(doc);
        say(
                of,
                doc.billTo(),
                doc.currency(),
                doc.totals().net(),
                doc.totals().tax(),
                doc.totals().gross());
        doc.taxes().forEach(tax -> say(of, "tax", tax.code(), tax.rate(), tax.taxable(), tax.tax()));
        for (CreditLine credit : doc.lines()) {
            InvoiceLine line = credit.line();
            LineSource source = line.sources().get(0);
            say(
                    of,
                    line.no(),
                    credit.originalLine(),
                    line.kind(),
                    source.id(),
                    line.project(),
                    line.role(),
                    rate(line),
                    date(line, source),
                    source.quantity(),
                    source.amount(),
                    line.taxCode(),
                    line.taxRate());
        }
    }

    void held(HeldItem held) {
        say(
                "held",
                held.code(),
                held.kind(),
                held.item(),
                held.project(),
                held.serviceDate(),
                held.quantity(),
                held.amount());
    }

    private static Object rate(InvoiceLine line) {
        return line.kind() == LineKind.TIME ? line.unitPrice() : null;
    }

    private static Object date(InvoiceLine line, LineSource source) {
        return source.serviceDate() == null ? line.serviceDate() : source.serviceDate();
    }
}
