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

/** A code, number or key of some system: not blank, at most 100 characters. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Code {

    /** What is wrong with a text that is not. */
    String message() default "must not be blank, and has at most 100 characters";

    /** When it counts; none: always. */
    Class<?>[] groups() default {};

    /** What validators may carry along. */
    Class<? extends Payload>[] payload() default {};
}
