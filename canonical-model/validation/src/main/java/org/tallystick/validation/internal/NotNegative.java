package org.tallystick.validation.internal;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** What {@link PositiveOrZero} means of the model's values. */
public final class NotNegative {

    private NotNegative() {}

    /** Of money. */
    public static final class OfMoney implements ConstraintValidator<PositiveOrZero, Money> {

        @Override
        public boolean isValid(@Nullable Money value, ConstraintValidatorContext context) {
            return value == null || value.signum() >= 0;
        }
    }

    /** Of quantity. */
    public static final class OfQuantity implements ConstraintValidator<PositiveOrZero, Quantity> {

        @Override
        public boolean isValid(@Nullable Quantity value, ConstraintValidatorContext context) {
            return value == null || value.signum() >= 0;
        }
    }

    /** Of rate. */
    public static final class OfRate implements ConstraintValidator<PositiveOrZero, Rate> {

        @Override
        public boolean isValid(@Nullable Rate value, ConstraintValidatorContext context) {
            return value == null || value.value().signum() >= 0;
        }
    }
}
