package org.tallystick.connector.warehouse;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.warehouse.Column.Of;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * A table of the star: which columns it has, and what stands in them. Behind them each table has the four of its history: version, since
 * when and until when the row counted, and whether it is the current one.
 *
 * @param name in the database
 * @param columns in order; the first is the key
 * @param <S> what a row is made from
 */
record Table<S>(String name, List<Column<S>> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    static <S> Table<S> of(String name) {
        return new Table<>(name, List.of());
    }

    /** Text; of anything else its text: the name of a constant, the code of a currency, {@code system/type/id} of a ref. */
    Table<S> text(String column, Of<S, Object> value) {
        return with(column, Kind.TEXT, source -> mapped(value.in(source), Object::toString));
    }

    Table<S> decimal(String column, Of<S, Object> value) {
        return with(column, Kind.DECIMAL, value);
    }

    /** Major units; the currency has its own column. */
    Table<S> money(String column, Of<S, Money> value) {
        return with(column, Kind.DECIMAL, source -> mapped(value.in(source), Money::amount));
    }

    Table<S> number(String column, Of<S, Object> value) {
        return with(column, Kind.NUMBER, value);
    }

    Table<S> flag(String column, Of<S, Object> value) {
        return with(column, Kind.FLAG, value);
    }

    Table<S> date(String column, Of<S, Object> value) {
        return with(column, Kind.DATE, value);
    }

    /** The month of a day, {@code 2026-08}. */
    Table<S> month(String column, Of<S, LocalDate> value) {
        return text(column, source -> mapped(value.in(source), YearMonth::from));
    }

    Table<S> moment(String column, Of<S, Instant> value) {
        return with(column, Kind.MOMENT, source -> mapped(value.in(source), Table::utc));
    }

    /** Its first day, and the first day after it. */
    Table<S> days(String prefix, Of<S, Period> value) {
        return date(prefix + "_from", source -> mapped(value.in(source), Period::from))
                .date(prefix + "_until", source -> mapped(value.in(source), Period::until));
    }

    private Table<S> with(String column, Kind kind, Of<S, Object> value) {
        return new Table<>(
                name,
                Stream.concat(columns.stream(), Stream.of(new Column<>(column, kind, value)))
                        .toList());
    }

    private static <V> @Nullable Object mapped(@Nullable V value, Of<V, Object> to) {
        return value == null ? null : to.in(value);
    }

    /** To the microsecond, which is what databases keep. */
    static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    String key() {
        return columns.get(0).name();
    }

    /** Since when a row counts. */
    String from() {
        return isDimension() ? "valid_from" : "loaded_at";
    }

    /** Since when it no longer does; empty: it does. */
    String until() {
        return isDimension() ? "valid_to" : "replaced_at";
    }

    private boolean isDimension() {
        return name.startsWith("dim_");
    }

    String names() {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    /** What stands in the columns, in their order. */
    List<@Nullable Object> row(S source) {
        List<@Nullable Object> row = new ArrayList<>();
        columns.forEach(column -> row.add(column.value().in(source)));
        return row;
    }

    /** The same of the row at which {@code stored} stands. */
    List<@Nullable Object> stored(ResultSet stored) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (Column<S> column : columns) {
            row.add(column.kind().stored(stored, row.size() + 1));
        }
        return row;
    }

    /**
     * A row's value in a column.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    @Nullable Object value(List<@Nullable Object> row, String column) {
        int at = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no column %s".formatted(name, column)));
        return row.get(at);
    }

    /** {@code name=value} of what is not empty in a row. */
    String text(List<@Nullable Object> row, String separator) {
        return IntStream.range(0, columns.size())
                .filter(i -> row.get(i) != null)
                .mapToObj(i -> columns.get(i).name() + "=" + Kind.text(Objects.requireNonNull(row.get(i))))
                .collect(joining(separator));
    }
}
