package org.tallystick.testkit.properties;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tallystick.model.DependencyKind;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.ExpenseTax;
import org.tallystick.model.Hierarchy;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RateRequest;
import org.tallystick.model.RecordType;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TaskDependencies;
import org.tallystick.model.TaskDependency;
import org.tallystick.model.TaskEffort;
import org.tallystick.model.TaskTree;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.WorkDays;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Hours, costs, rates and trees (I36 to I39). */
class DeliveryLawsTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    @Property
    void aCoherentEntryKeepsEveryRule(@ForAll("entries") TimeEntry entry) {
        assertThat(entry.check()).isEmpty();
        assertThat(WorkDays.check(List.of(entry))).isEmpty();
    }

    @Property
    void anEntryWhoseClockLeavesItsDayIsReported(@ForAll("entries") TimeEntry entry) {
        TimeSpan clock = entry.clock();
        TimeSpan early = new TimeSpan(clock.start().minusSeconds(1), clock.end());

        Expect.only(
                "TIME_CLOCK",
                TimeEntryBuilder.builder(entry).clock(early).build().check());
    }

    @Property
    void sharesThatDoNotSumToTheBillableHoursAreReported(@ForAll("entries") TimeEntry entry) {
        TimeBilling billing = entry.billing();
        Quantity less = new Quantity(entry.billableHours().value().subtract(BigDecimal.valueOf(1, 6)));
        TimeEntry broken = TimeEntryBuilder.builder(entry)
                .billing(new TimeBilling(null, less, billing.shares()))
                .build();

        Expect.only("TIME_SHARES", broken.check());
    }

    @Property
    void i36_aDayAboveTwentyFourHoursIsReported(@ForAll("entries") TimeEntry entry) {
        TimeEntry rest =
                withHours(entry, BigDecimal.valueOf(24).subtract(entry.hours().value()));
        TimeEntry more = withHours(entry, rest.hours().value().add(BigDecimal.valueOf(1, 6)));

        assertThat(WorkDays.check(List.of(entry, rest))).isEmpty();
        Expect.only("I36", WorkDays.check(List.of(entry, more)));
    }

    private static TimeEntry withHours(TimeEntry entry, BigDecimal hours) {
        return TimeEntryBuilder.builder(entry).hours(new Quantity(hours)).build();
    }

    @Property
    void moreRecoverableThanIncludedTaxIsReported(@ForAll("expenses") ExpenseItem item) {
        assertThat(item.check()).isEmpty();
        Money included = item.tax().included();
        ExpenseItem broken = ExpenseItemBuilder.builder(item)
                .tax(new ExpenseTax(included, Amounts.oneMore(included)))
                .build();

        Expect.only("EXPENSE_TAX", broken.check());
    }

    /** A refund takes back what the cost came to: its tax has no sign. */
    @Property
    void aMarkupIsAddedToTheNetCostAndRoundedOnce(
            @ForAll("expenses") ExpenseItem item, @ForAll @IntRange(max = 10_000) int perTenThousand) {
        Rate markup = new Rate(BigDecimal.valueOf(perTenThousand, 4));
        Money paid = item.amount().signum() < 0 ? item.amount().negated() : item.amount();
        Money net = paid.minus(item.tax().recoverable());
        Money cost = item.amount().signum() < 0 ? net.negated() : net;
        BigDecimal exact = cost.amount().add(cost.amount().multiply(markup.value()));

        assertThat(item.billAmount(markup, HALF_UP)).isEqualTo(Money.rounded(exact, cost.currency(), HALF_UP));
    }

    @Property
    void i37_theLatestOfOneKeyWinsAndNoTwoDo(@ForAll("cards") RateCard card) {
        RateRequest request = RateRequest.of("DEV", EUR, DAY);

        assertThat(card.checkRate(request)).isEmpty();
        card.rate(request)
                .ifPresent(winner -> assertThat(card.entries())
                        .filteredOn(entry -> entry.period().contains(DAY))
                        .allSatisfy(entry -> assertThat(entry.period().from())
                                .isBeforeOrEqualTo(winner.period().from())));
    }

    @Property
    void i38_rollUpsAreTheSumsOfTheirParts(@ForAll("trees") List<Task> tasks) {
        assertThat(TaskTree.check(tasks)).isEmpty();
        Task root = tasks.get(0);
        Quantity more = root.effort().actual().plus(Quantity.ONE);
        List<Task> broken = new ArrayList<>(tasks);
        broken.set(
                0,
                TaskBuilder.builder(root)
                        .effort(new TaskEffort(
                                root.effort().planned(), more, root.effort().remaining()))
                        .build());

        if (tasks.size() > 1) {
            Expect.only("I38", TaskTree.check(broken));
        }
    }

    @Property
    void i39_aTreeHasNoLoopUntilItsRootHangsBelowALeaf(@ForAll("trees") List<Task> tasks) {
        assertThat(Hierarchy.check(tasks, "/parent", Task::parent)).isEmpty();
        Task leaf = tasks.get(tasks.size() - 1);
        List<Task> broken = new ArrayList<>(tasks);
        broken.set(
                0,
                TaskBuilder.builder(tasks.get(0))
                        .parent(Refs.ref(RecordType.TASK, leaf.ref().id()))
                        .build());

        assertThat(Hierarchy.check(broken, "/parent", Task::parent))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("I39");
                    assertThat(violation.message()).contains(leaf.ref().toString());
                });
    }

    /** Compared with walking up from every member. */
    @Property
    void i39_everyLoopIsNamedOnce(@ForAll("graphs") Map<Integer, Integer> above) {
        Set<Set<Integer>> loops = new HashSet<>();
        for (Integer start : above.keySet()) {
            Set<Integer> path = new HashSet<>();
            Integer node = start;
            while (node != null && path.add(node)) {
                node = above.get(node);
            }
            if (start.equals(node)) {
                loops.add(path);
            }
        }

        List<List<Integer>> found = Hierarchy.cycles(above);
        assertThat(found).hasSameSizeAs(loops);
        assertThat(found).allSatisfy(loop -> assertThat(loops).contains(new HashSet<>(loop)));
    }

    @Property
    void tasksWaitForEarlierOnesUntilTheFirstWaitsForTheLast(@ForAll @IntRange(min = 2, max = 12) int count) {
        List<Task> tasks = inARow(Hours.tree(List.of(1)).get(0), count);
        assertThat(TaskDependencies.check(tasks)).isEmpty();

        tasks.set(0, waitingFor(tasks.get(0), "K-" + (count - 1)));
        Expect.only("TASK_DEPENDENCIES", TaskDependencies.check(tasks));
    }

    private static List<Task> inARow(Task any, int count) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task task = TaskBuilder.builder(any)
                    .header(Refs.header(RecordType.TASK, "K-" + i))
                    .build();
            tasks.add(i == 0 ? task : waitingFor(task, "K-" + (i - 1)));
        }
        return tasks;
    }

    private static Task waitingFor(Task task, String other) {
        TaskDependency dependency =
                new TaskDependency(Refs.ref(RecordType.TASK, other), DependencyKind.FINISH_TO_START, 0);
        return TaskBuilder.builder(task).dependencies(List.of(dependency)).build();
    }

    @Provide
    Arbitrary<TimeEntry> entries() {
        return Hours.entry().filter(entry -> entry.billableHours().signum() > 0);
    }

    @Provide
    Arbitrary<ExpenseItem> expenses() {
        return Hours.expense();
    }

    @Provide
    Arbitrary<List<Task>> trees() {
        return Hours.tree();
    }

    @Provide
    Arbitrary<RateCard> cards() {
        return Arbitraries.integers().between(-40, 10).list().ofMaxSize(6).map(starts -> {
            List<RateCardEntry> entries = new ArrayList<>();
            for (int start : starts) {
                Period period = new Period(DAY.plusDays(start), DAY.plusDays(start + 20));
                entries.add(RateCardEntry.of("E-" + entries.size(), "DEV", EUR, BigDecimal.TEN, period));
            }
            return RateCardBuilder.builder()
                    .header(Refs.header(RecordType.RATE_CARD, "RC-1"))
                    .entries(entries)
                    .build();
        });
    }

    @Provide
    Arbitrary<Map<Integer, Integer>> graphs() {
        Arbitrary<Integer> nodes = Arbitraries.integers().between(0, 9);
        return Arbitraries.maps(nodes, nodes).ofMaxSize(10).map(LinkedHashMap::new);
    }
}
