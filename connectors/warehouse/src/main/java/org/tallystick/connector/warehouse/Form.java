package org.tallystick.connector.warehouse;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/**
 * How a type of record lies in the star.
 *
 * @param type of the records
 * @param references records whose keys stand in its rows
 * @param layout of its rows
 * @param <T> the entity
 */
record Form<T extends Entity>(
        RecordType<T> type, Function<T, Stream<? extends @Nullable Ref<?>>> references, Layout<Write<T>> layout) {

    /** Without lines. */
    static <T extends Entity> Form<T> of(
            RecordType<T> type, Table<Write<T>> table, Function<T, Stream<? extends @Nullable Ref<?>>> references) {
        return new Form<>(type, references, new Layout<>(Write::externalKey, table, null));
    }

    /** With lines. */
    static <T extends Entity> Form<T> of(
            RecordType<T> type,
            Table<Write<T>> table,
            Layout.Lines<Write<T>, ?> lines,
            Function<T, Stream<? extends @Nullable Ref<?>>> references) {
        return new Form<>(type, references, new Layout<>(Write::externalKey, table, lines));
    }

    /** A table that begins with what all have: our key, and the record's canonical ref. */
    static <T extends Entity> Table<Write<T>> table(String name, String key) {
        return Table.<Write<T>>of(name)
                .text(key, Write::externalKey)
                .text("ref", write -> write.record().ref());
    }

    /** Each once. */
    List<Ref<?>> referencesOf(T record) {
        return references
                .apply(record)
                .filter(Objects::nonNull)
                .<Ref<?>>map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    /** The same in a warehouse that does not get records of that type: its rows do not name them. */
    Form<T> without(RecordType<?> absent) {
        return new Form<>(
                type,
                record -> references.apply(record).filter(named -> named != null && named.type() != absent),
                layout);
    }

    /** The warehouse's key of a record that {@code write} names; none if it names none, or one of a type that the warehouse does not get. */
    static @Nullable String key(Write<?> write, @Nullable Ref<?> named) {
        return named == null ? null : write.references().get(named);
    }

    static Header header(Write<?> write) {
        return write.record().header();
    }
}
