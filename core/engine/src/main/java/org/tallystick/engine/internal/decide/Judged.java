package org.tallystick.engine.internal.decide;

import java.util.Map;
import org.tallystick.engine.decide.Decision;
import org.tallystick.model.Ref;
import org.tallystick.rules.policy.PolicyOutcome;

/**
 * A decision that may be written.
 *
 * @param decision what is left of it
 * @param outcomes what the policies said of the records that it puts; nothing of those that no policy is about
 */
public record Judged(Decision decision, Map<Ref<?>, PolicyOutcome> outcomes) {

    public Judged {
        outcomes = Map.copyOf(outcomes);
    }
}
