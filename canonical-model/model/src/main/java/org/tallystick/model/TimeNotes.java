package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Text;

/**
 * Words about a day of work.
 *
 * @param internal for the firm
 * @param external for the customer
 */
@BuiltRecord
public record TimeNotes(
        @Nullable @Text String internal, @Nullable @Text String external) {

    /** None. */
    public static final TimeNotes NONE = new TimeNotes(null, null);
}
