package org.tallystick.testkit.properties.ledger;

import static java.util.Comparator.comparing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditLine;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;
import org.tallystick.testkit.properties.ledger.PeriodResult.TaxAmount;
import org.tallystick.testkit.properties.ledger.TaxTables.Taxed;

/** What one run reverses of one invoice (RULES rule 8): by invoice line, then id. */
final class CreditDraft {

    private final YearMonth period;
    private final InvoiceDoc invoice;
    private final List<CreditLine> lines = new ArrayList<>();

    CreditDraft(YearMonth period, InvoiceDoc invoice) {
        this.period = period;
        this.invoice = invoice;
    }

    void add(Line line, Share share) {
        lines.add(new CreditLine(0, line, share));
    }

    /** None: all of the invoice still holds. */
    Optional<CreditDoc> memo() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<CreditLine> numbered = new ArrayList<>();
        lines.stream()
                .sorted(comparing((CreditLine line) -> line.reversed().number())
                        .thenComparing(line -> line.share().item().id(), CodePoints.ORDER))
                .forEach(line -> numbered.add(new CreditLine(numbered.size() + 1, line.reversed(), line.share())));
        List<TaxAmount> taxes = TaxTables.perCode(
                numbered.stream()
                        .map(line -> new Taxed(
                                line.reversed().taxCode(),
                                line.reversed().taxRate(),
                                line.share().amount()))
                        .toList(),
                new CurrencyCode(invoice.currency()));
        return Optional.of(new CreditDoc(
                period + "/" + invoice.key(),
                period,
                invoice,
                List.copyOf(numbered),
                taxes,
                TaxTables.sum(
                        numbered.stream().map(line -> line.share().amount()).toList()),
                TaxTables.sum(taxes.stream().map(TaxAmount::amount).toList())));
    }
}
