package org.tallystick.billing;

import static java.math.RoundingMode.HALF_UP;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.Holds.Hold;
import org.tallystick.billing.Rating.Rated;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/**
 * What may be billed of one engagement in one period, and what of its invoices is to be credited: RULES rules 2 to 10.
 *
 * <p>Every item is computed anew. What was billed otherwise is credited in full, and the item goes through the rules again like a new one.
 * Each billable item of known projects is billed, held as an exception, or both in parts; or it waits, which is no exception, because its
 * service date is after the period, or because the period's documents were issued before it was known. Linear in the number of items, but
 * for sorting them.
 */
public final class Billing {

    private final BillingInput input;
    private final MasterData master;
    private final Map<Ref<?>, Project> projects = new HashMap<>();
    private final Amendments amendments;
    private final Rating rating;
    private final RecurringCharges charges;
    private final ContractRules rules;
    private final LineScope lines;
    private final Holds holds;
    private final BilledLedger ledger;
    private final LocalDate lastDay;
    private final Period term;
    private final boolean isLegalEntityKnown;

    private final Map<ItemKey, List<Candidate>> candidates = new LinkedHashMap<>();
    private final Map<ItemKey, BillableItem> items = new HashMap<>();
    private final Map<ItemKey, Hold> stopped = new HashMap<>();
    private final Set<ItemKey> unclear = new HashSet<>();
    private final List<HeldItem> held = new ArrayList<>();

    /**
     * What a record would bill.
     *
     * @param record that bills it
     * @param resource who worked; time only
     */
    private record Candidate(
            Entity record, Rated rated, @Nullable Ref<Resource> resource) {}

    private Billing(BillingInput input, MasterData master) {
        this.input = input;
        this.master = master;
        input.projects().forEach(project -> projects.put(project.ref(), project));
        this.lastDay = input.period().atEndOfMonth();
        this.amendments = new Amendments(RecordType.ENGAGEMENT.refOf(input.engagement()), input.amendments());
        this.term = amendments.dates(input.engagement().terms().term(), lastDay);
        this.rating = new Rating(input, master, amendments);
        this.charges = new RecurringCharges(input, projects, amendments, term);
        this.rules = new ContractRules(input, master, projects, term);
        this.lines = new LineScope(input, rules::tax);
        this.ledger = new BilledLedger(input);
        this.holds = new Holds(input, projects, lines, rules::tax, ledger::wasBilled);
        this.isLegalEntityKnown =
                master.legalEntity(input.engagement().legalEntity().id()).isPresent();
    }

    /**
     * Bills it. The order of the input does not matter.
     *
     * @throws AssertionError if a document's own arithmetic is wrong: nothing of it may be written
     */
    public static BillingOutcome bill(BillingInput input, MasterData master) {
        return new Billing(ContractBound.of(input, master), master).bill();
    }

    private BillingOutcome bill() {
        rateAll();
        candidates.values().forEach(this::judge);
        ledger.compare(items, unpriced(), stopped.keySet(), unclear);
        PurchaseOrders orders =
                new PurchaseOrders(input.engagement().paper().purchaseOrders(), currency(), ledger.billed(currency()));
        List<Share> billed = applyTaxAndLimits(orders);
        held.sort(comparing(HeldItem::serviceDate)
                .thenComparing(HeldItem::item, CodePoints.ORDER)
                .thenComparing(HeldItem::kind));
        boolean isBilled = !billed.isEmpty() && !ledger.isClosed();
        Invoice proposal = isBilled ? new Proposal(input, rules).of(billed, orders.number()) : null;
        return new BillingOutcome(
                proposal,
                proposal == null ? List.of() : LineExplanation.of(proposal, terms(proposal), origins(billed)),
                new Credits(input).of(ledger.wrong()),
                held);
    }

