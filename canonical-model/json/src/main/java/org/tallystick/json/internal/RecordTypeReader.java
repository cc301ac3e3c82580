package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a record type by its name. In a {@code Ref<Customer>} only that of customers is one. */
final class RecordTypeReader extends TextReader<RecordType<?>> {

    private static final Map<String, RecordType<?>> BY_NAME =
            RecordType.all().stream().collect(toUnmodifiableMap(RecordType::name, identity()));

    RecordTypeReader() {
        this(Entity.class);
    }

    private RecordTypeReader(Class<?> wanted) {
        super(RecordType.class, name -> find(name, wanted));
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType entity = property == null ? null : property.getType().containedType(0);
        return entity == null ? this : new RecordTypeReader(entity.getRawClass());
    }

    private static RecordType<?> find(String name, Class<?> wanted) {
        RecordType<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("is no record type; known: " + RecordType.all());
        }
        if (!wanted.isAssignableFrom(type.entityClass())) {
            throw new IllegalArgumentException("this field refers to a " + wanted.getSimpleName());
        }
        return type;
    }
}
