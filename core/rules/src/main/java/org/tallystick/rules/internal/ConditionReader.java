package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands under {@code when}: {@code { eq: { kind: CAP } }}. */
final class ConditionReader {

    private static final List<String> FORMS = List.of("eq", "in", "present", "not", "all", "any");
    private static final String WANTED = "a condition: one of " + String.join(", ", FORMS);

    private final Faults faults;

    ConditionReader(Faults faults) {
        this.faults = faults;
    }

    /** The condition, or none; then there are faults. */
    @Nullable Condition read(Node node) {
        Section section = Section.of(node, WANTED, faults);
        if (section == null) {
            return null;
        }
        section.allowOnly(FORMS);
        List<Node.Entry> entries = List.copyOf(section.entries().values());
        if (entries.size() != 1) {
            faults.add(
                    section.at(),
                    "The condition has %d parts".formatted(entries.size()),
                    "Write one of %s; 'all' and 'any' take a list of conditions".formatted(String.join(", ", FORMS)));
            return null;
        }
        return read(section, entries.get(0));
    }

    private @Nullable Condition read(Section section, Node.Entry entry) {
        return switch (entry.name()) {
            case "eq", "in" -> values(section, entry.name());
            case "present" -> present(section);
            case "not" -> not(entry.value());
            case "all", "any" -> several(entry);
            default -> null;
        };
    }

    private @Nullable Condition several(Node.Entry entry) {
        List<Condition> parts = parts(entry);
        if (parts.isEmpty()) {
            return null;
        }
        return entry.name().equals("all") ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private @Nullable Condition values(Section section, String form) {
        Section field = section.section(form, "{ FIELD: VALUE }");
        if (field == null) {
            return null;
        }
        List<Condition> parts = new ArrayList<>();
        for (String name : field.entries().keySet()) {
            Set<String> values = new HashSet<>();
            field.texts(name, "a value of the source").forEach(text -> values.add(String.valueOf(text.text())));
            parts.add(new Condition.In(name, values));
        }
        if (parts.isEmpty()) {
            faults.add(field.at(), "The condition names no field", "Write %s: { FIELD: VALUE }".formatted(form));
            return null;
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private @Nullable Condition present(Section section) {
        String field = section.text("present", "the name of a source field");
        return field == null ? null : new Condition.Present(field);
    }

    private @Nullable Condition not(Node node) {
        Condition other = read(node);
        return other == null ? null : new Condition.Not(other);
    }

    /** All of them, or none; then there are faults. */
    private List<Condition> parts(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Sequence list) || list.items().isEmpty()) {
            faults.add(
                    entry.value().at(),
                    "'%s' has no conditions".formatted(entry.name()),
                    "Write %s: [ CONDITION, CONDITION ]".formatted(entry.name()));
            return List.of();
        }
        List<Condition> parts =
                list.items().stream().map(this::read).filter(Objects::nonNull).toList();
        return parts.size() == list.items().size() ? parts : List.of();
    }
}
