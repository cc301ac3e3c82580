package org.tallystick.model.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Words for people: at most 4000 characters. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(max = 4000) @Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Text {

    /** What is wrong with a text that is not. */
    String message() default "has at most 4000 characters";

    /** When it counts; none: always. */
    Class<?>[] groups() default {};

    /** What validators may carry along. */
    Class<? extends Payload>[] payload() default {};
}
