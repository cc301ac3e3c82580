package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Acceptance;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.CapKind;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Customer;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseMeasure;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.Terms.Dates;

/** Every billable item that exists in a run, with what rules 3 to 6.3 say of it; those of later periods too. */
final class Items {

    private static final Set<CustomerStatus> BILLED_TO = Set.of(CustomerStatus.PROSPECT, CustomerStatus.ACTIVE);
    private static final Set<EngagementStatus> BILLED_ON = Set.of(
            EngagementStatus.EXECUTED,
            EngagementStatus.ACTIVE,
            EngagementStatus.COMPLETED,
            EngagementStatus.TERMINATED);

    private final Knowledge known;
    private final FirmTables tables;
    private final Map<String, Deal> deals;
    private final YearMonth first;
    private final YearMonth period;
    private final Terms terms;
    private final Rates rates;
    private final Collection<InvoiceDoc> made;
    private final List<Item> items = new ArrayList<>();

    /** @param made what was billed in the runs before */
    Items(
            Knowledge known,
            FirmTables tables,
            Map<String, Deal> deals,
            YearMonth first,
            YearMonth period,
            Collection<InvoiceDoc> made) {
        this.made = made;
        this.known = known;
        this.tables = tables;
        this.deals = deals;
        this.first = first;
        this.period = period;
        this.terms = new Terms(known);
        this.rates = new Rates(known, tables, terms);
    }

    List<Item> all() {
        known.all(TimeEntry.class).forEach(this::addTime);
        known.all(ExpenseItem.class).forEach(this::addExpense);
        known.all(Milestone.class).forEach(this::addMilestone);
        known.all(ContractLine.class).forEach(this::addCharges);
        return items;
    }

    private void addTime(TimeEntry time) {
        Project project = known.find(Project.class, time.project());
        Deal deal = dealOf(project);
        Quantity agreed = time.billing().billableHours();
        BigDecimal hours = (agreed == null ? time.hours() : agreed).value();
        if (project == null
                || deal == null
                || time.approval() != Approval.APPROVED
                || !time.billable()
                || time.hours().signum() <= 0
                || hours.signum() <= 0) {
            return;
        }
        BigDecimal rate = rates.rate(time, deal);
        BigDecimal amount = rate == null ? null : round(hours.multiply(rate), deal.currency());
        HoldReason reason = rate == null ? HoldReason.RATE_MISSING : null;
        add(
                item(
                        LineKind.TIME,
                        time.ref(),
                        time.ref().id(),
                        deal,
                        project,
                        rates.role(time),
                        time.resource(),
                        time.workDate(),
                        null,
                        hours,
                        rate,
                        amount,
                        reason),
                deal,
                project,
                time.billing().state(),
                lineOf(time),
                null);
    }

    private void addExpense(ExpenseItem expense) {
        Project project = known.find(Project.class, expense.project());
        Deal deal = dealOf(project);
        if (project == null
                || deal == null
                || expense.approval() != Approval.APPROVED
                || !expense.billable()
                || expense.billMethod() == ExpenseBillMethod.NOT_BILLABLE) {
            return;
        }
        ExpenseMeasure pieces = expense.billMethod() == ExpenseBillMethod.FIXED ? expense.measure() : null;
        CurrencyCode spent =
                pieces == null ? expense.amount().currency() : pieces.price().currency();
        BigDecimal rate = spent.equals(deal.currency())
                ? BigDecimal.ONE
                : tables.fxRate(spent.code(), deal.currency().code(), expense.date());
        ContractLine line = known.find(ContractLine.class, expense.contractLine());
        boolean isMarkedUp = expense.billMethod() == null || expense.billMethod() == ExpenseBillMethod.MARKUP;
        BigDecimal markup = line == null || line.markup() == null || !isMarkedUp
                ? BigDecimal.ZERO
                : line.markup().value();
        BigDecimal factor = BigDecimal.ONE.add(markup);
        BigDecimal amount = rate == null
                ? null
                : round(basis(expense, pieces).multiply(rate).multiply(factor), deal.currency());
        HoldReason reason = rate == null ? HoldReason.FX_RATE_MISSING : null;
        if (reason == null && !expense.receiptAttached() && tables.needsReceipt(deal.legalEntity(), expense.amount())) {
            reason = HoldReason.RECEIPT_MISSING;
        }
        add(
                item(
                        LineKind.EXPENSE,
                        expense.ref(),
                        expense.ref().id(),
                        deal,
                        project,
                        null,
                        null,
                        expense.date(),
                        null,
                        BigDecimal.ONE,
                        amount,
                        amount,
                        reason),
                deal,
                project,
                expense.billing(),
                line,
                null);
    }

    /** What was paid without the tax that the firm gets back, or the price of the pieces; a refund is a cost below zero. */
    private static BigDecimal basis(ExpenseItem expense, @Nullable ExpenseMeasure pieces) {
        if (pieces != null) {
            return pieces.price().amount().multiply(pieces.quantity().value());
        }
        BigDecimal paid = expense.amount().amount();
        Money back = expense.tax().recoverable();
        return back == null ? paid : paid.subtract(back.amount().multiply(BigDecimal.valueOf(paid.signum())));
    }

