package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * What sales expects of an opportunity.
 *
 * @param salesStage code of the stage in the sales process, while it is open
 * @param probability that it is won, 0 to 1
 * @param amount what it would come to, before tax
 * @param closeDate when it is expected to be decided
 */
@BuiltRecord
public record Forecast(
        @Nullable @Code String salesStage,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate probability,
        @Nullable @PositiveOrZero Money amount,
        @Nullable LocalDate closeDate) {

    /** Nothing is expected. */
    public static final Forecast NONE = new Forecast(null, null, null, null);
}
