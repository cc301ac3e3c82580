package org.tallystick.testkit.properties;

import java.lang.annotation.Annotation;

/**
 * One named way to break a record: it breaks this constraint, there, and nothing else.
 *
 * @param pointer where, as a JSON Pointer
 * @param constraint which
 * @param broken the record, broken
 * @param <T> the record
 */
public record Breakage<T>(String pointer, Class<? extends Annotation> constraint, T broken) {}
