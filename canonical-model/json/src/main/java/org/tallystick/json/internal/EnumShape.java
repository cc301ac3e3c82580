package org.tallystick.json.internal;

import java.util.Arrays;
import java.util.List;

/** A choice: the name of its constant. */
final class EnumShape extends TextShape<Enum<?>> {

    private final List<String> names;

    EnumShape(Class<?> type) {
        this(type, (Enum<?>[]) type.getEnumConstants());
    }

    private EnumShape(Class<?> type, Enum<?>[] constants) {
        super(type, Enum::name, name -> find(name, constants));
        this.names = names(constants);
    }

    /** In the order of their declaration. */
    List<String> names() {
        return names;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).<String>map(Enum::name).toList();
    }

    /** They are few: comparing is faster than hashing. */
    private static Enum<?> find(String name, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("is none of " + names(constants));
    }
}
