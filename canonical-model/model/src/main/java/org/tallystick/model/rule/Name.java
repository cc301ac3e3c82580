package org.tallystick.model.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people call a thing: not blank, at most 255 characters. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(min = 1, max = 255) @Pattern(regexp = "(?s).*\\S.*")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Name {

    /** What is wrong with a text that is not. */
    String message() default "must not be blank, and has at most 255 characters";

    /** When it counts; none: always. */
    Class<?>[] groups() default {};

    /** What validators may carry along. */
    Class<? extends Payload>[] payload() default {};
}
