package org.tallystick.engine.internal.decide;

import java.time.Instant;
import java.util.List;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.rules.policy.PolicySet;

/** Notes decisions in the audit trail, each with the version of the policies that were asked (POL-3). */
public record DecisionTrail(StoreTransaction tx, PolicySet policies, Instant now) {

    /**
     * Notes one.
     *
     * @param decider or the step of a process
     * @param detail in which run, or what became of it
     * @param key decision key, or the process's
     * @param fingerprint of what was decided
     */
    public void note(String decider, String detail, String key, String fingerprint) {
        tx.audit()
                .append(List.of(
                        new AuditEntry(now, Kind.DECISION, decider, detail, subjects(key, fingerprint)).text()));
    }

    /** The key, and which policies were asked, if there are any. */
    private List<Subject> subjects(String key, String fingerprint) {
        Subject subject = Subject.named(key, fingerprint);
        return policies.policies().isEmpty()
                ? List.of(subject)
                : List.of(subject, Subject.named("policies/" + policies.name(), policies.version()));
    }
}
