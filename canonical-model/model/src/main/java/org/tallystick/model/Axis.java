package org.tallystick.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Actor;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.AssignmentStatus;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.IllegalTransitionException;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.Lifecycle;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.state.RateCardStatus;
import org.tallystick.model.state.Reimbursement;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.state.State;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.state.TaxStatus;
import org.tallystick.model.state.Transition;
import org.tallystick.model.state.VendorBillStatus;

/**
 * One axis of a record's life: where its state stands in the record, and which steps it may take (CM-7, CM-8). The constants below are
 * all there are. Immutable.
 *
 * @param <T> the entity
 * @param <S> its states
 */
public final class Axis<T extends Entity, S extends Enum<S> & State<S>> {

    public static final Axis<Customer, CustomerStatus> CUSTOMER_STATUS = of(
            RecordType.CUSTOMER,
            "/status",
            CustomerStatus.LIFECYCLE,
            Customer::status,
            (record, state) -> CustomerBuilder.builder(record).status(state).build());
    public static final Axis<Opportunity, OpportunityStage> OPPORTUNITY_STAGE = of(
            RecordType.OPPORTUNITY,
            "/stage",
            OpportunityStage.LIFECYCLE,
            Opportunity::stage,
            (record, state) -> OpportunityBuilder.builder(record).stage(state).build());
    public static final Axis<Engagement, EngagementStatus> ENGAGEMENT_STATUS = of(
            RecordType.ENGAGEMENT,
            "/status",
            EngagementStatus.LIFECYCLE,
            Engagement::status,
            (record, state) -> EngagementBuilder.builder(record).status(state).build());
    public static final Axis<ContractAmendment, Approval> CONTRACT_AMENDMENT_APPROVAL = of(
            RecordType.CONTRACT_AMENDMENT,
            "/approval",
            Approval.LIFECYCLE,
            ContractAmendment::approval,
            (record, state) ->
                    ContractAmendmentBuilder.builder(record).approval(state).build());
    public static final Axis<RateCard, RateCardStatus> RATE_CARD_STATUS = of(
            RecordType.RATE_CARD,
            "/status",
            RateCardStatus.LIFECYCLE,
            RateCard::status,
            (record, state) -> RateCardBuilder.builder(record).status(state).build());
    public static final Axis<Project, ProjectStatus> PROJECT_STATUS = of(
            RecordType.PROJECT,
            "/status",
            ProjectStatus.LIFECYCLE,
            Project::status,
            (record, state) -> ProjectBuilder.builder(record).status(state).build());
    public static final Axis<Task, TaskStatus> TASK_STATUS = of(
            RecordType.TASK,
            "/status",
            TaskStatus.LIFECYCLE,
            Task::status,
            (record, state) -> TaskBuilder.builder(record).status(state).build());
    public static final Axis<Milestone, MilestoneStatus> MILESTONE_STATUS = of(
            RecordType.MILESTONE,
            "/status",
            MilestoneStatus.LIFECYCLE,
            Milestone::status,
            (record, state) -> MilestoneBuilder.builder(record).status(state).build());
    public static final Axis<Milestone, Approval> MILESTONE_APPROVAL = of(
            RecordType.MILESTONE,
            "/approval",
            Approval.LIFECYCLE,
            Milestone::approval,
            (record, state) -> MilestoneBuilder.builder(record).approval(state).build());
    public static final Axis<Milestone, BillingState> MILESTONE_BILLING = of(
            RecordType.MILESTONE,
            "/billing",
            BillingState.LIFECYCLE,
            Milestone::billing,
            (record, state) -> MilestoneBuilder.builder(record).billing(state).build());
    public static final Axis<Resource, ResourceStatus> RESOURCE_STATUS = of(
            RecordType.RESOURCE,
            "/status",
            ResourceStatus.LIFECYCLE,
            Resource::status,
            (record, state) -> ResourceBuilder.builder(record).status(state).build());
    public static final Axis<Assignment, AssignmentStatus> ASSIGNMENT_STATUS = of(
            RecordType.ASSIGNMENT,
            "/status",
            AssignmentStatus.LIFECYCLE,
            Assignment::status,
            (record, state) -> AssignmentBuilder.builder(record).status(state).build());
    public static final Axis<TimeEntry, Approval> TIME_ENTRY_APPROVAL = of(
            RecordType.TIME_ENTRY,
            "/approval",
            Approval.LIFECYCLE,
            TimeEntry::approval,
            (record, state) -> TimeEntryBuilder.builder(record).approval(state).build());
    public static final Axis<TimeEntry, BillingState> TIME_ENTRY_BILLING = of(
            RecordType.TIME_ENTRY,
            "/billing/state",
            BillingState.LIFECYCLE,
            record -> record.billing().state(),
            (record, state) -> TimeEntryBuilder.builder(record)
                    .billing(TimeBillingBuilder.builder(record.billing())
                            .state(state)
                            .build())
                    .build());
    public static final Axis<ExpenseItem, Approval> EXPENSE_ITEM_APPROVAL = of(
            RecordType.EXPENSE_ITEM,
            "/approval",
            Approval.LIFECYCLE,
            ExpenseItem::approval,
            (record, state) ->
                    ExpenseItemBuilder.builder(record).approval(state).build());
    public static final Axis<ExpenseItem, BillingState> EXPENSE_ITEM_BILLING = of(
            RecordType.EXPENSE_ITEM,
            "/billing",
            BillingState.LIFECYCLE,
            ExpenseItem::billing,
            (record, state) -> ExpenseItemBuilder.builder(record).billing(state).build());
    public static final Axis<ExpenseItem, Reimbursement> EXPENSE_ITEM_REIMBURSEMENT = of(
            RecordType.EXPENSE_ITEM,
            "/reimbursement",
            Reimbursement.LIFECYCLE,
            ExpenseItem::reimbursement,
            (record, state) ->
                    ExpenseItemBuilder.builder(record).reimbursement(state).build());
    public static final Axis<BillingEvent, BillingEventStatus> BILLING_EVENT_STATUS = of(
            RecordType.BILLING_EVENT,
            "/status",
            BillingEventStatus.LIFECYCLE,
            BillingEvent::status,
            (record, state) -> BillingEventBuilder.builder(record).status(state).build());
    public static final Axis<Invoice, DocumentStatus> INVOICE_DOCUMENT = of(
            RecordType.INVOICE,
            "/state/document",
            DocumentStatus.LIFECYCLE,
            record -> record.state().document(),
            (record, state) -> withState(
                    record,
                    InvoiceStateBuilder.builder(record.state()).document(state).build()));
    public static final Axis<Invoice, Posting> INVOICE_POSTING = of(
            RecordType.INVOICE,
            "/state/posting",
            Posting.LIFECYCLE,
            record -> record.state().posting(),
            (record, state) -> withState(
                    record,
                    InvoiceStateBuilder.builder(record.state()).posting(state).build()));
    public static final Axis<Invoice, Correction> INVOICE_CORRECTION = of(
            RecordType.INVOICE,
            "/state/correction",
            Correction.LIFECYCLE,
            record -> record.state().correction(),
            (record, state) -> withState(
                    record,
                    InvoiceStateBuilder.builder(record.state())
                            .correction(state)
                            .build()));
    public static final Axis<Invoice, CollectionState> INVOICE_COLLECTION = of(
            RecordType.INVOICE,
            "/state/collection",
            CollectionState.LIFECYCLE,
            record -> record.state().collection(),
            (record, state) -> withState(
                    record,
                    InvoiceStateBuilder.builder(record.state())
                            .collection(state)
                            .build()));
    public static final Axis<CreditMemo, CreditMemoStatus> CREDIT_MEMO_STATUS = of(
            RecordType.CREDIT_MEMO,
            "/status",
            CreditMemoStatus.LIFECYCLE,
            CreditMemo::status,
            (record, state) -> CreditMemoBuilder.builder(record).status(state).build());
    public static final Axis<CreditMemo, Posting> CREDIT_MEMO_POSTING = of(
            RecordType.CREDIT_MEMO,
            "/posting",
            Posting.LIFECYCLE,
            CreditMemo::posting,
            (record, state) -> CreditMemoBuilder.builder(record).posting(state).build());
    public static final Axis<Payment, PaymentStatus> PAYMENT_STATUS = of(
            RecordType.PAYMENT,
            "/status",
            PaymentStatus.LIFECYCLE,
            Payment::status,
            (record, state) -> PaymentBuilder.builder(record).status(state).build());
    public static final Axis<RevenueSchedule, RevenueScheduleStatus> REVENUE_SCHEDULE_STATUS = of(
            RecordType.REVENUE_SCHEDULE,
            "/status",
            RevenueScheduleStatus.LIFECYCLE,
            RevenueSchedule::status,
            (record, state) ->
                    RevenueScheduleBuilder.builder(record).status(state).build());
    public static final Axis<RevenueEvent, RevenueEventStatus> REVENUE_EVENT_STATUS = of(
            RecordType.REVENUE_EVENT,
            "/status",
            RevenueEventStatus.LIFECYCLE,
            RevenueEvent::status,
            (record, state) -> RevenueEventBuilder.builder(record).status(state).build());
    public static final Axis<JournalEntry, JournalStatus> JOURNAL_ENTRY_STATUS = of(
            RecordType.JOURNAL_ENTRY,
            "/status",
            JournalStatus.LIFECYCLE,
            JournalEntry::status,
            (record, state) -> JournalEntryBuilder.builder(record).status(state).build());
    public static final Axis<TaxDetermination, TaxStatus> TAX_DETERMINATION_STATUS = of(
            RecordType.TAX_DETERMINATION,
            "/status",
            TaxStatus.LIFECYCLE,
            TaxDetermination::status,
            (record, state) ->
                    TaxDeterminationBuilder.builder(record).status(state).build());
    public static final Axis<VendorBill, VendorBillStatus> VENDOR_BILL_STATUS = of(
            RecordType.VENDOR_BILL,
            "/status",
            VendorBillStatus.LIFECYCLE,
            VendorBill::status,
            (record, state) -> VendorBillBuilder.builder(record).status(state).build());

