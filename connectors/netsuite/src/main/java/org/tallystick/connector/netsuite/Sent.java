package org.tallystick.connector.netsuite;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * What the answer to one write says.
 *
 * @param problem why it was not applied, or why that is not known; none: it was
 * @param id the internal id, if it was applied and the answer tells it
 * @param refused whether we ourselves refused to send it
 */
record Sent(@Nullable Problem problem, @Nullable String id, boolean refused) {

    static Sent applied(@Nullable String id) {
        return new Sent(null, id, false);
    }

    static Sent failed(Problem problem) {
        return new Sent(problem, null, false);
    }

    /** Nothing was sent, so there is nothing to look up, whatever the problem's kind. */
    static Sent refused(Problem problem) {
        return new Sent(problem, null, true);
    }

    /** Whether it was applied under an id that the answer does not tell. */
    boolean lacksId() {
        return problem == null && id == null;
    }

    /** The outcome for the record with that key. What has no known id is not claimed to be there (F-DUP-01). */
    Outcome outcome(String key, Map<String, String> idsByKey) {
        if (problem != null) {
            return refused ? Outcome.rejected(problem) : Outcome.of(problem);
        }
        String known = id == null ? idsByKey.get(key) : id;
        return known == null
                ? Outcome.unknown(Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "ID_UNKNOWN",
                        "'%s' was accepted, and its internal id could not be read".formatted(key)))
                : Outcome.applied(known);
    }
}
