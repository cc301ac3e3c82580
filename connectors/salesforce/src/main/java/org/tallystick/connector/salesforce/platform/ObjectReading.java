package org.tallystick.connector.salesforce.platform;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;

/**
 * How one object is read.
 *
 * @param object its API name
 * @param filter a condition on its rows, in SOQL; none: all of them
 * @param keyField the field that holds our own external key of what we wrote; none: it has no such field
 * @param source the relationship to a row that it takes fields from by formulas, which may change without it; none: it takes none
 * @param children rows of another object that are part of it; none: it has none, or they are not read
 * @param wire what a row is bound to; its components name the fields
 * @param mapping what a row gives; it may throw {@link org.tallystick.connector.http.BadRecordException}
 * @param <T> the entity
 * @param <W> the wire record
 */
public record ObjectReading<T extends Entity, W extends Record & WireObject>(
        String object,
        @Nullable String filter,
        @Nullable String keyField,
        @Nullable String source,
        @Nullable ChildRows children,
        Class<W> wire,
        Function<W, Mapped<T>> mapping) {

    /** Fills the builder of the one record that a row gives. */
    @FunctionalInterface
    public interface Filler<W, B> {

        /** It may throw {@link org.tallystick.connector.http.BadRecordException}. */
        void fill(W row, Header header, B builder);
    }

    /** An object each row of which gives one record of {@code type}, with the row's id. */
    public static <T extends Entity, W extends Record & WireObject, B> ObjectReading<T, W> of(
            RecordType<T> type,
            String object,
            Class<W> wire,
            SystemRefs refs,
            Supplier<B> newBuilder,
            Filler<W, B> filler) {
        return new ObjectReading<>(object, null, null, null, null, wire, row -> {
            Ref<T> ref = refs.ref(type, RowKey.documentId(row));
            B builder = newBuilder.get();
            filler.fill(row, Header.of(ref), builder);
            return Mapped.of(Draft.of(ref, builder));
        });
    }

    /** An object whose rows give any number of records. */
    public static <T extends Entity, W extends Record & WireObject> ObjectReading<T, W> of(
            String object, Class<W> wire, Function<W, Mapped<T>> mapping) {
        return new ObjectReading<>(object, null, null, null, null, wire, mapping);
    }

    /** The same of those rows that meet a condition. */
    public ObjectReading<T, W> where(String condition) {
        return new ObjectReading<>(object, condition, keyField, source, children, wire, mapping);
    }

    /** The same, of rows that may carry one of our own external keys in {@code field}. */
    public ObjectReading<T, W> withExternalKey(String field) {
        return new ObjectReading<>(object, filter, Soql.name(field), source, children, wire, mapping);
    }

    /** The same, of rows with formulas over the row behind a relationship: that one's changes are found by sweeps. */
    public ObjectReading<T, W> withFormulasOver(String relationship) {
        return new ObjectReading<>(object, filter, keyField, Soql.name(relationship), children, wire, mapping);
    }

    /** The same, of rows that have rows of another object, which may change without them: those changes are found by sweeps. None: of rows alone. */
    public ObjectReading<T, W> withChildren(@Nullable ChildRows rows) {
        return new ObjectReading<>(object, filter, keyField, source, rows, wire, mapping);
    }

    /** An object that only a rule set understands: its drafts have a header and nothing else. */
    static <T extends Entity> ObjectReading<T, RowKey> custom(RecordType<T> type, String object, SystemRefs refs) {
        return new ObjectReading<>(
                Soql.name(object),
                null,
                null,
                null,
                null,
                RowKey.class,
                row -> Mapped.of(Draft.empty(refs.ref(type, RowKey.documentId(row)))));
    }

    List<String> fields() {
        List<String> fields = new ArrayList<>(WireFields.of(wire));
        if (keyField != null) {
            fields.add(keyField);
        }
        fields.addAll(sourceStamp());
        return fields;
    }

    /** The path to the change mark of the row that it takes fields from, if it takes some. */
    List<String> sourceStamp() {
        return source == null ? List.of() : List.of(source + ".SystemModstamp");
    }

    /** When the row, the one that it takes fields from, or one of its children changed last. */
    Instant changedAt(WireObject row, String json) {
        Instant own = RowKey.stamp(row);
        return source == null && children == null
                ? own
                : theirs(json).filter(own::isBefore).max(naturalOrder()).orElse(own);
    }

    private Stream<Instant> theirs(String json) {
        try {
            Map<String, String> members = JsonPage.members(json);
            String behind = source == null ? null : members.get(source);
            return Stream.of(
                            Optional.ofNullable(behind)
                                    .map(row -> RowKey.of(row).systemModstamp()),
                            Optional.ofNullable(children).map(rows -> rows.latestIn(members)))
                    .flatMap(Optional::stream);
        } catch (ConnectorException e) {
            return Stream.empty(); // The row has a field twice, and will be found unreadable.
        }
    }

    /** What a row gives; {@code json} is its text. */
    Mapped<T> map(W row, String json) {
        Mapped<T> mapped = mapping.apply(row);
        String key = keyField == null ? null : JsonPage.members(json).get(keyField);
        return key == null || key.isEmpty() ? mapped : mapped.withExternalKey(key);
    }
}
