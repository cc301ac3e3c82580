package org.tallystick.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** The days that people worked, over all their projects. */
public final class WorkDays {

    static final Rule DAY = Rule.error(
            "I36",
            "The hours of one person on one day are not above 24.",
            "find the entry that is wrong, or is there twice");

    private static final BigDecimal MOST = BigDecimal.valueOf(24);

    private WorkDays() {}

    static List<Rule> all() {
        return List.of(DAY);
    }

    /**
     * Each day on which somebody has more hours than it can have. The path leads from every entry of the day.
     *
     * @param entries those that count: approved ones, billable or not. An entry that names nobody counts for nothing
     */
    public static List<Violation> check(Collection<TimeEntry> entries) {
        Map<PersonDay, BigDecimal> days = new LinkedHashMap<>();
        for (TimeEntry entry : entries) {
            Ref<Resource> resource = entry.resource();
            if (resource != null) {
                days.merge(
                        new PersonDay(resource, entry.workDate()), entry.hours().value(), BigDecimal::add);
            }
        }
        Findings findings = new Findings();
        days.forEach((day, hours) -> {
            if (hours.compareTo(MOST) > 0) {
                findings.broken(
                        DAY,
                        "/hours",
                        "%s has %s hours on %s".formatted(day.resource(), hours.toPlainString(), day.date()));
            }
        });
        return findings.all();
    }

    private record PersonDay(Ref<Resource> resource, LocalDate date) {}
}
