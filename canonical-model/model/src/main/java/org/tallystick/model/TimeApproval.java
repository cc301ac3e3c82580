package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** Who approved a time entry. */
public final class TimeApproval {

    static final Rule APPROVER = Rule.warning(
            "TIME_APPROVER",
            "Nobody approves their own time.",
            "have somebody else approve the entry, or have the exception agreed");

    private TimeApproval() {}

    static List<Rule> all() {
        return List.of(APPROVER);
    }

    /**
     * Whether the person of the entry approved it, by the person's id or employee number: systems write one of them. An entry that nobody
     * approved, and one of another person, break nothing.
     */
    public static List<Violation> check(TimeEntry entry, Resource resource) {
        String by = entry.approved() == null ? null : entry.approved().by();
        boolean isTheirs = resource.ref().equals(entry.resource());
        boolean isSame = by != null && (by.equals(resource.ref().id()) || by.equals(resource.workerId()));
        return isTheirs && isSame
                ? List.of(APPROVER.brokenAt("/approved/by", "is %s, the person who worked".formatted(by)))
                : List.of();
    }
}
