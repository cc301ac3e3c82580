package org.tallystick.validation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Text;

/** The rules that the constraints on components stand for, each with its stable id (CM-6). */
public final class ConstraintRules {

    private static final String AT_SOURCE = "correct the value at its source";

    public static final Rule NAME =
            Rule.error("FIELD_NAME", "A name is not blank and has at most 255 characters.", AT_SOURCE);

    public static final Rule CODE =
            Rule.error("FIELD_CODE", "A code is not blank and has at most 100 characters.", AT_SOURCE);

    public static final Rule TEXT = Rule.error("FIELD_TEXT", "A text has at most 4000 characters.", AT_SOURCE);

    public static final Rule POSITIVE = Rule.error("FIELD_POSITIVE", "The value is greater than zero.", AT_SOURCE);

    public static final Rule NOT_NEGATIVE =
            Rule.error("FIELD_NOT_NEGATIVE", "The value is zero or greater.", AT_SOURCE);

    public static final Rule AT_MOST =
            Rule.error("FIELD_AT_MOST", "The value is at most its bound, such as 24 hours or a share of 1.", AT_SOURCE);

    public static final Rule NEEDED = Rule.warning(
            "FIELD_NEEDED",
            "A whole record has it; what one system says of the record may lack it.",
            "fill it at the system that owns it, or map it in the rule set");

    private static final Map<Class<? extends Annotation>, Rule> BY_ANNOTATION = Map.of(
            Name.class, NAME,
            Code.class, CODE,
            Text.class, TEXT,
            Positive.class, POSITIVE,
            PositiveOrZero.class, NOT_NEGATIVE,
            DecimalMax.class, AT_MOST,
            Needed.class, NEEDED);

    private ConstraintRules() {}

    /** All of them, for the rule catalogue. */
    public static List<Rule> all() {
        return List.of(NAME, CODE, TEXT, POSITIVE, NOT_NEGATIVE, AT_MOST, NEEDED);
    }

    /**
     * The rule of a constraint.
     *
     * @throws IllegalArgumentException if the model has no such constraint
     */
    public static Rule of(Class<? extends Annotation> constraint) {
        Rule rule = BY_ANNOTATION.get(constraint);
        if (rule == null) {
            throw new IllegalArgumentException("No rule stands for " + constraint);
        }
        return rule;
    }
}
