package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.connector.http.LineText;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Write;

/**
 * What NetSuite keeps of an invoice that we wrote, and so what a reading of it gives: the job that stands for its engagement, its month by its date, and of a line
 * what it bills in words, not the items.
 *
 * @param date of the document
 * @param customer who is billed
 * @param legalEntity who bills
 * @param job that it bills
 * @param engagement for which the job stands, under the job's internal id
 * @param currency of all amounts
 * @param lines in their order
 */
record ShownInvoice(
        LocalDate date,
        Ref<Customer> customer,
        Ref<LegalEntity> legalEntity,
        Ref<Project> job,
        Ref<Engagement> engagement,
        CurrencyCode currency,
        List<Line> lines) {

    /** Why a line that is read bills no item of ours. */
    static final String NO_ITEMS = "as NetSuite shows it, which does not keep the items";

    /** A line. */
    record Line(LineKind kind, Quantity quantity, Money net, String taxCode, Rate taxRate, String text) {}

    /** Of one that is written; {@code system} is NetSuite's name here. */
    static ShownInvoice of(Write<Invoice> write, String system, Items items) {
        Invoice invoice = write.record();
        Ref<Project> job = Document.job(invoice);
        return new ShownInvoice(
                invoice.issueDate(),
                invoice.billTo(),
                invoice.legalEntity(),
                job,
                new Ref<>(system, RecordType.ENGAGEMENT, write.idOf(job)),
                invoice.currency(),
                invoice.lines().stream().map(line -> of(line, items)).toList());
    }

    private static Line of(InvoiceLine line, Items items) {
        return new Line(
                items.kindOf(items.of(line.kind())).orElse(line.kind()),
                line.quantity(),
                line.net(),
                line.taxCode(),
                line.taxRate(),
                LineText.of(line));
    }

    /** As a record: tax is computed for each code and rounded once, as the model has it (I7). */
    Invoice invoice(Header header) {
        List<InvoiceLine> billed = new ArrayList<>();
        lines.forEach(line -> billed.add(line(billed.size() + 1, line)));
        List<TaxSubtotal> taxes = taxes();
        return InvoiceBuilder.builder()
                .header(header)
                .period(YearMonth.from(date))
                .issueDate(date)
                .legalEntity(legalEntity)
                .billTo(customer)
                .engagement(engagement)
                .currency(currency)
                .lines(billed)
                .taxes(taxes)
                .totals(InvoiceTotals.of(billed, taxes, currency))
                .build();
    }

    private InvoiceLine line(int no, Line line) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(line.kind())
                .project(job)
                .serviceDate(date)
                .quantity(line.quantity())
                .net(line.net())
                .taxCode(line.taxCode())
                .taxRate(line.taxRate())
                .description(line.text())
                .noSourceReason(NO_ITEMS)
                .build();
    }

    private List<TaxSubtotal> taxes() {
        SortedMap<String, TaxSubtotal> taxes = new TreeMap<>();
        for (Line line : lines) {
            TaxSubtotal before = taxes.get(line.taxCode());
            Money taxable = before == null ? line.net() : before.taxable().plus(line.net());
            taxes.put(line.taxCode(), TaxSubtotal.of(line.taxCode(), line.taxRate(), taxable));
        }
        return List.copyOf(taxes.values());
    }
}
