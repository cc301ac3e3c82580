package org.tallystick.rules.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;

/** Reads what stands under {@code lists}: {@code unit: { owner: finance, values: { h: HOUR } }}. */
final class CodeListReader {

    private static final String WANTED = "{ owner: ROLE, values: { CODE: VALUE } }";
    private static final String DATED = "{ is: VALUE, from: DAY, until: DAY }, the day of 'until' not counted in";

    private final Faults faults;

    CodeListReader(Faults faults) {
        this.faults = faults;
    }

    /** The lists by name; those with faults may lack codes. */
    Map<String, CodeList> read(@Nullable Section lists) {
        Map<String, CodeList> read = new LinkedHashMap<>();
        if (lists != null) {
            lists.entries().values().forEach(entry -> read(entry, read));
        }
        return read;
    }

    private void read(Node.Entry entry, Map<String, CodeList> read) {
        Section list = Section.of(entry.value(), WANTED, faults);
        if (list == null) {
            return;
        }
        list.allowOnly(List.of("owner", "values"));
        String owner = list.text("owner", "the role that keeps the list");
        Section values = list.section("values", "{ CODE: VALUE }");
        if (owner != null && values != null) {
            Map<String, List<CodeList.Entry>> entries = new LinkedHashMap<>();
            values.entries().values().forEach(code -> entries.put(code.name(), entries(code)));
            read.put(entry.name(), new CodeList(entry.name(), owner, entries));
        }
    }

    /** One value for all days, or several, each for its days. */
    private List<CodeList.Entry> entries(Node.Entry code) {
        List<Node> items = code.value() instanceof Node.Sequence list ? list.items() : List.of(code.value());
        List<CodeList.Entry> entries = new ArrayList<>();
        for (Node item : items) {
            CodeList.Entry entry = item instanceof Node.Text text ? always(code, text) : dated(item);
            if (entry != null) {
                refuseOverlap(code, entries, entry);
                entries.add(entry);
            }
        }
        if (items.isEmpty()) {
            faults.add(code.value().at(), "'%s' has no value".formatted(code.name()), "Write " + DATED);
        }
        return entries;
    }

    private CodeList.@Nullable Entry always(Node.Entry code, Node.Text text) {
        if (text.text() == null || text.text().isEmpty()) {
            faults.add(text.at(), "'%s' has no text".formatted(code.name()), "Write what it stands for");
            return null;
        }
        return new CodeList.Entry(Period.ALWAYS, text.text(), text.at());
    }

    private CodeList.@Nullable Entry dated(Node node) {
        Section entry = Section.of(node, DATED, faults);
        if (entry == null) {
            return null;
        }
        entry.allowOnly(List.of("is", "from", "until"));
        String value = entry.text("is", "what the code stands for");
        LocalDate from = day(entry, "from");
        LocalDate until = day(entry, "until");
        if (from != null && until != null && !from.isBefore(until)) {
            faults.add(
                    entry.at(),
                    "From %s until %s is no day".formatted(from, until),
                    "Let it end after it begins; the day of 'until' is not counted in");
            return null;
        }
        return value == null ? null : new CodeList.Entry(new Period(from, until), value, entry.placeOf("is"));
    }

    private @Nullable LocalDate day(Section entry, String name) {
        String text = entry.textIfAny(name, "a day such as 2026-08-31");
        try {
            return text == null ? null : (LocalDate) Values.DATE.parse().apply(text);
        } catch (Refusal e) {
            faults.add(entry.placeOf(name), "'%s' %s".formatted(text, e.what()), "Write a day such as 2026-08-31");
            return null;
        }
    }

    private void refuseOverlap(Node.Entry code, List<CodeList.Entry> others, CodeList.Entry entry) {
        others.stream()
                .filter(other -> other.days().overlaps(entry.days()))
                .findFirst()
                .ifPresent(other -> faults.add(
                        entry.at(),
                        "'%s' stands for both '%s' and '%s' on some day"
                                .formatted(code.name(), other.value(), entry.value()),
                        "End the earlier one, with 'until', where the later one begins"));
    }
}
