package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.BillingShare;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.ExpenseTax;
import org.tallystick.model.RecordType;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TaskEffort;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** Time entries, costs and trees of tasks that keep every rule. */
public final class Hours {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Apia"));

    private Hours() {}

    /** Clocked, billable entries whose hours are in two billing states. */
    public static Arbitrary<TimeEntry> entry() {
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        Arbitraries.integers().between(0, 2000).map(LocalDate.of(2024, 1, 1)::plusDays),
                        Arbitraries.integers().between(2, 48),
                        Arbitraries.integers().between(0, 48))
                .as(Hours::entry);
    }

    /** Clocked from the start of the day, and no longer than the day, which has 23 or 25 hours where clocks change. */
    private static TimeEntry entry(ZoneId zone, LocalDate day, int halfHours, int billableHalfHours) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        int most = (int) Math.min(48, (end.getEpochSecond() - start.getEpochSecond()) / 1800);
        int worked = Math.min(halfHours, most);
        int billable = Math.min(billableHalfHours, worked);
        List<BillingShare> shares = List.of(
                new BillingShare(BillingState.INVOICED, halves(billable / 2)),
                new BillingShare(BillingState.UNBILLED, halves(billable - billable / 2)),
                new BillingShare(BillingState.NOT_BILLABLE, halves(worked - billable)));
        return TimeEntryBuilder.builder()
                .header(header(RecordType.TIME_ENTRY, "T-1"))
                .resource(ref(RecordType.RESOURCE, "W-1"))
                .project(ref(RecordType.PROJECT, "P-1"))
                .workDate(day)
                .zone(zone)
                .hours(halves(worked))
                .clock(new TimeSpan(start, start.plusSeconds(worked * 1800L)))
                .billable(true)
                .approval(Approval.APPROVED)
                .billing(new TimeBilling(null, halves(billable), shares))
                .build();
    }

    private static Quantity halves(int count) {
        return new Quantity(BigDecimal.valueOf(count * 5L, 1));
    }

    /** Costs with tax, of which a part comes back; some are refunds. */
    public static Arbitrary<ExpenseItem> expense() {
        return Amounts.currency()
                .flatMap(currency -> Combinators.combine(
                                Amounts.in(currency),
                                Amounts.in(currency),
                                Amounts.in(currency),
                                Arbitraries.of(true, false))
                        .as((recoverable, moreTax, moreAmount, isRefund) -> {
                            Money included = recoverable.plus(moreTax);
                            Money amount = included.plus(moreAmount);
                            return ExpenseItemBuilder.builder()
                                    .header(header(RecordType.EXPENSE_ITEM, "X-1"))
                                    .date(LocalDate.of(2026, 8, 31))
                                    .amount(isRefund ? amount.negated() : amount)
                                    .tax(new ExpenseTax(included, recoverable))
                                    .billable(true)
                                    .approval(Approval.APPROVED)
                                    .build();
                        }));
    }

    /** The tasks of a project: a tree of one to twenty, with hours at the leaves and sums above. */
    public static Arbitrary<List<Task>> tree() {
        return Arbitraries.integers()
                .between(0, 1000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(Hours::tree);
    }

    /** One task for each seed. Task i hangs below task {@code seeds.get(i) % i}; a leaf has its seed as hours. */
    public static List<Task> tree(List<Integer> seeds) {
        int[] hours = new int[seeds.size()];
        boolean[] isParent = new boolean[seeds.size()];
        for (int i = seeds.size() - 1; i >= 0; i--) {
            hours[i] += isParent[i] ? 0 : seeds.get(i);
            if (i > 0) {
                isParent[seeds.get(i) % i] = true;
                hours[seeds.get(i) % i] += hours[i];
            }
        }
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            Quantity sum = new Quantity(BigDecimal.valueOf(hours[i]));
            tasks.add(TaskBuilder.builder()
                    .header(header(RecordType.TASK, "K-" + i))
                    .project(ref(RecordType.PROJECT, "P-1"))
                    .wbsCode("1." + i)
                    .name("Task " + i)
                    .parent(i == 0 ? null : ref(RecordType.TASK, "K-" + seeds.get(i) % i))
                    .effort(new TaskEffort(sum, sum, sum))
                    .status(TaskStatus.IN_PROGRESS)
                    .build());
        }
        return tasks;
    }
}
