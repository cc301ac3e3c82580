package org.tallystick.billing;

import org.tallystick.testkit.properties.ledger.Item;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Held;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;

/** What the naive ledger says. */
final class LedgerFacts extends FactLines {

    void invoice(InvoiceDoc doc) {
        String of = "invoice " + doc.engagement();
        say(of, doc.period(), doc.billTo(), doc.legalEntity(), doc.currency(), doc.subtotal(), doc.tax(), doc.total());
        doc.taxes().forEach(tax -> say(of, "tax", tax.code(), tax.rate(), tax.base(), tax.amount()));
        for (Line line : doc.lines()) {
            say(
                    of,
                    line.number(),
                    line.kind(),
                    line.project(),
                    line.role(),
                    line.rate(),
                    line.late(),
                    line.serviceDate(),
                    line.to(),
                    line.quantity(),
                    line.amount(),
                    line.taxCode(),
                    line.taxRate());
            line.shares()
                    .forEach(share -> say(
                            of,
                            line.number(),
                            share.item().id(),
                            share.item().serviceDate(),
                            share.quantity(),
                            share.amount()));
        }
    }

    void credit(CreditDoc doc) {
        String of =
                "credit of " + doc.invoice().engagement() + " " + doc.invoice().period();
        say(of, doc.invoice().billTo(), doc.invoice().currency(), doc.subtotal(), doc.tax(), doc.total());
        doc.taxes().forEach(tax -> say(of, "tax", tax.code(), tax.rate(), tax.base(), tax.amount()));
        doc.lines()
                .forEach(line -> say(
                        of,
                        line.number(),
                        line.reversed().number(),
                        line.reversed().kind(),
                        line.share().item().id(),
                        line.reversed().project(),
                        line.reversed().role(),
                        line.reversed().rate(),
                        line.share().item().serviceDate(),
                        line.share().quantity(),
                        line.share().amount(),
                        line.reversed().taxCode(),
                        line.reversed().taxRate()));
    }

    void held(Held held) {
        Item item = held.item();
        say(
                "held",
                held.reason(),
                item.kind(),
                item.id(),
                item.project(),
                item.serviceDate(),
                held.quantity(),
                held.amount());
    }
}
