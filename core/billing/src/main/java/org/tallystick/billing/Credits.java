package org.tallystick.billing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.billing.BilledLedger.Part;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CreditMemoStatus;

/** Parts of invoices become credit memos, one for each invoice; each repeats the original's rate, tax code and tax rate (RULES rule 8). */
final class Credits {

    private static final Comparator<Part> BY_LINE = Comparator.comparing(
                    (Part part) -> part.invoice().key(), CodePoints.ORDER)
            .thenComparing(part -> part.line().no())
            .thenComparing(part -> part.source().id(), CodePoints.ORDER);

    private final BillingInput input;

    Credits(BillingInput input) {
        this.input = input;
    }

    /** The document that billing makes of what is wrong on an invoice in a period; what others make has another name. */
    static Ref<CreditMemo> ref(YearMonth period, String invoice) {
        return new Ref<>(Documents.HUB, RecordType.CREDIT_MEMO, period + "/" + invoice);
    }

    /** In the order of the invoices' keys. */
    List<CreditMemo> of(List<Part> parts) {
        Map<Invoice, List<Part>> byInvoice = new LinkedHashMap<>();
        parts.stream()
                .sorted(BY_LINE)
                .forEach(part -> byInvoice
                        .computeIfAbsent(part.invoice(), invoice -> new ArrayList<>())
                        .add(part));
        return byInvoice.entrySet().stream()
                .map(each -> Documents.checked(memo(each.getKey(), each.getValue())))
                .toList();
    }

    private CreditMemo memo(Invoice original, List<Part> parts) {
        List<CreditLine> lines = new ArrayList<>();
        for (Part part : parts) {
            lines.add(new CreditLine(part.line().no(), line(lines.size() + 1, part)));
        }
        List<InvoiceLine> credited = lines.stream().map(CreditLine::line).toList();
        List<TaxSubtotal> taxes = Documents.taxes(credited);
        return CreditMemoBuilder.builder()
                .header(Header.of(ref(input.period(), original.key())))
                .original(RecordType.INVOICE.refOf(original))
                .reason("CORRECTED")
                .kind(isAll(original, parts) ? CreditKind.FULL : CreditKind.PARTIAL)
                .issueDate(input.period().atEndOfMonth())
                .legalEntity(original.legalEntity())
                .billTo(original.billTo())
                .currency(original.currency())
                .fx(original.fx())
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(credited, taxes, original.currency()))
                .restoresSources(true)
                .status(CreditMemoStatus.DRAFT)
                .taxRounding(original.taxRounding())
                .build();
    }

    private static boolean isAll(Invoice original, List<Part> parts) {
        int items = original.lines().stream()
                .mapToInt(line -> line.sources().size())
                .sum();
        return parts.size() == items;
    }

    private static InvoiceLine line(int no, Part part) {
        return InvoiceLineBuilder.builder(part.line())
                .no(no)
                .serviceDate(part.serviceDate())
                .quantity(part.source().quantity())
                .net(part.source().amount())
                .sources(List.of(part.source()))
                .build();
    }
}
