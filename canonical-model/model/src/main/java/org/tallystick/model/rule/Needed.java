package org.tallystick.model.rule;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a whole record has, while one system's view of it may lack it: always in the group {@link Complete}. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@NotNull @Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Needed {

    /** What is wrong where it is absent. */
    String message() default "is absent; a whole record has it";

    /** When it counts: {@link Complete}. */
    Class<?>[] groups() default {};

    /** What validators may carry along. */
    Class<? extends Payload>[] payload() default {};
}
