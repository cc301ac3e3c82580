package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Name;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * One line of a vendor's bill.
 *
 * @param no from 1
 * @param project on what
 * @param task on which part of it
 * @param category what for
 * @param net before tax
 * @param tax on it
 * @param billable whether the customer pays
 * @param resource the contractor who worked
 * @param hours that the vendor bills
 * @param timeEntries the hours that it bills
 */
@BuiltRecord
public record VendorBillLine(
        int no,
        @Nullable Ref<Project> project,
        @Nullable Ref<Task> task,
        @Name String category,
        Money net,
        Money tax,
        boolean billable,
        @Nullable Ref<Resource> resource,
        @Nullable @PositiveOrZero Quantity hours,
        List<Ref<TimeEntry>> timeEntries) {

    public VendorBillLine {
        MissingFieldsException.check(VendorBillLine.class, "category", category, "net", net, "tax", tax);
        timeEntries = timeEntries == null ? List.of() : List.copyOf(timeEntries);
    }
}
