package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;

/**
 * A code list of a rule set, as texts: what they are in a canonical field is decided where a rule uses it (TRN-2).
 *
 * @param owner the role that keeps it
 * @param entries by code
 */
record CodeList(String name, String owner, Map<String, List<Entry>> entries) {

    /** What a code stands for on some days, and where that stands in the file. */
    record Entry(Period days, String value, Position at) {}

    /** Whether a day decides. */
    boolean isDated() {
        return entries.values().stream()
                .flatMap(List::stream)
                .anyMatch(entry -> !entry.days().equals(Period.ALWAYS));
    }

    /** The same for one canonical field; what has no value there is left out. */
    Codes as(Function<Entry, @Nullable Object> conversion) {
        Map<String, List<Codes.Meaning>> meanings = new LinkedHashMap<>();
        entries.forEach((code, dated) -> {
            List<Codes.Meaning> converted = new ArrayList<>();
            for (Entry entry : dated) {
                Object value = conversion.apply(entry);
                if (value != null) {
                    converted.add(new Codes.Meaning(entry.days(), value));
                }
            }
            meanings.put(code, List.copyOf(converted));
        });
        return new Codes("the list '%s'".formatted(name), owner, meanings, null);
    }
}
