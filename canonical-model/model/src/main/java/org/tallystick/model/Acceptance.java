package org.tallystick.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.value.Rate;

/**
 * A customer took a deliverable.
 *
 * @param acceptedAt when
 * @param acceptedBy who, at the customer; personal data
 * @param reference of the signed paper
 * @param share how much of it, 0 to 1; none: all
 */
public record Acceptance(
        Instant acceptedAt,
        @Nullable @Name String acceptedBy,
        @Nullable @Code String reference,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate share) {

    public Acceptance {
        MissingFieldsException.check(Acceptance.class, "acceptedAt", acceptedAt);
    }
}
