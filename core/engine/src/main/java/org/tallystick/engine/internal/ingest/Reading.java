package org.tallystick.engine.internal.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.spi.Problem;

/**
 * What reading a flow came to.
 *
 * @param tally what became of its documents
 * @param problems of the flow, for a person; the run goes on
 */
public record Reading(Tally tally, List<Problem> problems) {

    static final Reading NONE = of(Tally.NONE);

    public Reading {
        problems = List.copyOf(problems);
    }

    static Reading of(Tally tally) {
        return new Reading(tally, List.of());
    }

    static Reading problem(Problem problem) {
        return new Reading(Tally.NONE, List.of(problem));
    }

    Reading plus(Reading other) {
        return new Reading(
                tally.plus(other.tally),
                Stream.concat(problems.stream(), other.problems.stream()).toList());
    }
}
