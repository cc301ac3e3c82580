package org.tallystick.json.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import tools.jackson.core.JsonParser;

/** What a record of the previous version must go through to be read as one of this version. */
final class Upgrades {

    /** One change of a record. */
    interface Edit {
        void apply(Map<String, @Nullable Object> record);
    }

    /** From 0.1 to 0.2, by record type. A type that is not here has only gained fields. */
    private static final Map<RecordType<?>, List<Edit>> STEPS = Map.of(
            RecordType.CUSTOMER,
            List.of(
                    intoList("taxRegistration", "taxRegistrations"),
                    intoElement("billingCountry", "addresses", "country", Map.of("use", "BILLING"))),
            RecordType.CONTRACT_LINE,
            List.of(renamed("kind", "billingMethod", Map.of("EXPENSE", "COST_PLUS"))),
            RecordType.RATE_CARD,
            List.of(inEach("entries", renamed("hourlyRate", "billRate", Map.of()))));

    private Upgrades() {}

    static boolean isNeeded(RecordType<?> type, Version version) {
        return version == Version.PREVIOUS && STEPS.containsKey(type);
    }

    /** The current record, changed, as the only field {@code record} of an object: so its pointers stay what they were. */
    static byte[] upgrade(RecordType<?> type, JsonParser in, Json json, Problems problems) {
        Object record = Tree.read(in, problems);
        if (record instanceof Map<?, ?> map) {
            STEPS.getOrDefault(type, List.of()).forEach(edit -> edit.apply(object(map)));
        }
        return json.bytes(out -> {
            out.writeStartObject();
            out.writeName("record");
            Tree.write(record, out);
            out.writeEndObject();
        });
    }

    @SuppressWarnings("unchecked") // of the trees only objects are maps
    private static Map<String, @Nullable Object> object(Map<?, ?> tree) {
        return (Map<String, @Nullable Object>) tree;
    }

    /** The value to be moved; none if the new field is there already: then the old one stays, as a field that nobody knows. */
    private static @Nullable Object moved(Map<String, @Nullable Object> record, String from, String to) {
        return record.containsKey(to) ? null : record.remove(from);
    }

    /** A field got another name, and some of its values too. */
    static Edit renamed(String from, String to, Map<String, String> values) {
        return (Map<String, @Nullable Object> record) -> {
            Object value = moved(record, from, to);
            if (value != null) {
                record.put(to, value instanceof String text ? values.getOrDefault(text, text) : value);
            }
        };
    }

    /** The elements of a list changed. */
    static Edit inEach(String list, Edit edit) {
        return (Map<String, @Nullable Object> record) -> {
            if (record.get(list) instanceof List<?> elements) {
                elements.forEach(element -> {
                    if (element instanceof Map<?, ?> map) {
                        edit.apply(object(map));
                    }
                });
            }
        };
    }

    /** One value became a list of such values. */
    static Edit intoList(String from, String to) {
        return (Map<String, @Nullable Object> record) -> {
            Object value = moved(record, from, to);
            if (value != null) {
                record.put(to, List.of(value));
            }
        };
    }

    /** One value became a field of the only element of a list; {@code beside} are the element's other fields. */
    static Edit intoElement(String from, String to, String field, Map<String, String> beside) {
        return (Map<String, @Nullable Object> record) -> {
            Object value = moved(record, from, to);
            if (value != null) {
                Map<String, @Nullable Object> element = new LinkedHashMap<>(beside);
                element.put(field, value);
                record.put(to, List.of(element));
            }
        };
    }
}
