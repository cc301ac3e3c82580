package org.tallystick.connector.certinia.internal.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A billing event of the package.
 *
 * @param id its id
 * @param number of the invoice that bills it; none: nobody said
 * @param date of that invoice
 * @param isInvoiced whether it counts as invoiced
 * @param changedAt when it was changed last; none: the org does not show the event
 * @param sources ids of the time entries, expenses and milestones that its items bill, and of whatever else they do
 */
record BilledEvent(
        String id,
        @Nullable String number,
        @Nullable LocalDate date,
        boolean isInvoiced,
        @Nullable Instant changedAt,
        SortedSet<String> sources) {

    /** Whether it says all that is written of that invoice. */
    boolean bears(InvoiceMark mark) {
        return isInvoiced && mark.number().equals(number) && mark.date().equals(date);
    }
}
