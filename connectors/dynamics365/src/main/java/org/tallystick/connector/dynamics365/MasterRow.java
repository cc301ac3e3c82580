package org.tallystick.connector.dynamics365;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.CustomBody;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomFields;

/**
 * A row of master data that is to be written. Values are as they are sent: empty texts, and the year 1900 of a day, say that there is none.
 *
 * @param company whose it is, lower case
 * @param created what is told once, when it is created, by field
 * @param kept what follows the record, by field, in order
 * @param custom what a rule set writes beside, by field: none is nothing. It is not compared, and sent with each write
 */
record MasterRow(
        String company, Map<String, String> created, Map<String, ?> kept, Map<String, @Nullable Object> custom) {

    static final String NO_DAY = "1900-01-01";

    MasterRow(String company, Map<String, String> created, Map<String, ?> kept) {
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
    Map<String, Object> body(MasterForm<?> form, String key) {
        Map<String, Object> body = new LinkedHashMap<>(created);
        body.putAll(kept);
        body.entrySet()
                .removeIf(field ->
                        form.normal(field.getKey(), field.getValue().toString()).isEmpty());
        custom.forEach((name, value) -> {
            if (value != null) {
                body.put(name, value);
            }
        });
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put(EntitySet.COMPANY, company);
        whole.put(form.set().keys().get(1), key);
        whole.putAll(body);
        return whole;
    }

    /** What is sent so that a row which has {@code members} has the content of this one. */
    Map<String, @Nullable Object> changes(MasterForm<?> form, Map<String, String> members) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        kept.forEach((field, value) -> {
            String there = form.normal(field, members.getOrDefault(field, ""));
            if (!there.equals(form.normal(field, value.toString()))) {
                changes.put(field, value);
            }
        });
        changes.putAll(custom);
        return changes;
    }

    /** One fact per row of text. */
    String digest(MasterForm<?> form) {
        Map<String, String> values = new LinkedHashMap<>();
        kept.forEach((field, value) -> values.put(field, value.toString()));
        return digest(form, values);
    }

    /** The digest of a row that is there: what says nothing is left out. */
    static String digest(MasterForm<?> form, Map<String, String> members) {
        Map<String, String> facts = new LinkedHashMap<>();
        form.kept().forEach(field -> facts.put(field, form.normal(field, members.getOrDefault(field, ""))));
        facts.values().removeIf(String::isEmpty);
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }
}
