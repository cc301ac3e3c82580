package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonText;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds custom records by their external id: by SuiteQL which there are, and by one call for each what they say, since only the record service shows days
 * and flags in the form in which they are written.
 *
 * @param <T> the entity
 */
final class CustomRecordLookup<T extends Entity>
        implements RecordLookup<T>, ShownRecords.Reading<CustomRecordLookup.Shown> {

    private static final JsonBinder<Shown> SHOWN = JsonBinder.of(Shown.class);

    private static final int MOST_ZEROS = 30;

    private final ShownRecords records;
    private final Set<String> fields;

    /** @param fields that are written */
    CustomRecordLookup(ShownRecords records, Set<String> fields) {
        this.records = records;
        this.fields = fields;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        return records.byKey(externalKeys, this);
    }

    /** All that have an external id: nobody else writes that object's. */
    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return records.list("", cursor, limit, this);
    }

    @Override
    public String digest(Write<T> write) {
        return text(CustomFields.of(write.record()));
    }

    @Override
    public Shown bind(String json) {
        return SHOWN.bind(json);
    }

    @Override
    public BiFunction<KeyedRows.Row, Shown, Found> of(Collection<Shown> page) {
        return this::found;
    }

    private Found found(KeyedRows.Row row, Shown shown) {
        SortedMap<String, @Nullable Object> values = new TreeMap<>(shown.fields);
        values.keySet().retainAll(fields);
        return new Found(row.key(), row.id(), null, text(values), null, null);
    }

    /** One fact per row of text; fields without a value are left out, and flags that are not set: NetSuite may show these as either. */
    private static String text(SortedMap<String, @Nullable Object> values) {
        SortedMap<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name, plain(value)));
        return texts.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** A number counts in whatever form it is written, a text only in its own; a record, or an entry of a list, counts by its id. */
    private static String plain(@Nullable Object value) {
        if (value instanceof Number) {
            return number(new BigDecimal(value.toString()).stripTrailingZeros());
        }
        if (value instanceof Map<?, ?> record && record.get("id") instanceof String id) {
            return id;
        }
        if (value instanceof Map || value instanceof Collection) {
            return JsonText.of(value);
        }
        return value == null || value.equals(false) ? "" : value.toString();
    }

    /** With its zeros, as far as these can be read. */
    private static String number(BigDecimal number) {
        return Math.abs(number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }

    /** A record with its fields: texts, numbers, flags, objects, and arrays of them. */
    record Shown(@JsonAnySetter Map<String, @Nullable Object> fields) {}
}
