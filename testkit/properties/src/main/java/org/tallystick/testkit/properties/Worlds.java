package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases.Config;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** Generators of {@link World}s. They shrink to few records. */
public final class Worlds {

    private Worlds() {}

    /** A few dozens of records at most. */
    public static Arbitrary<World> any() {
        return of(3, 2, 6);
    }

    /**
     * Of another size.
     *
     * @param parties customers at most, and people at most; from 1
     * @param contracts at most; from 1
     * @param items time entries of each contract at most, and expenses at most
     */
    public static Arbitrary<World> of(int parties, int contracts, int items) {
        return WorldPlan.of(parties, contracts, items).map(Worlds::build).edgeCases(Config::none);
    }

    /** One of these worlds, broken in one of the ways that apply to it. */
    public static Arbitrary<BrokenWorld> broken(Arbitrary<World> worlds) {
        return Combinators.combine(
                        worlds.map(WorldBreakages::of), Arbitraries.integers().between(0, 1000))
                .as((ways, any) -> ways.get(any % ways.size()))
                .edgeCases(Config::none);
    }

    private static World build(WorldPlan plan) {
        Firm firm = Firm.of(plan);
        List<Entity> records = new ArrayList<>(firm.records());
        WorkLog log = new WorkLog(firm);
        int no = 0;
        for (WorldPlan.Deal deal : plan.deals()) {
            records.addAll(recordsOf(new SoldWork(firm, deal, ++no), log));
        }
        List<RecordType<?>> order = RecordType.all();
        records.sort(
                Comparator.comparingInt(record -> order.indexOf(record.ref().type())));
        return new World(records);
    }

    private static List<Entity> recordsOf(SoldWork sold, WorkLog log) {
        Execution project = new Execution(sold);
        List<TimeEntry> time = log.timeOf(project);
        List<ExpenseItem> expenses = log.expensesOf(project);
        List<Milestone> milestones = project.milestones();
        List<Entity> records =
                new ArrayList<>(List.of(sold.opportunity(), sold.contract(), sold.card(), project.project()));
        records.addAll(sold.lines());
        records.addAll(sold.amendments());
        records.addAll(project.tasks(WorkLog.approvedHours(time)));
        records.addAll(project.assignments());
        records.addAll(time);
        records.addAll(expenses);
        records.addAll(milestones);
        records.addAll(new Bills(project, Billable.of(sold, time, expenses, milestones)).records());
        records.addAll(new Recognition(sold).records());
        new Subcontracting(project, time, expenses).bill().ifPresent(records::add);
        records.addAll(new Postings(sold).of(records));
        return records;
    }
}
