package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;

/**
 * The billing axis of a time entry.
 *
 * @param state how far its billing is; none: nobody has decided
 * @param billableHours hours that may be billed, where they differ from those worked
 * @param shares hours by state, where they are in several (I11); else empty
 */
@BuiltRecord
public record TimeBilling(
        @Nullable BillingState state,
        @Nullable @PositiveOrZero Quantity billableHours,
        List<@Valid BillingShare> shares) {

    public TimeBilling {
        shares = shares == null ? List.of() : List.copyOf(shares);
    }

    /** Nobody has decided. */
    public static final TimeBilling UNDECIDED = new TimeBilling(null, null, List.of());
}
