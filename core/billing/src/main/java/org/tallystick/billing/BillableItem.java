package org.tallystick.billing;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * What one source line may bill, rated.
 *
 * @param source the record that it is made from
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
        Ref<?> source,
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
    static final Comparator<BillableItem> BY_SERVICE = Comparator.comparing(BillableItem::serviceDate)
            .thenComparing(BillableItem::id, CodePoints.ORDER)
            .thenComparing(BillableItem::kind);

    /** One piece of something: an expense, a milestone. */
    static BillableItem single(
            Ref<?> source, LineKind kind, Ref<Project> project, String origin, LocalDate serviceDate, Money amount) {
        return new BillableItem(
                source, source.id(), kind, project, null, null, origin, serviceDate, null, Quantity.ONE, amount);
    }

    ItemKey key() {
        return new ItemKey(kind, id);
    }

    /** Whether it counts against a cap (RULES rule 6.4). */
    boolean isCapped() {
        return kind == LineKind.TIME || kind == LineKind.EXPENSE;
    }
}
