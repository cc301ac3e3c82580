package org.tallystick.rules.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Position;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.record.FieldPath;
import org.tallystick.rules.policy.Scalars.Scalar;

/** Reads a condition on records of one type. How deep it is, the reader of files bounds. */
final class ConditionReader {

    private static final List<String> FORMS = List.of("all", "any", "not", "eq", "in", "range", "matches", "present");
    private static final String A_CONDITION = "a condition such as { eq: { FIELD: VALUE } }";

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
        condition.allowOnly(FORMS);
        List<String> forms = FORMS.stream().filter(condition::has).toList();
        if (forms.size() != 1) {
            faults.add(
                    condition.at(),
                    forms.isEmpty() ? "There is no condition" : "There are several: " + String.join(" and ", forms),
                    "Write one of %s; several in a list behind all or any".formatted(String.join(", ", FORMS)));
            return null;
        }
        return read(forms.get(0), condition);
    }

    private @Nullable Condition read(String form, Section condition) {
        Node inner = requireNonNull(condition.entries().get(form)).value();
        return switch (form) {
            case "all" -> new Condition.All(parts(form, inner));
            case "any" -> new Condition.Any(parts(form, inner));
            case "not" -> not(inner);
            case "present" -> present(condition);
            default -> test(form, condition);
        };
    }

    private @Nullable Condition not(Node inner) {
        Condition part = read(inner);
        return part == null ? null : new Condition.Not(part);
    }

    private @Nullable Condition present(Section condition) {
        String name = condition.text("present", "FIELD");
        FieldPath field = name == null ? null : field(new Node.Text(condition.placeOf("present"), name));
        return field == null ? null : new Condition.Present(field);
    }

    /** {@code eq: { FIELD: VALUE }}. */
    private @Nullable Condition test(String form, Section condition) {
        Section tested = condition.section(form, "{ FIELD: … }");
        if (tested == null) {
            return null;
        }
        if (tested.entries().size() != 1) {
            faults.add(
                    tested.at(),
                    "'%s' tests %d fields".formatted(form, tested.entries().size()),
                    "Write %s: { FIELD: … }; several tests in a list behind all or any".formatted(form));
            return null;
        }
        Node.Entry entry = tested.entries().values().iterator().next();
        FieldPath field = field(new Node.Text(entry.at(), entry.name()));
        return field == null ? null : test(form, field, entry, tested);
    }

    private @Nullable Condition test(String form, FieldPath field, Node.Entry entry, Section tested) {
        if (Scalars.wanted(field.type()) == null) {
            faults.add(
                    entry.at(),
                    "'%s' holds no value that can be compared".formatted(field),
                    "Test one of its parts, or write present: " + field);
            return null;
        }
        return switch (form) {
            case "range" -> range(field, tested);
            case "matches" -> matches(field, tested);
            default -> in(form, field, tested);
        };
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
            faults.add(
                    inner.at(),
                    "'%s' has no list of conditions".formatted(group),
                    "Write %s: [CONDITION, …]".formatted(group));
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
        FieldPath one = person(names.get(0));
        FieldPath other = person(names.get(1));
        if (one != null && other != null && one.toString().equals(other.toString())) {
            faults.add(names.get(1).at(), "'%s' is compared with itself".formatted(one), "Name two fields");
        }
        return one == null || other == null ? null : new Condition.SamePerson(one, other);
    }

    private @Nullable FieldPath person(Node.Text name) {
        FieldPath field = field(name);
        if (field != null && field.type() != Ref.class && field.type() != String.class) {
            faults.add(
                    name.at(),
                    "'%s' names no person".formatted(field),
                    "Name a field that holds a reference or a text");
            return null;
        }
        return field;
    }

    private Condition in(String form, FieldPath field, Section tested) {
        Set<Scalar> values = new HashSet<>();
        List<Node.Text> texts = tested.texts(field.toString(), "VALUE");
        if (form.equals("eq") && texts.size() > 1) {
            faults.add(tested.placeOf(field.toString()), "'eq' has several values", "Write in: { FIELD: [VALUE, …] }");
        }
        for (Node.Text text : texts) {
            Scalar value = scalar(field, String.valueOf(text.text()), text.at());
            if (value != null) {
                values.add(value);
            }
        }
        return new Condition.In(field, values);
    }

    private @Nullable Condition range(FieldPath field, Section tested) {
        Section bounds = tested.section(field.toString(), "{ from: VALUE, until: VALUE }");
        if (bounds == null) {
            return null;
        }
        bounds.allowOnly(List.of("from", "until"));
        if (!Scalars.isOrdered(field.type())) {
            faults.add(
                    bounds.at(),
                    "'%s' has no order that a range can use".formatted(field),
                    "Write in: { FIELD: [VALUE, …] }");
            return null;
        }
        Scalar from = bound(field, bounds, "from");
        Scalar until = bound(field, bounds, "until");
        if (!bounds.has("from") && !bounds.has("until")) {
            faults.add(bounds.at(), "The range has no bound", "Write { from: VALUE, until: VALUE }, or one of them");
        } else if (from != null && until != null && (!from.isComparable(until) || from.compareTo(until) >= 0)) {
            faults.add(
                    bounds.placeOf("until"),
                    "The range is empty: from %s %s until %s %s"
                            .formatted(from.text(), from.unit(), until.text(), until.unit()),
                    "Write an end that is greater than the start, in the same currency");
        }
        return new Condition.Range(field, from, until);
    }

    private @Nullable Scalar bound(FieldPath field, Section bounds, String name) {
        String text = bounds.textIfAny(name, "VALUE");
        return text == null ? null : scalar(field, text, bounds.placeOf(name));
    }

    private @Nullable Condition matches(FieldPath field, Section tested) {
        String form = tested.text(field.toString(), "a form such as ACME-*");
        if (form == null) {
            return null;
        }
        if (form.length() > Wildcards.MAX_LENGTH) {
            faults.add(
                    tested.placeOf(field.toString()),
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
                    "Known are %s, and their parts behind a point; extensions.NAME"
                            .formatted(String.join(", ", FieldPath.known(type))));
        }
        return field;
    }
}
