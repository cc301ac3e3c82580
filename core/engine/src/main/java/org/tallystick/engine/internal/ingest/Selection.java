package org.tallystick.engine.internal.ingest;

import java.util.Optional;
import java.util.function.Predicate;
import org.tallystick.model.Entity;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Which records of a flow are taken in.
 *
 * @param name of the test; empty: everything is
 * @param test of a record
 */
public record Selection(String name, Predicate<? super Entity> test) {

    boolean isEverything() {
        return name.isEmpty();
    }

    boolean takes(Entity record) {
        return isEverything() || test.test(record);
    }

    /** Why the record cannot be tested; none if it can. */
    Optional<Problem> defect(Entity record) {
        try {
            takes(record);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Problem.of(
                            FailureKind.INVALID,
                            "SELECTION_FAILED",
                            "the selection '%s' failed on %s: %s".formatted(name, record.ref(), e))
                    .withRemedy("mend the test that the flow was given with where(…), and give it another name"));
        }
    }
}
