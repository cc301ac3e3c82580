package org.tallystick.json.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * A component of a record as a field of an object.
 *
 * @param name of both
 * @param encodedName the same, as Jackson writes it fastest
 * @param shape how its values stand
 * @param mayBeEmpty whether one may be empty
 * @param getter gives the value of a record
 * @param index its place in the constructor
 * @param isPrimitive whether it cannot be absent
 * @param isMandatory whether its record cannot be without it; asked for where the record cannot be built
 */
record Component(
        String name,
        SerializedString encodedName,
        Shape shape,
        boolean mayBeEmpty,
        Function<Object, @Nullable Object> getter,
        int index,
        boolean isPrimitive,
        boolean isMandatory) {}
