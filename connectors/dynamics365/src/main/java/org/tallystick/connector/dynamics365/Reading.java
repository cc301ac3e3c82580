package org.tallystick.connector.dynamics365;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Draft;

/**
 * How one type of record is read.
 *
 * @param type of the records
 * @param set whose rows they are; of one that a rule set names, the environment may be asked for its key
 * @param isNamed whether a rule set names it
 * @param fields that are asked for, beside the key
 * @param mapping gives a draft of a row's text
 * @param <T> the entity
 */
record Reading<T extends Entity>(
        RecordType<T> type, Supplier<EntitySet> set, boolean isNamed, List<String> fields, Mapping<T> mapping) {

    /** Gives a draft of a row's text; it may throw {@link org.tallystick.connector.http.BadRecordException}. */
    @FunctionalInterface
    interface Mapping<T extends Entity> {
        Draft<T> draft(Row row, String json);
    }

    /** Fills a builder. */
    @FunctionalInterface
    interface Filler<W, B> {
        void fill(W wire, Row row, B builder);
    }

    /** Of rows that are bound to {@code wire}, whose components name the fields. */
    static <T extends Entity, W extends Record, B> Reading<T> of(
            RecordType<T> type, EntitySet set, Class<W> wire, Supplier<B> newBuilder, Filler<W, B> filler) {
        JsonBinder<W> binder = JsonBinder.of(wire);
        return new Reading<>(type, () -> set, false, fields(wire), (row, json) -> {
            B builder = newBuilder.get();
            filler.fill(binder.bind(json), row, builder);
            return Draft.of(new Ref<>(row.system(), type, row.key()), builder);
        });
    }

    /** Of rows of a set that a rule set names: drafts are empty. */
    static <T extends Entity> Reading<T> named(RecordType<T> type, Supplier<EntitySet> set) {
        return new Reading<>(
                type, set, true, List.of(), (row, json) -> Draft.empty(new Ref<>(row.system(), type, row.key())));
    }

    /** The names by which the components of a wire record are bound. */
    static List<String> fields(Class<? extends Record> wire) {
        return Arrays.stream(wire.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .map(accessor -> accessor.getAnnotation(JsonProperty.class).value())
                .filter(name -> !name.startsWith("@"))
                .toList();
    }
}
