package org.tallystick.rules.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;

/** Reads what a rule says of codes: {@code map: { A: B }}, or {@code list: NAME} and {@code on: FIELD}. */
final class CodesReader {

    private final String path;
    private final Section rule;
    private final Map<String, CodeList> lists;
    private final BiFunction<@Nullable String, Position, @Nullable Object> values;
    private final Faults faults;

    /** @param values makes a value of the canonical field of a text of the file, or none; then there is a fault */
    CodesReader(
            String path,
            Section rule,
            Map<String, CodeList> lists,
            BiFunction<@Nullable String, Position, @Nullable Object> values,
            Faults faults) {
        this.path = path;
        this.rule = rule;
        this.lists = lists;
        this.values = values;
        this.faults = faults;
    }

    /** Whether the rule says anything of codes. */
    boolean hasCodes() {
        return rule.has("map") || rule.has("list");
    }

    /** The codes, or none; then there are faults. */
    @Nullable Codes read() {
        if (rule.has("map") && rule.has("list")) {
            faults.add(rule.placeOf("list"), "The rule has a map and a list", "Keep one of them");
            return null;
        }
        return rule.has("map") ? map() : list();
    }

    /** Adds a fault for what stands there without the codes that it is about. */
    void refuseStrays() {
        if (rule.has("otherwise") && !rule.has("map")) {
            faults.add(
                    rule.placeOf("otherwise"),
                    "'otherwise' stands without a map",
                    "Write map: { CODE: VALUE } beside it");
        }
        if (rule.has("on") && !rule.has("list")) {
            faults.add(rule.placeOf("on"), "'on' stands without a list", "Write list: NAME beside it");
        }
    }

    private @Nullable Codes map() {
        Section map = rule.section("map", "what each value of the source stands for: { Expense: COST_PLUS }");
        if (map == null) {
            return null;
        }
        Map<String, List<Codes.Meaning>> meanings = new LinkedHashMap<>();
        for (String code : map.entries().keySet()) {
            Object value = values.apply(map.text(code, "what it stands for"), map.placeOf(code));
            if (value != null) {
                meanings.put(code, List.of(new Codes.Meaning(Period.ALWAYS, value)));
            }
        }
        Object otherwise = values.apply(rule.textIfAny("otherwise", "a value"), rule.placeOf("otherwise"));
        return new Codes("the map of '%s'".formatted(path), null, meanings, otherwise);
    }

    private @Nullable Codes list() {
        String name = rule.text("list", "the name of one of 'lists'");
        CodeList list = name == null ? null : lists.get(name);
        if (list == null) {
            if (name != null) {
                faults.add(
                        rule.placeOf("list"),
                        "There is no list '%s'".formatted(name),
                        lists.isEmpty()
                                ? "Declare it: lists: { %s: { owner: ROLE, values: { CODE: VALUE } } }".formatted(name)
                                : "Known are " + String.join(", ", lists.keySet()));
            }
            return null;
        }
        if (list.isDated() != rule.has("on")) {
            faults.add(
                    rule.placeOf(rule.has("on") ? "on" : "list"),
                    list.isDated()
                            ? "Values of the list '%s' have days, and the rule names none".formatted(name)
                            : "No value of the list '%s' has days".formatted(name),
                    list.isDated() ? "Write on: FIELD, the source field of the day that decides" : "Remove 'on'");
        }
        return list.as(entry -> values.apply(entry.value(), entry.at()));
    }
}