    private void addMilestone(Milestone milestone) {
        Project project = known.find(Project.class, milestone.project());
        Deal deal = dealOf(project);
        LocalDate completed = milestone.completedOn();
        if (project == null || deal == null || milestone.approval() != Approval.APPROVED || completed == null) {
            return;
        }
        BigDecimal share = taken(milestone);
        if (share.signum() == 0) {
            return;
        }
        BigDecimal amount = round(milestone.amount().amount().multiply(share), deal.currency());
        add(
                item(
                        LineKind.MILESTONE,
                        milestone.ref(),
                        milestone.ref().id(),
                        deal,
                        project,
                        null,
                        null,
                        completed,
                        null,
                        BigDecimal.ONE,
                        amount,
                        amount,
                        null),
                deal,
                project,
                milestone.billing(),
                known.find(ContractLine.class, milestone.contractLine()),
                milestone.status());
    }

    private static BigDecimal taken(Milestone milestone) {
        Acceptance acceptance = milestone.acceptance();
        return milestone.status() == MilestoneStatus.ACCEPTED && acceptance != null && acceptance.share() != null
                ? acceptance.share().value()
                : BigDecimal.ONE;
    }

    private @Nullable ContractLine lineOf(TimeEntry time) {
        Assignment assignment = known.find(Assignment.class, time.assignment());
        return assignment == null ? null : known.find(ContractLine.class, assignment.contractLine());
    }

    /** Rule 5: months before the first delivery's are not charged. */
    private void addCharges(ContractLine line) {
        Project project = known.find(Project.class, line.project());
        Deal deal =
                line.engagement() == null ? null : deals.get(line.engagement().id());
        if (line.billingMethod() != BillingMethod.RECURRING || project == null || deal == null) {
            return;
        }
        for (YearMonth month = first; !month.isAfter(period); month = month.plusMonths(1)) {
            addCharges(line, project, deal, month);
        }
    }

