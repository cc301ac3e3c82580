package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * One planned bill of a fixed-price or milestone line.
 *
 * @param no from 1
 * @param date when
 * @param amount before tax
 * @param billed whether it was; a billed entry never changes (I15)
 * @param milestone what must be accepted first
 */
public record BillingScheduleEntry(
        int no,
        LocalDate date,
        @PositiveOrZero Money amount,
        boolean billed,
        @Nullable Ref<Milestone> milestone) {

    public BillingScheduleEntry {
        MissingFieldsException.check(BillingScheduleEntry.class, "date", date, "amount", amount);
    }
}
