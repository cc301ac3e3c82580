package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.tallystick.model.RecordType;

/** A record type, by its name. In a {@code Ref<Customer>} only that of customers is one. */
final class RecordTypeShape extends TextShape<RecordType<?>> {

    private static final Map<String, RecordType<?>> BY_NAME =
            RecordType.all().stream().collect(toUnmodifiableMap(RecordType::name, identity()));

    private final Class<?> entity;

    /** @param entity what the record type must be of */
    RecordTypeShape(Class<?> entity) {
        super(RecordType.class, RecordType::name, name -> find(name, entity));
        this.entity = entity;
    }

    /** What the record type must be of. */
    Class<?> entity() {
        return entity;
    }

    private static RecordType<?> find(String name, Class<?> entity) {
        RecordType<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("is no record type; known: " + RecordType.all());
        }
        if (!entity.isAssignableFrom(type.entityClass())) {
            throw new IllegalArgumentException("this field refers to a " + entity.getSimpleName());
        }
        return type;
    }
}
