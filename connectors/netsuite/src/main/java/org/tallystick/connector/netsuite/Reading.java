package org.tallystick.connector.netsuite;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Draft;

/**
 * How one type of record is read.
 *
 * @param type of the records
 * @param select which columns; the table is {@code t}, and {@value #TODAY} the day on which they are asked for, in UTC
 * @param from the tables, {@code t} first
 * @param selection which of its rows
 * @param parts rows of another table that stand in the same document, if any
 * @param mapping gives the drafts of a document
 * @param <T> the entity
 */
record Reading<T extends Entity>(
        RecordType<T> type,
        String select,
        String from,
        Selection selection,
        @Nullable Parts parts,
        Mapping<T> mapping) {

    static final String TODAY = "{today}";

    /** What a table or a column may be called, for it stands in a query as it is; columns come back in lower case. */
    private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

    /**
     * Which rows.
     *
     * @param condition with {@code AND} after it, or empty: all
     * @param parameters of the condition, in order
     */
    record Selection(String condition, List<String> parameters) {

        static final Selection ALL = new Selection("", List.of());

        static Selection of(String condition, String... parameters) {
            return new Selection(condition + " AND ", List.of(parameters));
        }
    }

    /** Gives the drafts of a document's text; it may throw {@link org.tallystick.connector.http.BadRecordException}. */
    @FunctionalInterface
    interface Mapping<T extends Entity> {
        List<Draft<T>> drafts(Ref<T> ref, String json);
    }

    /** Fills a builder, and gives the row's external id, if it has one. */
    @FunctionalInterface
    interface Filler<W, B> {
        @Nullable String fill(W wire, String system, B builder);
    }

    /** Of all rows, which are bound to {@code wire}. */
    static <T extends Entity, W, B> Reading<T> of(
            RecordType<T> type,
            String select,
            String from,
            Class<W> wire,
            Supplier<B> newBuilder,
            Filler<W, B> filler) {
        JsonBinder<W> binder = JsonBinder.ofTexts(wire);
        return new Reading<>(type, select, from, Selection.ALL, null, (ref, json) -> {
            B builder = newBuilder.get();
            String externalId = filler.fill(binder.bind(json), ref.system(), builder);
            Draft<T> draft = Draft.of(ref, builder);
            return List.of(externalId == null ? draft : draft.withExternalKey(externalId));
        });
    }

    /** Of a table that a rule set maps; none if that is no table's name. */
    static <T extends Entity> Optional<Reading<T>> ofTable(RecordType<T> type, String table) {
        return TABLE.matcher(table).matches()
                ? Optional.of(new Reading<>(
                        type, "t.id", table + " t", Selection.ALL, null, (ref, json) -> List.of(Draft.empty(ref))))
                : Optional.empty();
    }

    /** The same of some rows only. */
    Reading<T> where(Selection rows) {
        return new Reading<>(type, select, from, rows, parts, mapping);
    }

    /** The same with rows of another table. */
    Reading<T> with(Parts more) {
        return new Reading<>(type, select, from, selection, more, mapping);
    }

    /** Whether its rows have a column of that name already. */
    boolean selects(String column) {
        return Pattern.compile("(?:\\.|\\bAS )%s\\b".formatted(column))
                .matcher(select)
                .find();
    }

    static boolean isColumn(String text) {
        return COLUMN.matcher(text).matches();
    }
}
