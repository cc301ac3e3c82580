package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code writes: [FIELD, FIELD]} and {@code loss: { FIELD: WHY }} of a record type, and proves that the rules can be written. */
final class WayBackReader {

    private final Section type;
    private final Map<String, FieldRule> byField = new LinkedHashMap<>();
    private final Faults faults;

    WayBackReader(Section type, List<FieldRule> rules, Faults faults) {
        this.type = type;
        this.faults = faults;
        rules.forEach(rule -> byField.put(rule.field(), rule));
    }

    /** The way back; without the rules that have faults. */
    WayBack read() {
        Map<FieldRule, Position> written = new LinkedHashMap<>();
        for (Node.Text field : type.texts("writes", "[FIELD, FIELD], of those that have a rule")) {
            add(String.valueOf(field.text()), field.at(), written);
        }
        Map<String, String> losses = losses(written);
        written.forEach((rule, at) -> prove(rule, at, losses));
        refuseDoubleFields(written);
        written.forEach((rule, at) -> proveDay(rule, at, written));
        return new WayBack(
                written.keySet().stream()
                        .sorted(Comparator.comparing(rule -> rule.reading().decidingDay() != null))
                        .toList(),
                losses);
    }

    private void add(String field, Position at, Map<FieldRule, Position> written) {
        FieldRule rule = byField.get(field);
        if (rule == null) {
            faults.add(
                    at, "'%s' has no rule that could be written".formatted(field), "Give it a rule, or remove it here");
        } else if (written.putIfAbsent(rule, at) != null) {
            faults.add(at, "'%s' is there twice".formatted(field), "Remove one of them");
        }
    }

    private Map<String, String> losses(Map<FieldRule, Position> written) {
        Section section = type.sectionIfAny("loss", "{ FIELD: WHY }");
        Map<String, String> losses = new LinkedHashMap<>();
        if (section != null) {
            for (Node.Entry entry : section.entries().values()) {
                String why = section.text(entry.name(), "what is lost, in words");
                if (!written.containsKey(byField.get(entry.name()))) {
                    faults.add(
                            entry.at(),
                            "'%s' is not written, so nothing of it is lost".formatted(entry.name()),
                            "Remove it, or name it in 'writes'");
                }
                if (why != null) {
                    losses.put(entry.name(), why);
                }
            }
        }
        return losses;
    }

    private void prove(FieldRule rule, Position at, Map<String, String> losses) {
        String oneWay = rule.when().equals(Condition.All.NONE)
                ? rule.reading().oneWay()
                : "'when' looks at what the source says";
        String loses = rule.reading().loses();
        if (oneWay != null) {
            faults.add(
                    at,
                    "The rule for '%s' cannot be written: %s".formatted(rule.field(), oneWay),
                    "Remove it from 'writes', or write the rule so that each value has one form in the source");
        } else if (loses != null && !losses.containsKey(rule.field())) {
            faults.add(
                    at,
                    "'%s' does not come back as it went: %s".formatted(rule.field(), loses),
                    "Declare it: loss: { %s: WHY }, or change the rule".formatted(rule.field()));
        }
    }

    /** A field is written by one rule, or by one for each of its parts. */
    private void refuseDoubleFields(Map<FieldRule, Position> written) {
        Map<String, List<FieldRule>> writers = new LinkedHashMap<>();
        written.keySet()
                .forEach(rule -> rule.reading()
                        .written()
                        .forEach(field -> writers.computeIfAbsent(field, name -> new ArrayList<>())
                                .add(rule)));
        writers.forEach((field, rules) -> {
            Position at = written.get(rules.get(rules.size() - 1));
            SourceText.Split part = part(rules.get(0)).orElse(null);
            if (part == null ? rules.size() > 1 : !areAllParts(part, rules)) {
                faults.add(
                        at == null ? type.at() : at,
                        part == null
                                ? "%s is written by %s".formatted(field, names(rules))
                                : "%s has %d parts, and of them are written %s"
                                        .formatted(field, part.of(), names(rules)),
                        part == null
                                ? "Write it by one of them"
                                : "Write each part by one rule, all with the same text between");
            }
        });
    }

    private static boolean areAllParts(SourceText.Split first, List<FieldRule> rules) {
        Map<Integer, String> parts = new HashMap<>();
        rules.forEach(rule -> part(rule)
                .filter(part -> part.of() == first.of() && part.with().equals(first.with()))
                .ifPresent(part -> parts.put(part.part(), rule.field())));
        return rules.size() == first.of()
                && IntStream.rangeClosed(1, first.of()).allMatch(parts::containsKey);
    }

    private static Optional<SourceText.Split> part(FieldRule rule) {
        SourceText from = text(rule.reading());
        return from instanceof SourceText.Split part ? Optional.of(part) : Optional.empty();
    }

    private static @Nullable SourceText text(Reading reading) {
        if (reading instanceof Reading.Copy copy) {
            return copy.from();
        }
        if (reading instanceof Reading.Coded coded) {
            return coded.from();
        }
        return reading instanceof Reading.Reference reference ? reference.from() : null;
    }

    /** A code is found by the day that is written beside it. */
    private void proveDay(FieldRule rule, Position at, Map<FieldRule, Position> written) {
        String day = rule.reading().decidingDay();
        if (day == null) {
            return;
        }
        boolean isWritten = written.keySet().stream()
                .anyMatch(other -> other.reading().decidingDay() == null
                        && other.reading().fields().contains(day));
        if (!isWritten) {
            faults.add(
                    at,
                    "The day in %s decides the code of '%s', and is not written".formatted(day, rule.field()),
                    "Write the canonical field of that day, too");
        }
    }

    private static List<String> names(List<FieldRule> rules) {
        return rules.stream().map(FieldRule::field).toList();
    }
}
