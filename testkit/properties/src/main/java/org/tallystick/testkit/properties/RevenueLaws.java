package org.tallystick.testkit.properties;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.ContractChange;
import org.tallystick.model.Engagement;
import org.tallystick.model.PercentComplete;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueAllocation;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.StraightLine;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RevenueScheduleStatus;

/** The revenue of one contract: its schedules in all their versions, and their events (I25 to I29). */
record RevenueLaws(World world, Engagement contract, List<RevenueSchedule> schedules) {

    static List<Violation> check(World world) {
        List<Violation> found = new ArrayList<>(RevenueEvent.checkKeys(world.all(RecordType.REVENUE_EVENT)));
        for (Engagement contract : world.all(RecordType.ENGAGEMENT)) {
            List<RevenueSchedule> schedules = world.all(RecordType.REVENUE_SCHEDULE).stream()
                    .filter(schedule -> schedule.engagement().equals(contract.ref()))
                    .toList();
            if (!schedules.isEmpty()) {
                found.addAll(new RevenueLaws(world, contract, schedules).check());
            }
        }
        return found;
    }

    private List<Violation> check() {
        List<Violation> found = new ArrayList<>(contract.checkSchedules(schedules));
        Optional.ofNullable(contract.value())
                .ifPresent(price -> found.addAll(RevenueAllocation.check(
                        price,
                        schedules.stream()
                                .filter(RevenueLaws::isInForce)
                                .map(RevenueSchedule::allocated)
                                .toList())));
        world.find(contract.legalEntity())
                .ifPresent(company -> schedules.forEach(
                        schedule -> found.addAll(StraightLine.check(schedule, company.fiscalPeriods()))));
        versions().values().forEach(versions -> found.addAll(checkVersions(versions)));
        return found;
    }

    private static boolean isInForce(RevenueSchedule schedule) {
        return schedule.status() != RevenueScheduleStatus.SUPERSEDED;
    }

    /** By obligation, in the order of their numbers. */
    private Map<String, List<RevenueSchedule>> versions() {
        return schedules.stream()
                .sorted(comparingInt(RevenueSchedule::version))
                .collect(groupingBy(RevenueSchedule::obligation, LinkedHashMap::new, toList()));
    }

    private List<Violation> checkVersions(List<RevenueSchedule> versions) {
        List<Violation> found = new ArrayList<>();
        for (int i = 1; i < versions.size(); i++) {
            found.addAll(ContractChange.checkProspective(versions.get(i - 1), versions.get(i)));
        }
        RevenueSchedule current = versions.get(versions.size() - 1);
        if (current.method() == RevenueMethod.PERCENT_COMPLETE) {
            found.addAll(PercentComplete.check(current, versions.subList(0, versions.size() - 1), events(versions)));
        }
        return found;
    }

    private List<RevenueEvent> events(List<RevenueSchedule> versions) {
        return world.all(RecordType.REVENUE_EVENT).stream()
                .filter(event -> versions.stream().anyMatch(each -> each.ref().equals(event.schedule())))
                .sorted(comparingInt(RevenueEvent::scheduleVersion).thenComparingInt(RevenueEvent::sequence))
                .toList();
    }
}
