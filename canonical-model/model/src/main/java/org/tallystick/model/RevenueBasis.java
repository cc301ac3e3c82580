package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * From what an amount of revenue was computed.
 *
 * @param costToDate up to the event; percent-complete only
 * @param costEstimate for all the work; percent-complete only
 * @param percent complete, 0 to 1
 * @param sources records that earned it
 */
@BuiltRecord
public record RevenueBasis(
        @Nullable @PositiveOrZero Money costToDate,
        @Nullable @PositiveOrZero Money costEstimate,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate percent,
        List<Ref<?>> sources) {

    public RevenueBasis {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** Its schedule alone. */
    public static final RevenueBasis SCHEDULE = new RevenueBasis(null, null, null, List.of());
}
