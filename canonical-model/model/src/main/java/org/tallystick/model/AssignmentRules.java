package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Period;

/** Rules of one assignment. Those of a person's assignments are {@link Staffing}'s. */
final class AssignmentRules {

    static final Rule PLAN = Rule.warning(
            "ASSIGNMENT_PLAN",
            "An assignment is planned in hours or as a share of the person, not both.",
            "keep the one by which it is staffed");

    static final Rule PERIOD = Rule.warning(
            "ASSIGNMENT_PERIOD",
            "The days of an assignment lie within its project and within one employment of the person.",
            "shorten the assignment; hours outside are not billed");

    private AssignmentRules() {}

    static List<Rule> all() {
        return List.of(PLAN, PERIOD);
    }

    static List<Violation> check(Assignment assignment) {
        Findings findings = new Findings();
        HeaderRules.check(assignment.header(), findings);
        StaffingPlan plan = assignment.plan();
        if (plan.hours() != null && plan.allocation() != null) {
            findings.broken(PLAN, "/plan", "is %s hours and the share %s".formatted(plan.hours(), plan.allocation()));
        }
        return findings.all();
    }

    /** An assignment without days, and a person whose employments nobody says, break nothing. */
    static List<Violation> checkPeriod(Assignment assignment, Project project, Resource resource) {
        Findings findings = new Findings();
        Period days = assignment.period();
        if (days.equals(Period.ALWAYS)) {
            return List.of();
        }
        if (!project.period().covers(days)) {
            findings.broken(PERIOD, "/period", "is %s, the project's is %s".formatted(days, project.period()));
        }
        List<Period> employment = resource.employment();
        if (!employment.isEmpty() && employment.stream().noneMatch(period -> period.covers(days))) {
            findings.broken(PERIOD, "/period", "is %s, the person is employed in %s".formatted(days, employment));
        }
        return findings.all();
    }
}
