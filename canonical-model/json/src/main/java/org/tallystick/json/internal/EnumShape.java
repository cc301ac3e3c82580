package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A choice: the name of its constant. */
final class EnumShape extends TextShape<Enum<?>> {

    private final List<String> names;

    EnumShape(Class<?> type) {
        this(type, Arrays.asList((Enum<?>[]) type.getEnumConstants()));
    }

    private EnumShape(Class<?> type, List<Enum<?>> constants) {
        this(type, constants.stream().collect(toUnmodifiableMap(Enum::name, identity())), constants);
    }

    private EnumShape(Class<?> type, Map<String, Enum<?>> byName, List<Enum<?>> constants) {
        super(type, Enum::name, name -> find(name, byName, constants));
        this.names = constants.stream().<String>map(Enum::name).toList();
    }

    /** In the order of their declaration. */
    List<String> names() {
        return names;
    }

    private static Enum<?> find(String name, Map<String, Enum<?>> byName, List<Enum<?>> constants) {
        Enum<?> constant = byName.get(name);
        if (constant == null) {
            throw new IllegalArgumentException("is none of " + constants);
        }
        return constant;
    }
}
