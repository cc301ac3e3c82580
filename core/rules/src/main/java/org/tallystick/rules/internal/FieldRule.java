package org.tallystick.rules.internal;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.rules.FieldExplanation;
import org.tallystick.rules.FieldExplanation.Outcome;
import org.tallystick.rules.internal.record.RecordFields;
import org.tallystick.spi.Problem;

/**
 * Fills one canonical field.
 *
 * @param id {@code ruleset/system/type/field}
 * @param place where it stands, for messages: {@code rules.yaml:12}
 * @param field its path
 * @param text as the file says it
 * @param setter where its value goes
 * @param reading where its value comes from
 * @param when it applies; else the field stays as it is
 */
record FieldRule(
        String id, String place, String field, String text, Target.Setter setter, Reading reading, Condition when) {

    private static final int SHOWN_VALUE_LENGTH = 200;

    /** The source's fields that it looks at. */
    List<String> fields() {
        return Stream.concat(reading.fields().stream(), when.fields().stream()).toList();
    }

    /** Fills the field, or says why it cannot. */
    void apply(Object builder, RawFields raw, ExchangeRates rates, List<Problem> problems) {
        Source source = new Source(raw, rates);
        Object value = when.holds(source) ? reading.read(source) : null;
        List<Source.Refused> refused = source.refused();
        if (!refused.isEmpty()) {
            refused.forEach(each -> problems.add(problem(each)));
        } else if (value != null) {
            setter.set(builder, value);
        }
    }

    /** What a record says in the canonical field; none: nothing. */
    @Nullable Object value(Entity record) {
        return field.startsWith(Target.EXTENSIONS)
                ? record.header().extensions().get(field.substring(Target.EXTENSIONS.length()))
                : RecordFields.get(record, field);
    }

    /** Puts what the record says into the fields that it is read from, or says why it cannot. */
    void write(Entity record, Writing out, List<Problem> problems) {
        Object value = WayBack.something(value(record));
        try {
            reading.write(value, out);
        } catch (Refusal e) {
            String shown = value == null ? null : shortened(value.toString());
            String message = "Rule %s (%s): %s%s %s"
                    .formatted(id, place, field, shown == null ? "" : " '" + shown + "'", e.what());
            problems.add(
                    Problem.ofField(e.code(), field, shown, message, e.remedy()).ownedBy(e.owner()));
        }
    }

    /** What {@link #apply} comes to, and why; nothing is filled. */
    FieldExplanation explain(RawFields raw, ExchangeRates rates, String version) {
        Source source = new Source(raw, rates);
        boolean applies = when.holds(source);
        Object value = applies ? reading.read(source) : null;
        List<Problem> problems = source.refused().stream().map(this::problem).toList();
        if (!problems.isEmpty()) {
            return refused(raw, version, problems);
        }
        return value == null
                ? explanation(raw, version, applies ? Outcome.NO_VALUE : Outcome.NOT_APPLIED, null, List.of())
                : explanation(raw, version, Outcome.FILLED, value, List.of());
    }

    /** Of a document that cannot be used. */
    FieldExplanation refused(RawFields raw, String version, List<Problem> problems) {
        return explanation(raw, version, Outcome.REFUSED, null, problems);
    }

    private FieldExplanation explanation(
            RawFields raw, String version, Outcome outcome, @Nullable Object value, List<Problem> problems) {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (String name : fields()) {
            RawValue input = raw.get(name);
            if (input != null) {
                inputs.put(name, input.text());
            }
        }
        return new FieldExplanation(field, id, place, text, version, inputs, outcome, value, problems);
    }

    private Problem problem(Source.Refused refused) {
        String value = shortened(refused.value());
        String message = "Rule %s (%s): %s%s %s"
                .formatted(
                        id,
                        place,
                        refused.field(),
                        value == null ? "" : " '" + value + "'",
                        refused.why().what());
        return Problem.ofField(
                        refused.why().code(),
                        refused.field(),
                        value,
                        message,
                        refused.why().remedy())
                .ownedBy(refused.why().owner());
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= SHOWN_VALUE_LENGTH
                ? value
                : value.substring(0, SHOWN_VALUE_LENGTH) + "…";
    }
}
