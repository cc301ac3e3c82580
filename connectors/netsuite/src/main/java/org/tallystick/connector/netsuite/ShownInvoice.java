package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTermsBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
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
 * @param dueDate last day to pay, if it has one
 * @param purchaseOrder the customer's order number, if it has one
 * @param lines in their order
 */
record ShownInvoice(
        LocalDate date,
        Ref<Customer> customer,
        Ref<LegalEntity> legalEntity,
        Ref<Project> job,
        Ref<Engagement> engagement,
        CurrencyCode currency,
        @Nullable LocalDate dueDate,
        @Nullable String purchaseOrder,
        List<ShownLine> lines) {

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
                invoice.terms().dueDate(),
                invoice.terms().purchaseOrder(),
                invoice.lines().stream().map(line -> ShownLine.of(line, items)).toList());
    }

    /** As a record. */
    Invoice invoice(Header header) {
        List<InvoiceLine> billed = ShownLine.numbered(lines, date, job);
        List<TaxSubtotal> taxes = ShownLine.taxes(lines);
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
                .terms(InvoiceTermsBuilder.builder()
                        .dueDate(dueDate)
                        .purchaseOrder(purchaseOrder)
                        .build())
                .build();
    }
}