    /**
     * What has no price because the contract's legal entity is not configured: it is as it is with a customer that is not known, what another legal
     * entity billed of it before stays.
     */
    private Set<ItemKey> unpriced() {
        return isLegalEntityKnown
                ? Set.of()
                : held.stream()
                        .filter(item -> item.code() == HoldCode.RATE_MISSING)
                        .map(HeldItem::key)
                        .collect(toSet());
    }

    private String terms(Invoice proposal) {
        Money cap = amendments.cap(input.engagement().terms().cap(), lastDay);
        List<String> amendedBy = amendments.ofContract(lastDay);
        String order = proposal.terms().purchaseOrder();
        return "%s..%s%s%s%s%s"
                .formatted(
                        term.from(),
                        term.last(),
                        cap == null ? "" : ", cap " + cap,
                        cap == null
                                ? ""
                                : usedElsewhere()
                                        .map(used -> ", %s of it used elsewhere".formatted(used))
                                        .orElse(""),
                        order == null ? "" : ", order " + order,
                        amendedBy.isEmpty() ? "" : ", amended by " + String.join(", ", amendedBy));
    }

    private CurrencyCode currency() {
        return input.engagement().currency();
    }

    /** Like the cap, it counts as a number where it is in another currency. */
    private Optional<Money> usedElsewhere() {
        return master.capUsed(RecordType.ENGAGEMENT.refOf(input.engagement()));
    }

    private static Map<String, String> origins(List<Share> billed) {
        Map<String, String> origins = new HashMap<>();
        billed.forEach(
                share -> origins.put(share.item().key().toString(), share.item().origin()));
        return origins;
    }

    private void rateAll() {
        input.work().time().stream()
                .filter(this::isBillable)
                .forEach(time -> take(time, rating.rate(time), time.resource()));
        input.work().expenses().stream()
                .filter(this::isBillable)
                .forEach(expense -> take(expense, rating.rate(expense), null));
        input.work().milestones().stream()
                .filter(this::isBillable)
                .forEach(milestone -> take(milestone, rating.rate(milestone), null));
        charges.all().forEach(charge -> take(lines.get(charge.source()), Rated.of(charge), null));
    }

    /** What holds billing, then rule 10's exception, then the customer's orders, then rule 6.4, in the order of rule 6. */
    private List<Share> applyTaxAndLimits(PurchaseOrders orders) {
        Money used = ledger.used(usedElsewhere()
                .map(before -> Money.rounded(before.amount(), currency(), HALF_UP))
                .orElse(Money.zero(currency())));
        Cap cap = new Cap(amendments.cap(input.engagement().terms().cap(), lastDay), used);
        List<Share> billed = new ArrayList<>();
        stopped.forEach((key, hold) -> stop(requireNonNull(items.get(key)), hold));
        items.values().stream()
                .filter(item -> !stopped.containsKey(item.key()))
                .flatMap(item -> ledger.open(item).stream())
                .sorted(Share.BY_SERVICE)
                .forEach(open -> rules.taxHold(open)
                        .or(() -> orders.hold(open))
                        .ifPresentOrElse(
                                held::add,
                                () -> cap.take(open, ledger.isBilled(open.item().key()), held)
                                        .ifPresent(share -> {
                                            orders.use(share);
                                            billed.add(share);
                                        })));
        return billed;
    }

    /** Holds what is not billed of it; where it is billed otherwise than it is now, the difference (I11). */
    private void stop(BillableItem item, Hold hold) {
        if (ledger.isRight(item)) {
            ledger.open(item).ifPresent(open -> held.add(open.held(hold.code(), hold.message())));
        } else {
            held.add(ledger.rest(Share.whole(item))
                    .held(hold.code(), hold.message() + "; what is billed of it otherwise stays until then"));
        }
    }

    private boolean isBillable(TimeEntry time) {
        return time.approval() == Approval.APPROVED
                && time.hours().compareTo(Quantity.ZERO) > 0
                && time.billableHours().compareTo(Quantity.ZERO) > 0
                && !isFree(time, LineKind.TIME)
                && isKnown(time.project())
                && !time.workDate().isAfter(lastDay);
    }