    private static final List<Axis<?, ?>> ALL = List.of(
            CUSTOMER_STATUS,
            OPPORTUNITY_STAGE,
            ENGAGEMENT_STATUS,
            CONTRACT_AMENDMENT_APPROVAL,
            RATE_CARD_STATUS,
            PROJECT_STATUS,
            TASK_STATUS,
            MILESTONE_STATUS,
            MILESTONE_APPROVAL,
            MILESTONE_BILLING,
            RESOURCE_STATUS,
            ASSIGNMENT_STATUS,
            TIME_ENTRY_APPROVAL,
            TIME_ENTRY_BILLING,
            EXPENSE_ITEM_APPROVAL,
            EXPENSE_ITEM_BILLING,
            EXPENSE_ITEM_REIMBURSEMENT,
            BILLING_EVENT_STATUS,
            INVOICE_DOCUMENT,
            INVOICE_POSTING,
            INVOICE_CORRECTION,
            INVOICE_COLLECTION,
            CREDIT_MEMO_STATUS,
            CREDIT_MEMO_POSTING,
            PAYMENT_STATUS,
            REVENUE_SCHEDULE_STATUS,
            REVENUE_EVENT_STATUS,
            JOURNAL_ENTRY_STATUS,
            TAX_DETERMINATION_STATUS,
            VENDOR_BILL_STATUS);

