package org.tallystick.connector.warehouse;

import static org.tallystick.connector.warehouse.Form.key;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** What was worked, spent and accepted. */
final class Facts {

    static final Form<TimeEntry> TIME = Form.of(
            RecordType.TIME_ENTRY,
            Form.<TimeEntry>table("fact_time", "time_key")
                    .text("resource_key", write -> key(write, write.record().resource()))
                    .text("project_key", write -> key(write, write.record().project()))
                    .date("work_date", write -> write.record().workDate())
                    .month("period", write -> write.record().workDate())
                    .text("role", write -> write.record().role())
                    .text("work_type", write -> write.record().workType())
                    .decimal("hours", write -> write.record().hours().value())
                    .decimal(
                            "billable_hours",
                            write -> write.record().billableHours().value())
                    .flag("billable", write -> write.record().billable())
                    .decimal("hourly_rate", write -> amount(lockedRate(write.record())))
                    .text("currency", write -> currency(lockedRate(write.record())))
                    .text("approval", write -> write.record().approval())
                    .moment("approved_at", write -> approvedAt(write.record()))
                    .text("billing", write -> write.record().billing().state()),
            time -> Stream.of(time.resource(), time.project()));

    static final Form<ExpenseItem> EXPENSE = Form.of(
            RecordType.EXPENSE_ITEM,
            Form.<ExpenseItem>table("fact_expense", "expense_key")
                    .text("resource_key", write -> key(write, write.record().resource()))
                    .text("project_key", write -> key(write, write.record().project()))
                    .date("expense_date", write -> write.record().date())
                    .month("period", write -> write.record().date())
                    .text("category", write -> write.record().category())
                    .money("amount", write -> write.record().amount())
                    .text("currency", write -> write.record().amount().currency())
                    .flag("billable", write -> write.record().billable())
                    .flag("has_receipt", write -> write.record().receiptAttached())
                    .text("approval", write -> write.record().approval())
                    .text("billing", write -> write.record().billing())
                    .text("reimbursement", write -> write.record().reimbursement()),
            expense -> Stream.of(expense.resource(), expense.project()));

    static final Form<Milestone> MILESTONE = Form.of(
            RecordType.MILESTONE,
            Form.<Milestone>table("fact_milestone", "milestone_key")
                    .text("project_key", write -> key(write, write.record().project()))
                    .text("name", write -> write.record().name())
                    .date("planned_date", write -> write.record().plannedDate())
                    .date("completed_on", write -> write.record().completedOn())
                    .month("period", write -> write.record().completedOn())
                    .money("amount", write -> write.record().amount())
                    .text("currency", write -> write.record().amount().currency())
                    .text("approval", write -> write.record().approval())
                    .text("status", write -> write.record().status())
                    .text("billing", write -> write.record().billing())
                    .decimal("billed_share", write -> value(write.record().billedShare())),
            milestone -> Stream.of(milestone.project()));

    /** Exceptions are no records: a host hands them over. */
    static final Layout<ExceptionFact> EXCEPTION = new Layout<>(
            ExceptionFact::key,
            Table.<ExceptionFact>of("fact_exception")
                    .text("exception_key", ExceptionFact::key)
                    .text("code", ExceptionFact::code)
                    .text("subject_ref", ExceptionFact::subject)
                    .text("engagement_key", ExceptionFact::engagement)
                    .text("period", ExceptionFact::period)
                    .money("amount", ExceptionFact::amount)
                    .text(
                            "currency",
                            fact -> fact.amount() == null ? null : fact.amount().currency())
                    .text("owner", ExceptionFact::owner)
                    .text("state", ExceptionFact::state)
                    .moment("opened_at", ExceptionFact::openedAt)
                    .moment("closed_at", ExceptionFact::closedAt),
            null);

    private Facts() {}

    private static @Nullable UnitPrice lockedRate(TimeEntry entry) {
        return entry.pricing().lockedRate() == null
                ? null
                : entry.pricing().lockedRate().rate();
    }

    private static @Nullable Instant approvedAt(TimeEntry entry) {
        return entry.approved() == null ? null : entry.approved().at();
    }

    static @Nullable BigDecimal amount(@Nullable UnitPrice price) {
        return price == null ? null : price.amount();
    }

    private static @Nullable Object currency(@Nullable UnitPrice price) {
        return price == null ? null : price.currency();
    }

    static @Nullable BigDecimal value(@Nullable Rate rate) {
        return rate == null ? null : rate.value();
    }
}
