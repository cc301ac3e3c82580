package org.tallystick.model;

import java.util.Collection;
import java.util.List;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Period;

/** The versions of one record, each in force on days of its own. */
public final class EffectiveVersions {

    private EffectiveVersions() {}

    /**
     * Which versions are in force on a day on which another one is: {@code HEADER_EFFECTIVE}. A version whose header names no days counts
     * for nothing. Paths lead from each version.
     *
     * @param versions of one record, in any order
     */
    public static List<Violation> check(Collection<? extends Entity> versions) {
        List<? extends Entity> dated = versions.stream()
                .filter(version -> !version.header().effective().equals(Period.ALWAYS))
                .toList();
        List<Period> periods =
                dated.stream().map(version -> version.header().effective()).toList();
        Findings findings = new Findings();
        Overlaps.of(periods)
                .forEach((later, earlier) -> findings.broken(
                        HeaderRules.EFFECTIVE,
                        "/header/effective",
                        "%s is in force on %s, another version on %s"
                                .formatted(dated.get(later).ref(), periods.get(later), periods.get(earlier))));
        return findings.all();
    }
}
