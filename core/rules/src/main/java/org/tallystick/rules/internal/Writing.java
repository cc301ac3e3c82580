package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Ref;
import org.tallystick.rules.RemoteIds;

/** The fields of a system as rules write them, from one record. Used by one thread. */
final class Writing {

    private final RemoteIds ids;
    private final SortedMap<String, @Nullable Object> fields = new TreeMap<>();
    private final Map<String, String[]> parts = new LinkedHashMap<>();

    Writing(RemoteIds ids) {
        this.ids = ids;
    }

    /** A text, a number or a boolean as text. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /**
     * A field.
     *
     * @param value a text, a number or a boolean; none: the field is to be empty
     */
    void put(String field, @Nullable Object value) {
        fields.put(field, value);
    }

    /** One part of a field; the others are put too. */
    void putPart(SourceText.Split where, String text) {
        String[] all = parts.computeIfAbsent(where.field(), field -> new String[where.of()]);
        all[where.part() - 1] = text;
        boolean isEmpty = Arrays.stream(all).allMatch(part -> part == null || part.isEmpty());
        String whole = Arrays.stream(all).map(part -> part == null ? "" : part).collect(joining(where.with()));
        fields.put(where.field(), isEmpty ? null : whole);
    }

    /** The day that was written into a field. */
    Optional<LocalDate> day(String field) {
        Object day = fields.get(field);
        try {
            return day == null ? Optional.empty() : Optional.of(LocalDate.parse(day.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The id by which a system knows a record.
     *
     * @throws Refusal if it knows none
     */
    String idOf(Ref<?> ref, String system) {
        return ref.system().equals(system)
                ? ref.id()
                : ids.idOf(ref, system)
                        .orElseThrow(() -> new Refusal(
                                "REFERENCE_UNKNOWN",
                                "has no id in %s".formatted(system),
                                "Deliver it to %s first, or link it there".formatted(system)));
    }

    /** What was put so far; a field without a value is to be empty. */
    SortedMap<String, @Nullable Object> fields() {
        return fields;
    }
}
