package org.tallystick.validation.internal;

import static java.util.Comparator.comparing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.rule.Warns;
import org.tallystick.validation.ConstraintRules;

/** Checks the constraints on components with Hibernate Validator, and reports in our own words. Thread-safe. */
public final class Constraints {

    private static final int SHOWN_VALUE_LENGTH = 100;

    /** Made when it is first needed: it takes a while. */
    private static final class Shared {

        static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new PlainWords())
                .buildValidatorFactory()
                .getValidator();
    }

    /** The constraints of these groups that the record breaks, in the order of their paths. */
    public List<Violation> check(Entity record, Class<?>... groups) {
        Set<ConstraintViolation<Entity>> broken = Shared.VALIDATOR.validate(record, groups);
        return broken.isEmpty()
                ? List.of()
                : broken.stream()
                        .map(Constraints::violation)
                        .sorted(comparing(Violation::path).thenComparing(Violation::rule))
                        .toList();
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        ConstraintDescriptor<?> constraint = broken.getConstraintDescriptor();
        Rule rule = ConstraintRules.of(constraint.getAnnotation().annotationType());
        Severity severity = constraint.getPayload().contains(Warns.class) ? Severity.WARNING : rule.severity();
        return new Violation(rule.id(), severity, pointer(broken.getPropertyPath()), message(broken), rule.remedy());
    }

    private static String message(ConstraintViolation<?> broken) {
        Object value = broken.getInvalidValue();
        return value == null ? broken.getMessage() : "is '%s', %s".formatted(shortened(value), broken.getMessage());
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN_VALUE_LENGTH ? text : text.substring(0, SHOWN_VALUE_LENGTH) + "…";
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            append(pointer, node.getIndex());
            append(pointer, node.getKey());
            append(pointer, node.getName());
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, @Nullable Object step) {
        // A name in angle brackets is a container's element: its place is its index.
        if (step != null && !step.toString().startsWith("<")) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
    }
}
