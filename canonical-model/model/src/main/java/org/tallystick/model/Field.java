package org.tallystick.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an update says of one field (CM-12): nothing, that it is to have no value, or a value. Three things, three names.
 *
 * @param <V> the field's values
 */
public final class Field<V> {

    private static final Field<?> ABSENT = new Field<>(Kind.ABSENT, null);
    private static final Field<?> CLEARED = new Field<>(Kind.CLEARED, null);

    private enum Kind {
        ABSENT,
        CLEARED,
        SET
    }

    private final Kind kind;
    private final @Nullable V value;

    private Field(Kind kind, @Nullable V value) {
        this.kind = kind;
        this.value = value;
    }

    /** The update says nothing: the field stays as it is. */
    @SuppressWarnings("unchecked") // it has no value
    public static <V> Field<V> absent() {
        return (Field<V>) ABSENT;
    }

    /** The field is to have no value. */
    @SuppressWarnings("unchecked") // it has no value
    public static <V> Field<V> cleared() {
        return (Field<V>) CLEARED;
    }

    /** The field is to have this value. */
    public static <V> Field<V> set(V value) {
        return new Field<>(Kind.SET, requireNonNull(value, "value"));
    }

    /** Whether the update says nothing of the field. */
    public boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    /** Whether the field is to have no value. */
    public boolean isCleared() {
        return kind == Kind.CLEARED;
    }

    /** The value that it is to have; empty if it is absent or cleared. */
    public Optional<V> value() {
        return Optional.ofNullable(value);
    }

    /** What the three cases give. */
    public <R> R fold(Supplier<R> ifAbsent, Supplier<R> ifCleared, Function<V, R> ifSet) {
        if (value != null) {
            return ifSet.apply(value);
        }
        return isAbsent() ? ifAbsent.get() : ifCleared.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> field && kind == field.kind && Objects.equals(value, field.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }

    /** {@code ABSENT}, {@code CLEARED}, or the value. */
    @Override
    public String toString() {
        return value == null ? kind.name() : value.toString();
    }
}
