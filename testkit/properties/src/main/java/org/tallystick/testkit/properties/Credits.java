package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.tallystick.model.Adjustment;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;

/** Coherent credit memos of an invoice. They break no rule, beside it either. */
public final class Credits {

    private Credits() {}

    /** A credit of all of it. */
    public static CreditMemo full(Invoice invoice) {
        return credit(invoice, "CM-0", CreditKind.FULL, invoice.lines(), invoice.adjustments(), invoice.taxes());
    }

    /** Two credits, the one of some lines, the other of what is left; both have a line, and the invoice has no adjustments of its own. */
    public static Arbitrary<List<CreditMemo>> inTwo(Invoice invoice) {
        List<InvoiceLine> lines = invoice.lines();
        return Arbitraries.integers().between(1, Math.max(1, lines.size() - 1)).map(cut -> {
            List<InvoiceLine> some = lines.subList(0, cut);
            List<InvoiceLine> rest = lines.subList(cut, lines.size());
            List<TaxSubtotal> taxes = Documents.taxes(some, List.of());
            CreditMemo first = credit(invoice, "CM-1", CreditKind.PARTIAL, some, List.of(), taxes);
            CreditMemo second =
                    credit(invoice, "CM-2", CreditKind.PARTIAL, rest, List.of(), rest(invoice.taxes(), taxes));
            return List.of(first, second);
        });
    }

    /** What is left of each subtotal; of a code of which all is credited, nothing. */
    private static List<TaxSubtotal> rest(List<TaxSubtotal> all, List<TaxSubtotal> credited) {
        List<TaxSubtotal> rest = new ArrayList<>();
        for (TaxSubtotal tax : all) {
            TaxSubtotal part = credited.stream()
                    .filter(other -> other.code().equals(tax.code()))
                    .findFirst()
                    .orElse(new TaxSubtotal(tax.code(), tax.rate(), zero(tax), zero(tax)));
            rest.add(new TaxSubtotal(
                    tax.code(),
                    tax.rate(),
                    tax.taxable().minus(part.taxable()),
                    tax.tax().minus(part.tax())));
        }
        return rest;
    }

    private static Money zero(TaxSubtotal tax) {
        return Money.zero(tax.tax().currency());
    }

    private static CreditMemo credit(
            Invoice invoice,
            String number,
            CreditKind kind,
            List<InvoiceLine> lines,
            List<Adjustment> adjustments,
            List<TaxSubtotal> taxes) {
        List<TaxSubtotal> used = taxes.stream()
                .filter(tax -> lines.stream().anyMatch(line -> line.taxCode().equals(tax.code())))
                .toList();
        Money zero = Money.zero(invoice.currency());
        return CreditMemoBuilder.builder()
                .header(Header.of(Documents.ref(RecordType.CREDIT_MEMO, number)))
                .number(number)
                .original(RecordType.INVOICE.refOf(invoice))
                .reason("AGREED")
                .kind(kind)
                .issueDate(Documents.DAY.plusDays(1))
                .legalEntity(invoice.legalEntity())
                .billTo(invoice.billTo())
                .currency(invoice.currency())
                .fx(invoice.fx())
                .taxRounding(invoice.taxRounding())
                .lines(credited(lines))
                .adjustments(adjustments)
                .taxes(used)
                .totals(Documents.totals(lines, adjustments, used, zero, zero))
                .restoresSources(true)
                .status(CreditMemoStatus.ISSUED)
                .posting(Posting.POSTED)
                .build();
    }

    private static List<CreditLine> credited(List<InvoiceLine> lines) {
        List<CreditLine> credited = new ArrayList<>();
        for (InvoiceLine line : lines) {
            InvoiceLine renumbered =
                    InvoiceLineBuilder.builder(line).no(credited.size() + 1).build();
            credited.add(new CreditLine(line.no(), renumbered));
        }
        return credited;
    }
}
