package org.tallystick.rules;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Problem;

/**
 * Where the value of one canonical field comes from (TRN-5).
 *
 * @param field its path, such as {@code terms.cap}
 * @param rule id of the rule, {@code ruleset/system/type/field}
 * @param place where the rule stands: {@code rules.yaml:12}
 * @param text of the rule
 * @param version of the rule set
 * @param inputs the source's fields that the rule looks at, as the document writes them; fields without a value are left out
 * @param outcome what the rule comes to
 * @param result the value; none: the outcome is another than {@link Outcome#FILLED}
 * @param problems why the field could not be filled; none: it could
 */
public record FieldExplanation(
        String field,
        String rule,
        String place,
        String text,
        String version,
        SortedMap<String, String> inputs,
        Outcome outcome,
        @Nullable Object result,
        List<Problem> problems) {

    /** What a rule comes to. */
    public enum Outcome {
        /** The field has the result. */
        FILLED,
        /** The source has no value: the field stays as the built-in mapping made it. */
        NO_VALUE,
        /** The condition of the rule does not hold: the field stays as the built-in mapping made it. */
        NOT_APPLIED,
        /** The source's value cannot be used; the problems say why. */
        REFUSED
    }

    public FieldExplanation {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        problems = List.copyOf(problems);
    }

    /** Whether the rule comes to the same, whatever its wording. */
    boolean comesToTheSame(FieldExplanation other) {
        return outcome == other.outcome
                && Objects.equals(result, other.result)
                && problems.stream()
                        .map(Problem::code)
                        .toList()
                        .equals(other.problems.stream().map(Problem::code).toList());
    }

    /** In words: the value in quotes, or why there is none. */
    String outcomeInWords() {
        return switch (outcome) {
            case FILLED -> "'%s'".formatted(result);
            case NO_VALUE -> "no value";
            case NOT_APPLIED -> "not applied";
            case REFUSED ->
                problems.stream().map(Problem::code).distinct().toList().toString();
        };
    }
}
