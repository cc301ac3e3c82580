package org.tallystick.billing;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.FundingShare;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;

/**
 * What of an item's records says that nothing new is billed of it (POL-2). It stops what is not billed yet, and reverses nothing: what is
 * billed stays as it is billed until the records say otherwise.
 */
final class Holds {

    /** Nothing new is billed to one of these. */
    private static final Set<CustomerStatus> NOT_BILLED_TO =
            EnumSet.of(CustomerStatus.ON_HOLD, CustomerStatus.INACTIVE, CustomerStatus.MERGED, CustomerStatus.ERASED);

    /** Not signed, resting, or settled; what was done before a contract ended early is billed. */
    private static final Set<EngagementStatus> NOT_BILLED_ON = EnumSet.of(
            EngagementStatus.DRAFT,
            EngagementStatus.IN_REVIEW,
            EngagementStatus.ON_HOLD,
            EngagementStatus.CANCELLED,
            EngagementStatus.CLOSED);

    private static final Set<MilestoneStatus> NOT_TAKEN =
            EnumSet.of(MilestoneStatus.REJECTED, MilestoneStatus.CANCELLED);

    /** Its source has billed it, or is about to. */
    private static final Set<BillingState> BILLED =
            EnumSet.of(BillingState.RELEASED, BillingState.INVOICED, BillingState.CREDITED);

    private static final Set<BillingState> OPEN = EnumSet.of(BillingState.UNBILLED, BillingState.READY);

    /** What holds it, and the record, field and value that say so. */
    record Hold(HoldCode code, String message) {}

    private final Map<Ref<?>, Project> projects;
    private final LineScope lines;
    private final Function<LineKind, Optional<Tax>> taxes;
    private final Predicate<ItemKey> wasBilled;
    private final @Nullable Hold ofAll;
    private final @Nullable Hold funding;

    /**
     * @param taxes how each kind of line is taxed
     * @param wasBilled whether an item was billed by the hub before, credited since or not
     */
    Holds(
            BillingInput input,
            Map<Ref<?>, Project> projects,
            LineScope lines,
            Function<LineKind, Optional<Tax>> taxes,
            Predicate<ItemKey> wasBilled) {
        this.projects = projects;
        this.lines = lines;
        this.taxes = taxes;
        this.wasBilled = wasBilled;
        this.ofAll = Stream.of(customer(input.customer()), customer(input.billTo()), engagement(input))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        this.funding = funding(input.engagement()).orElse(null);
    }

    /** The first that holds it; none: it may be billed. */
    Optional<Hold> of(BillableItem item, Entity record) {
        List<ContractLine> standsOn = lines.of(item, record);
        return Optional.ofNullable(ofAll)
                .or(() -> project(item))
                .or(() -> first(standsOn, Holds::line))
                .or(() -> milestone(record))
                .or(() -> billingState(item, record))
                .or(() -> Optional.ofNullable(funding))
                .or(() -> first(standsOn, line -> term(line, item)));
    }

    private static Optional<Hold> customer(@Nullable Customer customer) {
        CustomerStatus status = customer == null ? null : customer.status();
        return customer != null && status != null && NOT_BILLED_TO.contains(status)
                ? hold(HoldCode.CUSTOMER_ON_HOLD, customer, "status", status)
                : Optional.empty();
    }

    private static Optional<Hold> engagement(BillingInput input) {
        EngagementStatus status = input.engagement().status();
        return status != null && NOT_BILLED_ON.contains(status)
                ? hold(HoldCode.ENGAGEMENT_ON_HOLD, input.engagement(), "status", status)
                : Optional.empty();
    }

    private Optional<Hold> project(BillableItem item) {
        Project project = projects.get(item.project());
        return project != null && project.status() == ProjectStatus.CANCELLED
                ? hold(HoldCode.PROJECT_CANCELLED, project, "status", ProjectStatus.CANCELLED)
                : Optional.empty();
    }

    private static Optional<Hold> first(List<ContractLine> lines, Function<ContractLine, Optional<Hold>> of) {
        return lines.stream().map(of).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Hold> line(ContractLine line) {
        return line.holds().isEmpty()
                ? Optional.empty()
                : hold(HoldCode.CONTRACT_LINE_ON_HOLD, line, "holds", new TreeSet<>(line.holds()));
    }

    private Optional<Hold> term(ContractLine line, BillableItem item) {
        return LineTerms.notApplied(line, taxes).stream()
                .filter(term -> term.concerns().test(item))
                .findFirst()
                .flatMap(term -> hold(HoldCode.CONTRACT_TERM, line, term.field(), term.value()));
    }

    /** Who is billed pays all, or the parts are not billed by guess. */
    private static Optional<Hold> funding(Engagement engagement) {
        List<FundingShare> funding = engagement.payment().funding();
        return funding.stream().allMatch(share -> share.customer().equals(engagement.invoicedTo()))
                ? Optional.empty()
                : hold(HoldCode.CONTRACT_TERM, engagement, "payment.funding", shares(funding));
    }

    private static String shares(List<FundingShare> funding) {
        return funding.stream()
                .map(share -> share.share() + " by " + share.customer().id())
                .collect(joining(", "));
    }

    /** What its source bills by itself, or holds. Of what the hub has billed the source says what the hub told it. */
    private Optional<Hold> billingState(BillableItem item, Entity record) {
        BillingState state = stateOf(record);
        if (state == BillingState.HELD || state == BillingState.WRITTEN_OFF) {
            return hold(HoldCode.BILLING_STATE, record, "billing", state);
        }
        if (wasBilled.test(item.key())) {
            return Optional.empty();
        }
        if (state != null && BILLED.contains(state)) {
            return hold(HoldCode.BILLED_ELSEWHERE, record, "billing", state);
        }
        return record instanceof TimeEntry time
                        && time.billing().shares().stream().anyMatch(share -> !OPEN.contains(share.state()))
                ? hold(HoldCode.BILLING_STATE, record, "billing.shares", shares(time))
                : Optional.empty();
    }

    private static String shares(TimeEntry time) {
        return time.billing().shares().stream()
                .map(share -> share.quantity() + " " + share.state())
                .collect(joining(", "));
    }

    /** How far the record's source says that its billing is. */
    static @Nullable BillingState stateOf(Entity record) {
        if (record instanceof TimeEntry time) {
            return time.billing().state();
        }
        if (record instanceof ExpenseItem expense) {
            return expense.billing();
        }
        return record instanceof Milestone milestone ? milestone.billing() : null;
    }

    private static Optional<Hold> milestone(Entity record) {
        MilestoneStatus status = record instanceof Milestone milestone ? milestone.status() : null;
        return status != null && NOT_TAKEN.contains(status)
                ? hold(HoldCode.MILESTONE_NOT_ACCEPTED, record, "status", status)
                : Optional.empty();
    }

    private static Optional<Hold> hold(HoldCode code, Entity record, String field, Object value) {
        return Optional.of(new Hold(code, "%s: %s is %s".formatted(record.ref(), field, value)));
    }
}
