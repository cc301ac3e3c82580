package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
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
final class CustomRecordLookup<T extends Entity> implements RecordLookup<T>, ShownRecords.Reading<Map<String, String>> {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

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
        SortedMap<String, String> values = new TreeMap<>();
        CustomFields.of(write.record())
                .forEach((name, value) -> values.put(name, value == null ? "" : plain(value.toString())));
        return text(values);
    }

    @Override
    public Map<String, String> bind(String json) {
        return JsonPage.members(json);
    }

    @Override
    public BiFunction<KeyedRows.Row, Map<String, String>, Found> of(Collection<Map<String, String>> page) {
        return this::found;
    }

    private Found found(KeyedRows.Row row, Map<String, String> shown) {
        SortedMap<String, String> values = new TreeMap<>();
        fields.forEach(field -> values.put(field, plain(shown.getOrDefault(field, ""))));
        return new Found(row.key(), row.id(), null, text(values), null, null);
    }

    /** A record, or an entry of a list, counts by its id. */
    private static String plain(String value) {
        if (!value.startsWith("{")) {
            return value;
        }
        try {
            return JsonPage.members(value).getOrDefault("id", value);
        } catch (ConnectorException e) {
            return value; // A text that begins so.
        }
    }

    /** One fact per row of text; fields without a value are left out, and a number counts in whatever form it is written. */
    private static String text(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + " " + number(field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String number(String value) {
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
