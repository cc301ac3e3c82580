package org.tallystick.validation.internal;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.util.Locale;

/** Messages that are the same everywhere, in any locale, and need no expression language. */
final class PlainWords implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
        Annotation constraint = context.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof DecimalMax max) {
            return "must be at most " + max.value();
        }
        if (constraint instanceof Positive) {
            return "must be greater than 0";
        }
        return constraint instanceof PositiveOrZero ? "must be 0 or greater" : template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }
}