    private final RecordType<T> type;
    private final String path;
    private final Lifecycle<S> lifecycle;
    private final Function<T, @Nullable S> state;
    private final BiFunction<T, S, T> withState;
    private final Rule rule;

    private Axis(
            RecordType<T> type,
            String path,
            Lifecycle<S> lifecycle,
            Function<T, @Nullable S> state,
            BiFunction<T, S, T> withState) {
        this.type = type;
        this.path = path;
        this.lifecycle = lifecycle;
        this.state = state;
        this.withState = withState;
        this.rule = Rule.error(
                "LC_"
                        + (type.name() + path.substring(path.lastIndexOf('/')))
                                .toUpperCase(Locale.ROOT)
                                .replaceAll("\\W", "_"),
                "The %s of %s changes only as its lifecycle allows.".formatted(path.substring(1), type.name()),
                "correct the state at its source; a finished record is corrected by another one");
    }

    private static <T extends Entity, S extends Enum<S> & State<S>> Axis<T, S> of(
            RecordType<T> type,
            String path,
            Lifecycle<S> lifecycle,
            Function<T, @Nullable S> state,
            BiFunction<T, S, T> withState) {
        return new Axis<>(type, path, lifecycle, state, withState);
    }

    private static Invoice withState(Invoice record, InvoiceState state) {
        return InvoiceBuilder.builder(record).state(state).build();
    }

