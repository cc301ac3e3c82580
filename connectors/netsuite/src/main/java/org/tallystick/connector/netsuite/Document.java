package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;

/**
 * What NetSuite is told of an invoice or of a credit memo. Amounts are positive in both: the type of document carries the sign.
 *
 * @param header its ref's id is the document's key
 * @param date of the document
 * @param customer who is billed or credited
 * @param legalEntity who bills or credits
 * @param currency of all amounts
 * @param lines in their order
 * @param totals what it comes to
 * @param job that an invoice bills; a credit memo names none, its invoice does
 * @param terms of an invoice; a credit memo has none
 * @param credit what a credit memo says more; none of an invoice
 */
record Document(
        Header header,
        LocalDate date,
        Ref<Customer> customer,
        Ref<LegalEntity> legalEntity,
        CurrencyCode currency,
        List<InvoiceLine> lines,
        InvoiceTotals totals,
        @Nullable Ref<Project> job,
        InvoiceTerms terms,
        @Nullable Credit credit) {

    /**
     * What a credit memo says more than an invoice.
     *
     * @param original what it credits
     * @param kind what it gives back
     * @param applications what it is set against
     */
    record Credit(Ref<Invoice> original, CreditKind kind, List<CreditApplication> applications) {

        private Stream<Ref<?>> references() {
            return Stream.concat(Stream.of(original), applications.stream().map(CreditApplication::invoice));
        }
    }

    static Document of(Invoice invoice) {
        return new Document(
                invoice.header(),
                invoice.issueDate(),
                invoice.billTo(),
                invoice.legalEntity(),
                invoice.currency(),
                invoice.lines(),
                invoice.totals(),
                job(invoice),
                invoice.terms(),
                null);
    }

    /** The job that stands for an engagement: the hub made it, under the engagement's id. */
    static Ref<Project> job(Invoice invoice) {
        return new Ref<>("hub", RecordType.PROJECT, invoice.engagement().id());
    }

    static Document of(CreditMemo memo) {
        return new Document(
                memo.header(),
                memo.issueDate(),
                memo.billTo(),
                memo.legalEntity(),
                memo.currency(),
                memo.lines().stream().map(CreditLine::line).toList(),
                memo.totals(),
                null,
                InvoiceTerms.DEFAULT,
                new Credit(memo.original(), memo.kind(), memo.applications()));
    }

    /** What must be there before it. */
    List<Ref<?>> references() {
        Stream<Ref<?>> parties = Stream.of(customer, legalEntity);
        Stream<Ref<?>> more = credit == null ? Stream.ofNullable(job) : credit.references();
        return Stream.concat(parties, more).distinct().toList();
    }
}
