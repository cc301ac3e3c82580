package org.tallystick.testkit.properties;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Text;

/**
 * One named way to break a record: it breaks this constraint, there, and nothing else.
 *
 * @param pointer where, as a JSON Pointer
 * @param constraint which
 * @param broken the record, broken
 * @param <T> the record
 */
public record Breakage<T>(String pointer, Class<? extends Annotation> constraint, T broken) {

    private static final Map<Class<? extends Annotation>, String> RULES = Map.of(
            Name.class, "FIELD_NAME",
            Code.class, "FIELD_CODE",
            Text.class, "FIELD_TEXT",
            Positive.class, "FIELD_POSITIVE",
            PositiveOrZero.class, "FIELD_NOT_NEGATIVE",
            DecimalMax.class, "FIELD_AT_MOST",
            Needed.class, "FIELD_NEEDED");

    /** The id of the rule that stands for the constraint, as validation reports it: {@code FIELD_POSITIVE}. */
    public String rule() {
        return RULES.getOrDefault(constraint, constraint.getSimpleName());
    }
}
