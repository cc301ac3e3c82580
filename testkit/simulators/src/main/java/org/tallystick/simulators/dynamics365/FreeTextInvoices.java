package org.tallystick.simulators.dynamics365;

import java.util.Locale;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.schema.Catalog;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import tools.jackson.databind.node.ObjectNode;

/** Posts free text invoices, which no client can. Source: Dynamics 365 Finance contract sheet, sections 3 and 8; the form of numbers is ours. */
final class FreeTextInvoices {
    private final EntitySet headers;
    private final Tables tables;

    FreeTextInvoices(Catalog catalog, Tables tables) {
        this.headers = catalog.find("FreeTextInvoiceHeaders").orElseThrow();
        this.tables = tables;
    }

    /** @throws IllegalArgumentException if the company has no such invoice, or it is posted already */
    void post(String company, long identifier) {
        ObjectNode posted = tables.find(headers, company + "|" + identifier)
                .filter(row -> !RowRules.isPosted(row))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Company %s has no free text invoice %d that could be posted".formatted(company, identifier)))
                .deepCopy();
        tables.atomically(() -> {
            String number = String.format(Locale.ROOT, "FTI-%06d", tables.next("FreeTextNumber|" + company));
            tables.change(
                    headers,
                    posted.put("IsPosted", "Yes").put("FreeTextNumber", number).put("InvoiceId", number));
            return number;
        });
    }
}
