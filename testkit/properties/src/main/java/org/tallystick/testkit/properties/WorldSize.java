package org.tallystick.testkit.properties;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large a {@link World} may become: {@code @ForAll @WorldSize(contracts = 5) World world}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface WorldSize {

    /** Customers at most, and people at most. */
    int parties() default 3;

    /** Contracts at most, each with its project. */
    int contracts() default 2;

    /** Time entries of each contract at most, and expenses at most. */
    int items() default 6;
}
