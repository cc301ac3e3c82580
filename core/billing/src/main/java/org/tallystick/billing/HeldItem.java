package org.tallystick.billing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * An item that a rule holds: an open exception with its amount.
 *
 * @param code why
 * @param item id of the source line
 * @param kind of item
 * @param project of what
 * @param serviceDate when
 * @param quantity hours of time, else 1
 * @param amount before tax, in the engagement's currency; none where it cannot be known
 * @param message what is wrong, with the values
 */
public record HeldItem(
        HoldCode code,
        String item,
        LineKind kind,
        Ref<Project> project,
        LocalDate serviceDate,
        Quantity quantity,
        @Nullable Money amount,
        String message) {

    /** Which item. */
    public ItemKey key() {
        return new ItemKey(kind, item);
    }
}
