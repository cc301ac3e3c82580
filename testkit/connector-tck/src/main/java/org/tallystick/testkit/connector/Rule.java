package org.tallystick.testkit.connector;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A rule of the contract. Its id and its words are in the method's name: {@code required_r1_everyDocumentComesOnce}. */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** Ids of the faults that it guards against, such as {@code F-CUR-01}. */
    String[] faults() default {};

    /** What an author whose connector breaks it changes. */
    String remedy();
}
