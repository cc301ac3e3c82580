package org.tallystick.validation;

import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Violation;
import org.tallystick.validation.internal.Constraints;
import org.tallystick.validation.internal.Screens;

/**
 * Tells all that a record breaks (CM-6): the constraints on its components, then the rules between them. Thread-safe; make one and keep
 * it.
 */
public final class RecordValidator {

    private final Constraints constraints = new Constraints();

    private RecordValidator() {}

    /** A validator of the canonical model. */
    public static RecordValidator ofDefaults() {
        return new RecordValidator();
    }

    /**
     * What a record breaks as one system's view of a thing; none if it is right. A violation of severity ERROR must be mended before
     * anything is decided from the record.
     */
    public List<Violation> validate(Entity record) {
        List<Violation> rules = record.check();
        return Screens.passes(record) ? rules : joined(constraints.check(record, Default.class), rules);
    }

    /** The same, and what it lacks to be whole ({@link Complete}). */
    public List<Violation> validateWhole(Entity record) {
        return joined(constraints.check(record, Default.class, Complete.class), record.check());
    }

    private static List<Violation> joined(List<Violation> one, List<Violation> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Violation> both = new ArrayList<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }
}
