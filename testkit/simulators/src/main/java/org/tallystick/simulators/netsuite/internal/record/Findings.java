package org.tallystick.simulators.netsuite.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;

/** What is wrong with one request; all of it is reported together. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void add(Problem problem) {
        problems.add(problem);
    }

    void add(Strictness strictness, Problem problem) {
        switch (strictness) {
            case ERROR -> problems.add(problem);
            case WARNING -> warnings.add(problem);
            case IGNORE -> {}
        }
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw Refusals.badRequest(problems);
        }
    }

    /** The answer with a header that tells the warnings, if there are any. */
    Response warn(Response response) {
        return warnings.isEmpty()
                ? response
                : response.withHeader(
                        "X-NetSuite-Warnings",
                        warnings.stream().map(Findings::asHeader).collect(Collectors.joining("; ")));
    }

    private static String asHeader(Problem problem) {
        return (problem.where() + ": " + problem.detail()).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
