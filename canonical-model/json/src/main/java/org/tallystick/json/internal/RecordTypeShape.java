package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import tools.jackson.core.io.SerializedString;

/** A record type, by its name. In a {@code Ref<Customer>} only that of customers is one. */
final class RecordTypeShape extends TextShape<RecordType<?>> {

    private static final Map<RecordType<?>, SerializedString> ENCODED =
            RecordType.all().stream().collect(toUnmodifiableMap(identity(), type -> new SerializedString(type.name())));

    private final List<RecordType<?>> allowed;

    /** @param entity what the record type must be of */
    RecordTypeShape(Class<?> entity) {
        this(entity, allowed(entity));
    }

    private RecordTypeShape(Class<?> entity, List<RecordType<?>> allowed) {
        super(RecordType.class, RecordType::name, name -> find(name, entity, allowed));
        this.allowed = allowed;
    }

    private static List<RecordType<?>> allowed(Class<?> entity) {
        return RecordType.all().stream()
                .filter(type -> entity.isAssignableFrom(type.entityClass()))
                .toList();
    }

    /** The names that may stand there. */
    List<String> names() {
        return allowed.stream().<String>map(RecordType::name).toList();
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeString(ENCODED.get(value));
    }

    /** They are few: comparing is faster than hashing. */
    private static RecordType<?> find(String name, Class<?> entity, List<RecordType<?>> allowed) {
        for (int i = 0; i < allowed.size(); i++) {
            if (allowed.get(i).name().equals(name)) {
                return allowed.get(i);
            }
        }
        throw new IllegalArgumentException(
                RecordType.named(name).isPresent()
                        ? "this field refers to a " + entity.getSimpleName()
                        : "is no record type; known: " + RecordType.all());
    }
}
