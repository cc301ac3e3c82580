package org.tallystick.model;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Period;

/** Rules of the people who do the work. */
final class ResourceRules {

    static final Rule EMPLOYMENT = Rule.error(
            "RESOURCE_EMPLOYMENT",
            "The employments of a person are in the order of days, and do not overlap.",
            "end the earlier employment before the later one begins");

    static final Rule VENDOR = Rule.warning(
            "RESOURCE_VENDOR", "A contractor has a vendor.", "name the vendor; its bills cannot be matched before");

    private ResourceRules() {}

    static List<Rule> all() {
        return List.of(EMPLOYMENT, VENDOR);
    }

    static List<Violation> check(Resource resource) {
        Findings findings = new Findings();
        HeaderRules.check(resource.header(), findings);
        if (resource.kind() == ResourceKind.CONTRACTOR && resource.vendor() == null) {
            findings.broken(VENDOR, "/vendor", "is absent");
        }
        List<Period> employment = resource.employment();
        for (int i = 1; i < employment.size(); i++) {
            if (!follows(employment.get(i - 1), employment.get(i))) {
                findings.broken(
                        EMPLOYMENT,
                        "/employment/" + i,
                        "%s does not follow %s".formatted(employment.get(i), employment.get(i - 1)));
            }
        }
        return findings.all();
    }

    private static boolean follows(Period earlier, Period later) {
        LocalDate end = earlier.isEmpty() ? earlier.from() : earlier.until();
        return end != null && later.from() != null && !later.from().isBefore(end);
    }
}
