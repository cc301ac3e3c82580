package org.tallystick.validation.internal;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.DecimalMax;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** What {@link DecimalMax} means of the model's values. Its bound always counts in. */
public abstract class AtMost<V> implements ConstraintValidator<DecimalMax, V> {

    private BigDecimal max = BigDecimal.ZERO;

    AtMost() {}

    abstract BigDecimal number(V value);

    @Override
    public void initialize(DecimalMax constraint) {
        if (!constraint.inclusive()) {
            throw new IllegalArgumentException("The model's bounds count in");
        }
        max = new BigDecimal(constraint.value());
    }

    @Override
    public boolean isValid(@Nullable V value, ConstraintValidatorContext context) {
        return value == null || number(value).compareTo(max) <= 0;
    }

    /** Of quantities. */
    public static final class OfQuantity extends AtMost<Quantity> {

        @Override
        BigDecimal number(Quantity value) {
            return value.value();
        }
    }

    /** Of rates. */
    public static final class OfRate extends AtMost<Rate> {

        @Override
        BigDecimal number(Rate value) {
            return value.value();
        }
    }
}
