package org.tallystick.connector.dynamics365;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of master data that is to be written. Values are texts: empty ones, and the year 1900 of a day, say that there is none.
 *
 * @param company whose it is, lower case
 * @param created what is told once, when it is created, by field
 * @param kept what follows the record, by field, in order
 */
record MasterRow(String company, Map<String, String> created, Map<String, String> kept) {

    private static final String NO_DAY = "1900-01-01";

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
        return body;
    }

    /** What is sent so that a row which has {@code members} has the content of this one. */
    Map<String, Object> changes(Map<String, String> members) {
        Map<String, Object> changes = new LinkedHashMap<>(kept);
        changes.entrySet().removeIf(field -> field.getValue().equals(value(field.getKey(), members)));
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
