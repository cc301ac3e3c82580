package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * A record in the making: the entity's generated builder, filled by the connector's built-in mapping, header included. The engine
 * applies the host's rule set to it and then builds it. Used by one thread.
 *
 * @param <T> the entity
 */
public final class Draft<T extends Entity> {

    private final Ref<T> ref;
    private final Object builder;
    private final @Nullable String externalKey;

    private Draft(Ref<T> ref, Object builder, @Nullable String externalKey) {
        this.ref = requireNonNull(ref, "ref");
        this.builder = requireNonNull(builder, "builder");
        this.externalKey = externalKey;
    }

    /**
     * A draft.
     *
     * @param ref who it is in the system that was read
     * @param builder of the class that is generated for the entity ({@code CustomerBuilder} for a customer)
     */
    public static <T extends Entity> Draft<T> of(Ref<T> ref, Object builder) {
        return new Draft<>(ref, builder, null);
    }

    /** A draft that has its header and nothing else: of a custom object, which the host's rule set fills. */
    public static <T extends Entity> Draft<T> empty(Ref<T> ref) {
        return of(ref, ref.type().newBuilder(Header.of(ref)));
    }

    /** The same, of a record that carries one of our own external keys: it is what we once wrote. */
    public Draft<T> withExternalKey(String key) {
        return new Draft<>(ref, builder, requireNonNull(key, "key"));
    }

    /** Who it is in the system that was read. */
    public Ref<T> ref() {
        return ref;
    }

    /** What kind of record it becomes. */
    public RecordType<T> type() {
        return ref.type();
    }

    /** The entity's builder. */
    public Object builder() {
        return builder;
    }

    /** Our own external key, if the record carries one. */
    public Optional<String> externalKey() {
        return Optional.ofNullable(externalKey);
    }

    /**
     * Builds the record.
     *
     * @throws org.tallystick.model.MissingFieldsException if mandatory fields are absent
     */
    public T build() {
        return type().build(builder);
    }
}
