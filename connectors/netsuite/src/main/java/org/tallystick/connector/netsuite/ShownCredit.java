package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Write;

/**
 * What NetSuite keeps of a credit memo that we wrote, and so what a reading of it gives: neither why it credits, nor which lines of the invoice, whose project
 * stands for that of each line.
 *
 * @param date of the document
 * @param customer who is credited
 * @param legalEntity who credits
 * @param original the invoice that it credits
 * @param project what that invoice bills, under the invoice's internal id
 * @param currency of all amounts
 * @param lines in their order
 */
record ShownCredit(
        LocalDate date,
        Ref<Customer> customer,
        Ref<LegalEntity> legalEntity,
        Ref<Invoice> original,
        Ref<Project> project,
        CurrencyCode currency,
        List<ShownLine> lines) {

    /** Why it credits: NetSuite is not told. */
    static final String REASON = "NOT_KEPT";

    /** Of one that is written; {@code system} is NetSuite's name here. */
    static ShownCredit of(Write<CreditMemo> write, String system, Items items) {
        CreditMemo memo = write.record();
        return new ShownCredit(
                memo.issueDate(),
                memo.billTo(),
                memo.legalEntity(),
                memo.original(),
                project(system, write.idOf(memo.original())),
                memo.currency(),
                memo.lines().stream()
                        .map(line -> ShownLine.of(line.line(), items))
                        .toList());
    }

    /** Internal ids are numbers, so that it is no job's. */
    static Ref<Project> project(String system, String invoiceId) {
        return new Ref<>(system, RecordType.PROJECT, "invoice-" + invoiceId);
    }

    /** As a record; a part of the invoice, since nothing says that it is all of it. */
    CreditMemo creditMemo(Header header) {
        List<InvoiceLine> credited = ShownLine.numbered(lines, date, project);
        List<TaxSubtotal> taxes = ShownLine.taxes(lines);
        return CreditMemoBuilder.builder()
                .header(header)
                .original(original)
                .reason(REASON)
                .kind(CreditKind.PARTIAL)
                .issueDate(date)
                .legalEntity(legalEntity)
                .billTo(customer)
                .currency(currency)
                .lines(credited.stream()
                        .map(line -> new CreditLine(line.no(), line))
                        .toList())
                .taxes(taxes)
                .totals(InvoiceTotals.of(credited, taxes, currency))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }
}
