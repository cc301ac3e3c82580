package org.tallystick.rules.internal.record;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Ref;
import org.tallystick.rules.internal.record.Shape.Part;

/** What values of records refer to. The maps of the model hold texts. */
public final class Refs {

    private static final String MODEL = Entity.class.getPackageName();

    private Refs() {}

    /** Tells all refs in a value, however deep; none of a header. */
    public static void forEach(@Nullable Object value, Consumer<Ref<?>> action) {
        if (value instanceof Ref<?> ref) {
            action.accept(ref);
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> forEach(each, action));
        } else if (value != null && isTakenApart(value)) {
            Shape.of(value.getClass()).parts().forEach(part -> forEach(part.of(value), action));
        }
    }

    /** The value with other refs; equal if none changes. */
    public static @Nullable Object replace(@Nullable Object value, UnaryOperator<Ref<?>> by) {
        if (value instanceof Ref<?> ref) {
            return by.apply(ref);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> replace(each, by)).toList();
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(each -> replace(each, by)).collect(toCollection(LinkedHashSet::new));
        }
        return value != null && isTakenApart(value) ? replaceIn(value, by) : value;
    }

    private static Object replaceIn(Object record, UnaryOperator<Ref<?>> by) {
        Shape shape = Shape.of(record.getClass());
        List<Part> parts = shape.parts();
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = replace(parts.get(i).of(record), by);
        }
        return shape.make(values);
    }

    private static boolean isTakenApart(Object value) {
        return value instanceof Record
                && value.getClass() != Header.class
                && value.getClass().getPackageName().equals(MODEL);
    }
}
