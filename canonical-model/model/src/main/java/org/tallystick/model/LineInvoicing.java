package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/**
 * How a contract line is invoiced.
 *
 * @param frequency code of how often
 * @param cutOff code of up to when
 * @param calendar code of the calendar of recurring periods
 * @param proration what a part of a period costs; recurring lines only
 * @param timeRounding how hours are rounded
 * @param timeIncrement hours to which they are rounded
 * @param taxCode of the ERP, where the line has its own
 * @param retainage share that is withheld until the end (I18)
 */
@BuiltRecord
public record LineInvoicing(
        @Nullable @Code String frequency,
        @Nullable @Code String cutOff,
        @Nullable @Code String calendar,
        @Nullable ProrationRule proration,
        TimeRounding timeRounding,
        @Nullable @Positive Quantity timeIncrement,
        @Nullable @Code String taxCode,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate retainage) {

    public LineInvoicing {
        timeRounding = timeRounding == null ? TimeRounding.NONE : timeRounding;
    }

    /** As the engagement is. */
    public static final LineInvoicing DEFAULT =
            new LineInvoicing(null, null, null, null, TimeRounding.NONE, null, null, null);
}
