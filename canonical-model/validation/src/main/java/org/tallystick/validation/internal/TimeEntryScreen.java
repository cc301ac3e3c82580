package org.tallystick.validation.internal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BillingShare;
import org.tallystick.model.LockedRate;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.value.Quantity;

/**
 * The constraints on a time entry, compiled by hand: most entries are right, and there are many of them. It says only whether an entry
 * keeps them all; a property proves that it agrees with the annotations.
 */
final class TimeEntryScreen {

    private static final BigDecimal MAX_HOURS = BigDecimal.valueOf(24);

    private TimeEntryScreen() {}

    static boolean passes(TimeEntry entry) {
        BigDecimal hours = entry.hours().value();
        return hours.signum() > 0
                && hours.compareTo(MAX_HOURS) <= 0
                && Texts.isCode(entry.role())
                && Texts.isCode(entry.timesheet())
                && passes(entry.billing())
                && passes(entry.pricing().lockedRate())
                && passes(entry.notes());
    }

    private static boolean passes(TimeBilling billing) {
        return isNotNegative(billing.billableHours()) && passes(billing.shares());
    }

    private static boolean passes(List<BillingShare> shares) {
        for (int i = 0; i < shares.size(); i++) {
            if (!isNotNegative(shares.get(i).quantity())) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(@Nullable LockedRate rate) {
        return rate == null || (Texts.isCode(rate.entry()) && Texts.isCode(rate.version()));
    }

    private static boolean passes(TimeNotes notes) {
        return Texts.isText(notes.internal()) && Texts.isText(notes.external());
    }

    private static boolean isNotNegative(@Nullable Quantity quantity) {
        return quantity == null || quantity.signum() >= 0;
    }
}
