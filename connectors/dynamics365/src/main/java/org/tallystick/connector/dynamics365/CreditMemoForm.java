package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/** Credit memos: free text invoices with negative lines. */
final class CreditMemoForm extends FreeTextForm<CreditMemo> {

    CreditMemoForm(Accounts accounts, TaxCodes taxCodes, Documents invoices) {
        super(accounts, taxCodes, invoices, -1);
    }

    @Override
    public List<Ref<?>> references(CreditMemo credit) {
        return List.of(credit.billTo(), credit.legalEntity(), credit.original());
    }

    @Override
    public Document of(Write<CreditMemo> write) {
        CreditMemo credit = write.record();
        CompanyKey customer = customer(write, credit.billTo(), credit.legalEntity());
        List<InvoiceLine> lines = credit.lines().stream().map(CreditLine::line).toList();
        Parts parts = new Parts(lines, credit.taxes(), credit.totals().net());
        CompanyKey original = CompanyKey.parse(write.idOf(credit.original()), "original");
        return document(customer, credit.issueDate(), parts, Map.of(), original);
    }

    @Override
    public boolean isOwn(@Nullable Content content) {
        return content != null && content.isCredit();
    }
}