    private boolean isBillable(ExpenseItem expense) {
        return expense.approval() == Approval.APPROVED
                && expense.billable()
                && expense.billMethod() != ExpenseBillMethod.NOT_BILLABLE
                && !isFree(expense, LineKind.EXPENSE)
                && isKnown(expense.project())
                && !expense.date().isAfter(lastDay);
    }

    private boolean isBillable(Milestone milestone) {
        LocalDate completedOn = milestone.completedOn();
        return milestone.approval() == Approval.APPROVED
                && completedOn != null
                && Rating.accepted(milestone).signum() > 0
                && !isFree(milestone, LineKind.MILESTONE)
                && isKnown(milestone.project())
                && !completedOn.isAfter(lastDay);
    }

    /** Whether its source says that nobody pays for it. What is billed is not given up by a state. */
    private boolean isFree(Entity record, LineKind kind) {
        BillingState state = Holds.stateOf(record);
        return state == BillingState.NOT_BILLABLE
                || (state == BillingState.WRITTEN_OFF
                        && !ledger.wasBilled(new ItemKey(kind, record.ref().id())));
    }

    /** An item of an unknown project does not exist yet (RULES rule 0). */
    private boolean isKnown(@Nullable Ref<Project> project) {
        return project != null && projects.containsKey(project);
    }

    private void take(Entity record, Rated rated, @Nullable Ref<Resource> resource) {
        if (!isBilledElsewhere(rated)) {
            candidates
                    .computeIfAbsent(rated.key(), key -> new ArrayList<>())
                    .add(new Candidate(record, rated, resource));
        }
    }

    /** What was served before the firm billed here, unless it was billed here all the same. */
    private boolean isBilledElsewhere(Rated rated) {
        return master.goLive(input.engagement().legalEntity().id())
                        .filter(first -> rated.serviceDate().isBefore(first.atDay(1)))
                        .isPresent()
                && !ledger.wasBilled(rated.key());
    }

    /** Rules 6.1 to 6.3 for all that would be billed as one item: it is one record. */
    private void judge(List<Candidate> same) {
        List<BillableItem> passed = new ArrayList<>();
        for (Candidate candidate : same) {
            BillableItem item = candidate.rated().item();
            if (item == null) {
                held.add(candidate.rated().why());
            } else {
                rules.hold(item, candidate.resource()).ifPresentOrElse(held::add, () -> passed.add(item));
            }
        }
        if (same.size() > 1) {
            unclear.add(same.get(0).rated().key());
            holdUnclear(
                    passed,
                    same.stream().map(Candidate::record).map(Entity::ref).toList());
        } else {
            for (BillableItem item : passed) {
                items.put(item.key(), item);
                holds.of(item, same.get(0).record()).ifPresent(hold -> stopped.put(item.key(), hold));
            }
        }
    }

    /** Documents name items by kind and id: of two records that have both in common nobody could tell what is billed. */
    private void holdUnclear(List<BillableItem> passed, List<? extends Ref<?>> records) {
        passed.stream()
                .min(comparing(item -> item.source().toString(), CodePoints.ORDER))
                .ifPresent(first -> {
                    Money all = passed.stream()
                            .map(BillableItem::amount)
                            .reduce(Money::plus)
                            .orElseThrow();
                    Quantity hours = passed.stream()
                            .map(BillableItem::quantity)
                            .reduce(Quantity::plus)
                            .orElseThrow();
                    Quantity quantity = first.kind() == LineKind.TIME ? hours : first.quantity();
                    held.add(ledger.rest(new Share(first, quantity, all))
                            .held(
                                    HoldCode.SAME_ID,
                                    "%s have one id: what is billed of them stays, and nothing else is billed"
                                            .formatted(names(records))));
                });
    }

    private static String names(List<? extends Ref<?>> records) {
        return records.stream().map(Ref::toString).sorted(CodePoints.ORDER).collect(joining(" and "));
    }
}