    /** All axes, in the order of record types. */
    public static List<Axis<?, ?>> all() {
        return ALL;
    }

    /** The type of its records. */
    public RecordType<T> type() {
        return type;
    }

    /** Where the state stands in a record, as a JSON Pointer. */
    public String path() {
        return path;
    }

    /** Its states and transitions. */
    public Lifecycle<S> lifecycle() {
        return lifecycle;
    }

    /** The rule that refuses what the lifecycle does not allow. */
    public Rule rule() {
        return rule;
    }

    /** The record's state on this axis, if it has one. */
    public Optional<S> stateOf(T record) {
        return Optional.ofNullable(state.apply(record));
    }

    /**
     * The record in its next state. A record without a state starts in an initial one.
     *
     * @param actor who moves it
     * @param reason why; none, where the transition needs none
     * @throws IllegalTransitionException if there is no such transition, the actor may not make it, it lacks its reason, or its guard does
     *     not hold, or cannot be told from the record alone
     */
    public T move(T record, S to, Actor actor, @Nullable String reason) {
        return move(record, to, actor, reason, null);
    }

    /**
     * The same, where the guard concerns what the record refers to.
     *
     * @param withReferences what the record breaks together with what it refers to, once it is moved:
     *     {@code project -> project.checkClosed(positions, events, work)}
     */
    public T move(
            T record,
            S to,
            Actor actor,
            @Nullable String reason,
            @Nullable Function<T, List<Violation>> withReferences) {
        S from = state.apply(record);
        if (from == null) {
            return start(record, to);
        }
        Transition<S> step = lifecycle.step(rule.id(), record.ref(), from, to, actor, reason);
        T moved = withState.apply(record, to);
        String guard = step.guard();
        if (guard != null) {
            if (step.guardNeedsReferences() && withReferences == null) {
                throw new IllegalTransitionException(
                        guard, "%s: to %s, tell what it refers to".formatted(record.ref(), step.event()));
            }
            checkGuard(guard, moved, withReferences == null ? moved.check() : withReferences.apply(moved));
        }
        return moved;
    }

    private T start(T record, S to) {
        if (!lifecycle.initial().contains(to)) {
            throw new IllegalTransitionException(
                    rule.id(), "%s: a life starts in %s, not in %s".formatted(record.ref(), lifecycle.initial(), to));
        }
        return withState.apply(record, to);
    }

    private void checkGuard(String guard, T moved, List<Violation> found) {
        found.stream()
                .filter(violation -> violation.rule().equals(guard))
                .findFirst()
                .ifPresent(violation -> {
                    throw new IllegalTransitionException(
                            guard, "%s: %s; %s".formatted(moved.ref(), violation.message(), violation.remedy()));
                });
    }

    /**
     * Whether an import may bring {@code later} after {@code earlier}: a system is looked at now and then, so steps may have been
     * missed, but there must be a path. A state may appear, and may no longer be told.
     */
    public Optional<Violation> imported(T earlier, T later) {
        S from = state.apply(earlier);
        S to = state.apply(later);
        return from == null || to == null || lifecycle.isReachable(from, to)
                ? Optional.empty()
                : Optional.of(rule.brokenAt(path, "was %s, from which no path leads to %s".formatted(from, to)));
    }

    /** {@code time-entry/approval}. */
    @Override
    public String toString() {
        return type.name() + path;
    }
}
