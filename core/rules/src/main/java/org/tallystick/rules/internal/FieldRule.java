package org.tallystick.rules.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Problem;

/**
 * Fills one canonical field.
 *
 * @param id {@code ruleset/system/type/field}
 * @param place where it stands, for messages: {@code rules.yaml:12}
 * @param setter where its value goes
 * @param reading where its value comes from
 * @param when it applies; else the field stays as it is
 */
record FieldRule(String id, String place, Target.Setter setter, Reading reading, Condition when) {

    private static final int SHOWN_VALUE_LENGTH = 200;

    /** The source's fields that it looks at. */
    List<String> fields() {
        return Stream.concat(reading.fields().stream(), when.fields().stream()).toList();
    }

    /** Fills the field, or says why it cannot. */
    void apply(Object builder, RawFields raw, List<Problem> problems) {
        Source source = new Source(raw);
        if (!when.holds(source)) {
            return;
        }
        Object value = reading.read(source);
        List<Source.Refused> refused = source.refused();
        if (!refused.isEmpty()) {
            refused.forEach(each -> problems.add(problem(each)));
        } else if (value != null) {
            setter.set(builder, value);
        }
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
                refused.why().remedy());
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= SHOWN_VALUE_LENGTH
                ? value
                : value.substring(0, SHOWN_VALUE_LENGTH) + "…";
    }
}
