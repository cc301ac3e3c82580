package org.tallystick.connector.dynamics365;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Invoice;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** Invoices: free text invoices whose net is not negative. */
final class InvoiceForm extends FreeTextForm<Invoice> {

    InvoiceForm(Accounts accounts, TaxCodes taxCodes, Documents invoices) {
        super(accounts, taxCodes, invoices, 1);
    }

    @Override
    public List<Ref<?>> references(Invoice invoice) {
        return List.of(invoice.billTo(), invoice.legalEntity());
    }

    @Override
    public Document of(Write<Invoice> write) {
        Invoice invoice = write.record();
        CompanyKey customer = customer(write, invoice.billTo(), invoice.legalEntity());
        Parts parts =
                new Parts(invoice.lines(), invoice.taxes(), invoice.totals().net());
        return document(customer, invoice.issueDate(), parts, terms(write, invoice.terms()), null);
    }

    /** What cannot be read is listed here. */
    @Override
    public boolean isOwn(@Nullable Content content) {
        return content == null || !content.isCredit();
    }
}
