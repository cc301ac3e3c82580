package org.tallystick.testkit.properties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.EngagementVersion;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimePricing;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Money;

/** The life of a world's records: time and costs through their approvals, contracts through their amendments, the others as they are. */
final class Versions {

    /** Three changes fall into one moment, as they do where a system counts seconds. */
    private static final int IN_ONE_MOMENT = 3;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Versions() {}

    /** Of all records, in the order in which they changed. */
    static List<Delivery> of(World world) {
        List<Delivery> all = new ArrayList<>();
        int count = 0;
        for (Entity record : world.records()) {
            List<Entity> life = lifeOf(record);
            int created = count++;
            for (int i = 0; i < life.size(); i++) {
                int place = created + i * world.records().size();
                all.add(new Delivery(life.get(i), i + 1, START.plusSeconds(place / IN_ONE_MOMENT)));
            }
        }
        all.sort(Comparator.comparing(Delivery::changedAt).thenComparing(Delivery::version));
        return all;
    }

    private static List<Entity> lifeOf(Entity record) {
        if (record instanceof TimeEntry entry) {
            return pathTo(entry.approval()).stream()
                    .<Entity>map(approval -> at(entry, approval))
                    .toList();
        }
        if (record instanceof ExpenseItem item) {
            return pathTo(item.approval()).stream()
                    .<Entity>map(approval -> at(item, approval))
                    .toList();
        }
        return record instanceof Engagement contract ? lifeOf(contract) : List.of(record);
    }

    private static List<Approval> pathTo(Approval last) {
        return switch (last) {
            case DRAFT -> List.of(last);
            case SUBMITTED -> List.of(Approval.DRAFT, last);
            case REVERSED ->
                List.of(Approval.DRAFT, Approval.SUBMITTED, Approval.APPROVED, Approval.RECALL_REQUESTED, last);
            case APPROVED, REJECTED, RECALLED -> List.of(Approval.DRAFT, Approval.SUBMITTED, last);
            case RECALL_REQUESTED -> List.of(Approval.DRAFT, Approval.SUBMITTED, Approval.APPROVED, last);
        };
    }

    private static TimeEntry at(TimeEntry last, Approval approval) {
        return approval == last.approval()
                ? last
                : TimeEntryBuilder.builder(last)
                        .approval(approval)
                        .approved(null)
                        .billing(new TimeBilling(BillingState.UNBILLED, null, List.of()))
                        .pricing(TimePricing.NONE)
                        .build();
    }

    private static ExpenseItem at(ExpenseItem last, Approval approval) {
        BillingState billing = last.billable() ? BillingState.UNBILLED : BillingState.NOT_BILLABLE;
        return approval == last.approval()
                ? last
                : ExpenseItemBuilder.builder(last)
                        .approval(approval)
                        .billing(billing)
                        .build();
    }

    private static List<Entity> lifeOf(Engagement last) {
        List<Entity> life = new ArrayList<>();
        Money value = Money.zero(last.currency());
        for (EngagementVersion version : last.versions()) {
            value = value.plus(version.valueDelta());
            life.add(EngagementBuilder.builder(last)
                    .versions(last.versions().subList(0, version.no()))
                    .value(value)
                    .build());
        }
        return life;
    }
}