    /** A day goes on the part of the day before it, unless that was not active or had another amount. */
    private void addCharges(ContractLine line, Project project, Deal deal, YearMonth month) {
        LocalDate start = null;
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            BigDecimal amount = amountOn(line, project, deal, day);
            if (amount == null) {
                continue;
            }
            if (start == null) {
                start = day;
            }
            LocalDate next = day.plusDays(1);
            BigDecimal then = next.getMonth() == day.getMonth() ? amountOn(line, project, deal, next) : null;
            if (then == null || then.compareTo(amount) != 0) {
                addPart(line, project, deal, start, day, amount);
                start = null;
            }
        }
    }

    private void addPart(
            ContractLine line, Project project, Deal deal, LocalDate from, LocalDate to, BigDecimal monthly) {
        BigDecimal days = BigDecimal.valueOf(to.getDayOfMonth() - from.getDayOfMonth() + 1L);
        BigDecimal exact = monthly.multiply(days);
        BigDecimal amount = exact.divide(
                BigDecimal.valueOf(from.lengthOfMonth()), deal.currency().exponent(), RoundingMode.HALF_UP);
        add(
                item(
                        LineKind.RECURRING,
                        line.ref(),
                        line.ref().id() + ":" + from,
                        deal,
                        project,
                        null,
                        null,
                        from,
                        to,
                        BigDecimal.ONE,
                        amount,
                        amount,
                        null),
                deal,
                project,
                null,
                line,
                null);
    }

    /** The monthly amount that is in force on that day; none: the line is not active. */
    private @Nullable BigDecimal amountOn(ContractLine line, Project project, Deal deal, LocalDate day) {
        boolean isActive = line.period().contains(day)
                && terms.dates(deal, period.atEndOfMonth()).contains(day)
                && (project.closedOn() == null || !day.isAfter(project.closedOn()));
        return isActive ? terms.monthlyAmount(line, day) : null;
    }

    private void add(
            Item item,
            Deal deal,
            Project project,
            @Nullable BillingState state,
            @Nullable ContractLine line,
            @Nullable MilestoneStatus status) {
        boolean isOurs = made.stream()
                .filter(invoice -> invoice.engagement().equals(deal.id()))
                .flatMap(invoice -> invoice.lines().stream())
                .flatMap(billed -> billed.shares().stream())
                .anyMatch(share -> share.item().isSameSource(item));
        boolean isGivenUp = state == BillingState.NOT_BILLABLE || (state == BillingState.WRITTEN_OFF && !isOurs);
        boolean isOld = tables.isBeforeGoLive(deal.legalEntity(), item.serviceDate());
        if (isGivenUp || (isOld && !isOurs)) {
            return;
        }
        Item judged = item.reason() == null ? item.heldFor(contractRule(item, deal, project)) : item;
        boolean isDue = !item.serviceDate().isAfter(period.atEndOfMonth());
        items.add(
                isDue
                        ? judged.stoppedBy(
                                stop(item, deal, project, isOurs ? afterBilling(state) : state, line, status))
                        : judged);
    }

    /** What was billed here its source calls billed, however often it was credited since. */
    private static @Nullable BillingState afterBilling(@Nullable BillingState state) {
        return state == BillingState.HELD || state == BillingState.WRITTEN_OFF ? BillingState.HELD : null;
    }

    /** What the records say, from the customer down to the item; the last word has what its line agrees. */
    private @Nullable HoldReason stop(
            Item item,
            Deal deal,
            Project project,
            @Nullable BillingState state,
            @Nullable ContractLine named,
            @Nullable MilestoneStatus status) {
        Customer customer = known.find(Customer.class, deal.billTo());
        List<ContractLine> lines = named == null ? covering(item, deal) : List.of(named);
        if (customer != null && customer.status() != null && !BILLED_TO.contains(customer.status())) {
            return HoldReason.CUSTOMER_ON_HOLD;
        }
        if (deal.status() != null && !BILLED_ON.contains(deal.status())) {
            return HoldReason.ENGAGEMENT_ON_HOLD;
        }
        if (project.status() == ProjectStatus.CANCELLED) {
            return HoldReason.PROJECT_CANCELLED;
        }
        if (lines.stream().anyMatch(line -> !line.holds().isEmpty())) {
            return HoldReason.CONTRACT_LINE_ON_HOLD;
        }
        if (status == MilestoneStatus.REJECTED || status == MilestoneStatus.CANCELLED) {
            return HoldReason.MILESTONE_NOT_ACCEPTED;
        }
        if (state == BillingState.HELD) {
            return HoldReason.BILLING_STATE;
        }
        if (state != null && state != BillingState.UNBILLED && state != BillingState.READY) {
            return HoldReason.BILLED_ELSEWHERE;
        }
        return lines.stream().anyMatch(Items::hasOwnPrice) ? HoldReason.CONTRACT_TERM : null;
    }

    private static boolean hasOwnPrice(ContractLine line) {
        boolean isCheaper = line.discount() != null && line.discount().value().signum() != 0;
        return isCheaper || (line.cap() != null && line.cap().kind() == CapKind.HARD);
    }

    /** Lines of a random firm say neither role nor content: those at hours sell hours and costs. */
    private List<ContractLine> covering(Item item, Deal deal) {
        return known.all(ContractLine.class).stream()
                .filter(line ->
                        line.engagement() != null && line.engagement().id().equals(deal.id()))
                .filter(line -> line.billingMethod() == BillingMethod.TIME_AND_MATERIAL && item.usesCap())
                .filter(line -> line.project() == null || line.project().id().equals(item.project()))
                .filter(line -> line.period().contains(item.serviceDate()))
                .toList();
    }

    /** Rules 6.1 to 6.3, the first that is broken. */
    private @Nullable HoldReason contractRule(Item item, Deal deal, Project project) {
        Dates dates = terms.dates(deal, period.atEndOfMonth());
        if (!dates.contains(item.serviceDate())) {
            return HoldReason.OUTSIDE_CONTRACT_DATES;
        }
        if (project.closedOn() != null && project.closedOn().isBefore(item.serviceDate())) {
            return HoldReason.PROJECT_CLOSED;
        }
        BigDecimal limit = BigDecimal.valueOf(24);
        return item.resource() != null
                        && hoursOf(item.resource(), item.serviceDate()).compareTo(limit) > 0
                ? HoldReason.DAILY_HOURS_EXCEEDED
                : null;
    }

    /** Every approved hour, billable or not, on whatever project. */
    private BigDecimal hoursOf(Ref<?> resource, LocalDate day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TimeEntry time : known.all(TimeEntry.class)) {
            if (resource.equals(time.resource())
                    && time.workDate().equals(day)
                    && time.approval() == Approval.APPROVED) {
                sum = sum.add(time.hours().value());
            }
        }
        return sum;
    }

    private @Nullable Deal dealOf(@Nullable Project project) {
        return project == null || project.engagement() == null
                ? null
                : deals.get(project.engagement().id());
    }

    private static Item item(
            LineKind kind,
            Ref<?> source,
            String id,
            Deal deal,
            Project project,
            @Nullable String role,
            @Nullable Ref<?> resource,
            LocalDate day,
            @Nullable LocalDate to,
            BigDecimal quantity,
            @Nullable BigDecimal unitAmount,
            @Nullable BigDecimal amount,
            @Nullable HoldReason reason) {
        return new Item(
                kind,
                source.system(),
                id,
                deal.id(),
                deal.currency().code(),
                project.ref().id(),
                role,
                resource,
                day,
                to,
                quantity,
                unitAmount,
                amount,
                reason,
                null);
    }

    private static BigDecimal round(BigDecimal amount, CurrencyCode currency) {
        return amount.setScale(currency.exponent(), RoundingMode.HALF_UP);
    }
}
