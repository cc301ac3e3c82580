package org.tallystick.rules.policy;

import java.util.List;

/**
 * What the policies say of a record. The same record, day and version give the same (POL-3).
 *
 * @param severity the strictest of those that spoke; {@link Severity#ALLOW} if none did
 * @param spoken the policies that spoke, in the order of the file
 * @param policies name of the set
 * @param version of the set
 */
public record PolicyOutcome(Severity severity, List<Policy> spoken, String policies, String version) {

    public PolicyOutcome {
        spoken = List.copyOf(spoken);
    }
}
