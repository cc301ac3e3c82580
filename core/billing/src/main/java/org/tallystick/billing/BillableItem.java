package org.tallystick.billing;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * What one source line may bill, rated.
 *
 * @param id of the source line
 * @param kind why it would be billed
 * @param project of what
 * @param role whose hours; time only
 * @param unitPrice of one hour; time only
 * @param origin where its amount came from, in words
 * @param serviceDate when
 * @param serviceUntil last day covered, counted in; recurring charges only
 * @param quantity hours of time, else 1
 * @param amount before tax, rounded
 */
record BillableItem(
        String id,
        LineKind kind,
        Ref<Project> project,
        @Nullable String role,
        @Nullable UnitPrice unitPrice,
        String origin,
        LocalDate serviceDate,
        @Nullable LocalDate serviceUntil,
        Quantity quantity,
        Money amount) {

    /** The order in which contract rules are applied (RULES rule 6). */
    static final Comparator<BillableItem> BY_SERVICE =
            Comparator.comparing(BillableItem::serviceDate).thenComparing(BillableItem::id, CodePoints.ORDER);

    /** One piece of something: an expense, a milestone. */
    static BillableItem single(
            String id, LineKind kind, Ref<Project> project, String origin, LocalDate serviceDate, Money amount) {
        return new BillableItem(id, kind, project, null, null, origin, serviceDate, null, Quantity.ONE, amount);
    }

    /** Whether it counts against a cap (RULES rule 6.4). */
    boolean isCapped() {
        return kind == LineKind.TIME || kind == LineKind.EXPENSE;
    }
}
