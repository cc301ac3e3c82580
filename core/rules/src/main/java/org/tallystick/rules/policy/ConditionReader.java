package org.tallystick.rules.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Position;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.record.FieldPath;
import org.tallystick.rules.policy.Scalars.Scalar;

/** Reads a condition on records of one type. How deep it is, the reader of files bounds. */
final class ConditionReader {

    private static final List<String> GROUPS = List.of("all", "any", "not");
    private static final List<String> TESTS = List.of("eq", "in", "range", "matches", "present");
    private static final String A_CONDITION = "a condition such as { field: FIELD, eq: VALUE }";

    private final RecordType<?> type;
    private final Faults faults;

    ConditionReader(RecordType<?> type, Faults faults) {
        this.type = type;
        this.faults = faults;
    }

    /** The condition, or none; then there are faults. */
    @Nullable Condition read(Node node) {
        Section condition = Section.of(node, A_CONDITION, faults);
        if (condition == null) {
            return null;
        }
        List<String> groups = GROUPS.stream().filter(condition::has).toList();
        if (groups.isEmpty()) {
            return test(condition);
        }
        condition.allowOnly(groups.subList(0, 1));
        Node inner = condition.entries().get(groups.get(0)).value();
        if (groups.get(0).equals("not")) {
            Condition part = read(inner);
            return part == null ? null : new Condition.Not(part);
        }
        List<Condition> parts = parts(groups.get(0), inner);
        return groups.get(0).equals("all") ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private List<Condition> parts(String group, Node inner) {
        List<Condition> parts = new ArrayList<>();
        if (inner instanceof Node.Sequence list && !list.items().isEmpty()) {
            for (Node item : list.items()) {
                Condition part = read(item);
                if (part != null) {
                    parts.add(part);
                }
            }
        } else {
            faults.add(inner.at(), "'%s' has no list of conditions".formatted(group), "Write %s: [CONDITION, …]".formatted(group));
        }
        return parts;
    }

    /** Two fields that name the same person. */
    @Nullable Condition samePerson(Section rule) {
        List<Node.Text> names = rule.texts("differ", "[FIELD, FIELD]");
        if (names.size() != 2) {
            faults.add(
                    rule.placeOf("differ"),
                    "'differ' has %d fields".formatted(names.size()),
                    "Write differ: [FIELD, FIELD], two that name persons");
            return null;
        }
        FieldPath one = field(names.get(0));
        FieldPath other = field(names.get(1));
        return one == null || other == null ? null : new Condition.SamePerson(one, other);
    }

    private @Nullable Condition test(Section condition) {
        List<String> tests = TESTS.stream().filter(condition::has).toList();
        String name = condition.text("field", "the field to test");
        FieldPath field = name == null ? null : field(new Node.Text(condition.placeOf("field"), name));
        if (tests.size() != 1) {
            faults.add(
                    condition.at(),
                    tests.isEmpty() ? "There is no test" : "There are several tests: " + String.join(" and ", tests),
                    "Write one of " + String.join(", ", TESTS));
            return null;
        }
        condition.allowOnly(List.of("field", tests.get(0)));
        return field == null ? null : test(tests.get(0), field, condition);
    }

    private @Nullable Condition test(String test, FieldPath field, Section condition) {
        if (test.equals("present")) {
            return present(field, condition);
        }
        String wanted = Scalars.wanted(field.type());
        if (wanted == null) {
            faults.add(
                    condition.placeOf(test),
                    "'%s' holds no value that can be compared".formatted(field),
                    "Test one of its parts, or write present: true");
            return null;
        }
        return switch (test) {
            case "range" -> range(field, condition);
            case "matches" -> matches(field, condition);
            default -> in(test, field, condition);
        };
    }

    private Condition present(FieldPath field, Section condition) {
        if (!"true".equals(condition.text("present", "true"))) {
            faults.add(condition.placeOf("present"), "'present' is not true", "Write present: true, in a not for the opposite");
        }
        return new Condition.Present(field);
    }

    private Condition in(String test, FieldPath field, Section condition) {
        Set<Scalar> values = new HashSet<>();
        List<Node.Text> texts = condition.texts(test, "VALUE");
        if (test.equals("eq") && texts.size() > 1) {
            faults.add(condition.placeOf(test), "'eq' has several values", "Write in: [VALUE, …]");
        }
        for (Node.Text text : texts) {
            Scalar value = scalar(field, String.valueOf(text.text()), text.at());
            if (value != null) {
                values.add(value);
            }
        }
        return new Condition.In(field, values);
    }

    private @Nullable Condition range(FieldPath field, Section condition) {
        Section bounds = condition.section("range", "{ from: VALUE, until: VALUE }");
        if (bounds == null) {
            return null;
        }
        bounds.allowOnly(List.of("from", "until"));
        if (!Scalars.isOrdered(field.type())) {
            faults.add(bounds.at(), "'%s' has no order that a range can use".formatted(field), "Write in: [VALUE, …]");
            return null;
        }
        Scalar from = bound(field, bounds, "from");
        Scalar until = bound(field, bounds, "until");
        if (!bounds.has("from") && !bounds.has("until")) {
            faults.add(bounds.at(), "The range has no bound", "Write { from: VALUE, until: VALUE }, or one of them");
        } else if (from != null && until != null && (!from.isComparable(until) || from.compareTo(until) >= 0)) {
            faults.add(
                    bounds.placeOf("until"),
                    "The range is empty: from %s %s until %s %s".formatted(from.text(), from.unit(), until.text(), until.unit()),
                    "Write an end that is greater than the start, in the same currency");
        }
        return new Condition.Range(field, from, until);
    }

    private @Nullable Scalar bound(FieldPath field, Section bounds, String name) {
        String text = bounds.textIfAny(name, "VALUE");
        return text == null ? null : scalar(field, text, bounds.placeOf(name));
    }

    private @Nullable Condition matches(FieldPath field, Section condition) {
        String form = condition.text("matches", "a form such as ACME-*");
        if (form == null) {
            return null;
        }
        if (form.length() > Wildcards.MAX_LENGTH) {
            faults.add(
                    condition.placeOf("matches"),
                    "The form has %d characters".formatted(form.length()),
                    "Write at most %d".formatted(Wildcards.MAX_LENGTH));
        }
        return new Condition.Matches(field, new Wildcards(form));
    }

    private @Nullable Scalar scalar(FieldPath field, String text, Position at) {
        try {
            return Scalars.parse(field.type(), text);
        } catch (RuntimeException e) {
            String wanted = Scalars.wanted(field.type());
            faults.add(at, "'%s' is not %s".formatted(text, wanted), "Write " + wanted);
            return null;
        }
    }

    private @Nullable FieldPath field(Node.Text name) {
        FieldPath field = FieldPath.of(type, String.valueOf(name.text())).orElse(null);
        if (field == null) {
            faults.add(
                    name.at(),
                    "%s has no field '%s'".formatted(type, name.text()),
                    "Known are %s, and their parts behind a point; extensions.NAME".formatted(String.join(", ", FieldPath.known(type))));
        }
        return field;
    }
}
