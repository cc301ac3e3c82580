package org.tallystick.simulators.netsuite.internal.record;

import java.util.Locale;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;

/** What a wrong property means: a refusal, a warning in the answer's header, or nothing. */
enum Strictness {
    ERROR,
    WARNING,
    IGNORE;

    static Strictness ofNames(Request request) {
        return of(request, "X-NetSuite-PropertyNameValidation", "Warning");
    }

    static Strictness ofValues(Request request) {
        return of(request, "X-NetSuite-PropertyValueValidation", "Error");
    }

    private static Strictness of(Request request, String header, String usual) {
        String value = request.header(header).orElse(usual);
        try {
            return valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(
                    Problem.inHeader("INVALID_REQUEST", header, "Expected Error, Warning or Ignore, not " + value));
        }
    }
}
