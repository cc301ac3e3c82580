package org.tallystick.examples.monthend;

import org.tallystick.billing.RevenuePosition;

/** A month of an engagement's revenue in the format of the result. */
record RevenueRow(
        String engagement,
        String period,
        String currency,
        String invoiced,
        String recognised,
        String deferred,
        String unbilled) {

    static RevenueRow of(RevenuePosition position) {
        return new RevenueRow(
                position.engagement().id(),
                position.period().toString(),
                position.invoiced().currency().code(),
                InvoiceRow.text(position.invoiced().amount()),
                InvoiceRow.text(position.recognised().amount()),
                InvoiceRow.text(position.deferred().amount()),
                InvoiceRow.text(position.unbilled().amount()));
    }
}
