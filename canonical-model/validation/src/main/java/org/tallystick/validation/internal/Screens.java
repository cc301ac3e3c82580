package org.tallystick.validation.internal;

import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.TimeEntry;

/** Which records surely keep their constraints, told fast. */
public final class Screens {

    private Screens() {}

    /** Whether the record keeps all constraints of the default group. Of types without a screen it knows nothing, and says no. */
    public static boolean passes(Entity record) {
        if (record instanceof TimeEntry entry) {
            return TimeEntryScreen.passes(entry);
        }
        return record instanceof ExpenseItem item && ExpenseItemScreen.passes(item);
    }
}
