package org.tallystick.connector.dynamics365;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.CustomBody;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomFields;

/**
 * A row of master data that is to be written. Values are texts: empty ones, and the year 1900 of a day, say that there is none.
 *
 * @param company whose it is, lower case
 * @param created what is told once, when it is created, by field
 * @param kept what follows the record, by field, in order
 * @param custom what a rule set writes, by field: none is nothing. It is not compared, and sent with each write
 */
record MasterRow(
        String company, Map<String, String> created, Map<String, String> kept, Map<String, @Nullable Object> custom) {

    private static final String NO_DAY = "1900-01-01";

    MasterRow(String company, Map<String, String> created, Map<String, String> kept) {
        this(company, created, kept, Map.of());
    }

    /**
     * The same, with the custom fields of the record.
     *
     * @throws org.tallystick.connector.http.BadRecordException if it has one of them itself
     */
    MasterRow withCustomFieldsOf(Entity record) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(created);
        own.putAll(kept);
        CustomBody.add(record, own);
        return new MasterRow(company, created, kept, CustomFields.of(record));
    }

    /** What a field of days holds, as it is sent. */
    static String day(@Nullable LocalDate day) {
        return day == null ? NO_DAY : day.toString();
    }

    /** What is sent to create it: what says nothing is left out. */
    Map<String, Object> body(EntitySet set, String key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("dataAreaId", company);
        body.put(set.keys().get(1), key);
        created.forEach(body::put);
        kept.forEach(body::put);
        body.values().removeIf(value -> value.equals("") || value.equals(NO_DAY));
        custom.forEach((name, value) -> {
            if (value != null) {
                body.put(name, value);
            }
        });
        return body;
    }

    /** What is sent so that a row which has {@code members} has the content of this one. */
    Map<String, @Nullable Object> changes(Map<String, String> members) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>(kept);
        changes.entrySet().removeIf(field -> value(field.getKey(), members).equals(field.getValue()));
        changes.putAll(custom);
        return changes;
    }

    /** One fact per row of text. */
    String digest() {
        return text(List.copyOf(kept.keySet()), kept);
    }

    /** The digest of a row that is there. */
    static String digest(List<String> fields, Map<String, String> members) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, value(field, members)));
        return text(fields, values);
    }

    private static String text(List<String> fields, Map<String, String> values) {
        return fields.stream().map(field -> field + " " + values.get(field)).collect(Collectors.joining("\n"));
    }

    /** A day comes back as a moment of it. */
    private static String value(String field, Map<String, String> members) {
        String text = members.getOrDefault(field, "");
        if (!field.endsWith("Date")) {
            return text;
        }
        return text.length() < NO_DAY.length() ? NO_DAY : text.substring(0, NO_DAY.length());
    }
}
