package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Assignment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ExpenseBillMethod;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseMeasure;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.RateCard;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** The price of one item: RULES rule 3 for time, rule 4 for expenses. */
final class Rating {

    /** A rated item, or why it has no price. */
    record Rated(@Nullable BillableItem item, @Nullable HeldItem held) {

        static Rated of(BillableItem item) {
            return new Rated(item, null);
        }

        HeldItem why() {
            return requireNonNull(held);
        }

        LocalDate serviceDate() {
            return item == null ? why().serviceDate() : item.serviceDate();
        }

        ItemKey key() {
            return item == null ? why().key() : item.key();
        }
    }

    private record Price(UnitPrice price, String origin) {}

    /** What is converted and marked up of an expense. */
    private record Basis(BigDecimal amount, CurrencyCode currency, Rate markup, String words) {}

    private final BillingInput input;
    private final MasterData master;
    private final CurrencyCode currency;
    private final String legalEntity;
    private final EffectiveRates card;
    private final Map<Ref<?>, Rate> markups = new HashMap<>();

    Rating(BillingInput input, MasterData master, Amendments amendments) {
        this.input = input;
        this.master = master;
        this.currency = input.engagement().currency();
        this.legalEntity = input.engagement().legalEntity().id();
        this.card = new EffectiveRates();
        RateCard agreed = input.rateCard();
        if (agreed != null) {
            agreed.entries().forEach(card::add);
        }
        input.lineCards()
                .forEach((line, own) ->
                        own.entries().forEach(entry -> card.add(entry, day -> amendments.rate(line, day))));
        for (ContractLine line : input.contractLines()) {
            Rate markup = line.markup();
            if (markup != null) {
                markups.put(line.ref(), markup);
            }
        }
    }

    Rated rate(TimeEntry time) {
        Assignment assignment = assignment(time);
        String role = role(time, assignment);
        Optional<Price> price = price(time, assignment, role);
        if (price.isEmpty()) {
            return new Rated(null, hold(time, role));
        }
        UnitPrice unitPrice = price.get().price();
        return Rated.of(new BillableItem(
                time.ref(),
                time.ref().id(),
                LineKind.TIME,
                requireNonNull(time.project()),
                role,
                unitPrice,
                price.get().origin(),
                time.workDate(),
                null,
                time.billableHours(),
                unitPrice.times(time.billableHours(), RoundingMode.HALF_UP)));
    }

    Rated rate(ExpenseItem expense) {
        Basis basis = basis(expense);
        if (basis == null) {
            return new Rated(
                    null,
                    hold(
                            expense,
                            HoldCode.EXPENSE_PRICE_MISSING,
                            null,
                            "%s: billMethod is FIXED and measure is empty".formatted(expense.ref())));
        }
        Optional<BigDecimal> fx = basis.currency().equals(currency)
                ? Optional.of(BigDecimal.ONE)
                : master.fxRate(basis.currency(), currency, expense.date());
        if (fx.isEmpty()) {
            return new Rated(
                    null,
                    hold(
                            expense,
                            HoldCode.FX_RATE_MISSING,
                            null,
                            "%s %s: no rate %s to %s on or before %s"
                                    .formatted(
                                            basis.amount().toPlainString(),
                                            basis.currency(),
                                            basis.currency(),
                                            currency,
                                            expense.date())));
        }
        Rate markup = basis.markup();
        BigDecimal exact = basis.amount().multiply(fx.get()).multiply(BigDecimal.ONE.add(markup.value()));
        Money amount = Money.rounded(exact, currency, RoundingMode.HALF_UP);
        if (lacksReceipt(expense)) {
            return new Rated(
                    null,
                    hold(
                            expense,
                            HoldCode.RECEIPT_MISSING,
                            amount,
                            "%s is over the threshold of %s and has no receipt"
                                    .formatted(expense.amount(), legalEntity)));
        }
        return Rated.of(BillableItem.single(
                expense.ref(),
                LineKind.EXPENSE,
                requireNonNull(expense.project()),
                "%s, markup %s, %s %s for one"
                        .formatted(basis.words(), markup, fx.get().toPlainString(), currency),
                expense.date(),
                amount));
    }

    /** What it cost net of recoverable tax, or the price of its pieces; none: it has a fixed price and no pieces. */
    private @Nullable Basis basis(ExpenseItem expense) {
        if (expense.billMethod() == ExpenseBillMethod.FIXED) {
            ExpenseMeasure measure = expense.measure();
            return measure == null
                    ? null
                    : new Basis(
                            measure.price().amount().multiply(measure.quantity().value()),
                            measure.price().currency(),
                            Rate.ZERO,
                            "%s %s at %s".formatted(measure.quantity(), measure.unit(), measure.price()));
        }
        Money cost = expense.netCost();
        return new Basis(
                cost.amount(),
                cost.currency(),
                expense.billMethod() == ExpenseBillMethod.COST ? Rate.ZERO : markup(expense),
                cost.equals(expense.amount())
                        ? cost.toString()
                        : "%s, of %s paid the rest is recoverable tax".formatted(cost, expense.amount()));
    }

    /** That of the line which it names (RULES rule 4); its own says what its source would bill. */
    private Rate markup(ExpenseItem expense) {
        return expense.contractLine() == null ? Rate.ZERO : markups.getOrDefault(expense.contractLine(), Rate.ZERO);
    }

    /** A completed milestone, or the share of it that the customer took. The engagement's currency is that of its amount. */
    Rated rate(Milestone milestone) {
        BigDecimal share = accepted(milestone);
        boolean isWhole = share.compareTo(BigDecimal.ONE) == 0;
        return Rated.of(BillableItem.single(
                milestone.ref(),
                LineKind.MILESTONE,
                requireNonNull(milestone.project()),
                milestone.amount() + ", the milestone's amount"
                        + (isWhole ? "" : ", of which %s is accepted".formatted(share.toPlainString())),
                requireNonNull(milestone.completedOn()),
                Money.rounded(milestone.amount().amount().multiply(share), currency, RoundingMode.HALF_UP)));
    }

    /** How much of it may be billed: all, unless the customer took a part. */
    static BigDecimal accepted(Milestone milestone) {
        Rate share =
                milestone.acceptance() == null ? null : milestone.acceptance().share();
        return share == null || milestone.status() != MilestoneStatus.ACCEPTED ? BigDecimal.ONE : share.value();
    }

    /** Whatever project and person it stands for, the assignment that the entry names counts. */
    private @Nullable Assignment assignment(TimeEntry time) {
        Ref<Assignment> ref = time.assignment();
        return ref == null ? null : input.people().assignments().get(ref);
    }

    /** The assignment's role, in force or not; the worker's own only if there is no assignment: the entry's, or the person's. */
    private @Nullable String role(TimeEntry time, @Nullable Assignment assignment) {
        if (assignment != null) {
            return assignment.role();
        }
        if (time.role() != null) {
            return time.role();
        }
        return time.resource() == null ? null : input.people().ownRoles().get(time.resource());
    }

    private Optional<Price> price(TimeEntry time, @Nullable Assignment assignment, @Nullable String role) {
        if (assignment != null && assignment.period().contains(time.workDate())) {
            UnitPrice own = assignment.billRate();
            if (own != null) {
                return Optional.of(new Price(
                        new UnitPrice(own.amount(), currency),
                        "assignment " + assignment.ref().id()));
            }
        }
        if (role == null) {
            return Optional.empty();
        }
        return card.find(role, currency, time.workDate())
                .map(found -> new Price(found.price(), "rate card " + found.row()))
                .or(() -> master.standardRate(legalEntity, role, currency, time.workDate())
                        .map(found -> new Price(found.price(), "standard rate " + found.row())));
    }

    private boolean lacksReceipt(ExpenseItem expense) {
        return !expense.receiptAttached()
                && master.receiptThreshold(legalEntity, expense.amount().currency())
                        .filter(threshold -> expense.amount().compareTo(threshold) > 0)
                        .isPresent();
    }

    private HeldItem hold(TimeEntry time, @Nullable String role) {
        return new HeldItem(
                HoldCode.RATE_MISSING,
                time.ref().id(),
                LineKind.TIME,
                requireNonNull(time.project()),
                time.workDate(),
                time.billableHours(),
                null,
                role == null
                        ? "%s hours: no role, neither of an assignment nor of the worker, and no rate of an assignment"
                                .formatted(time.billableHours())
                        : "%s hours: no rate for %s in %s on %s"
                                .formatted(time.billableHours(), role, currency, time.workDate()));
    }

    private static HeldItem hold(ExpenseItem expense, HoldCode code, @Nullable Money amount, String message) {
        return new HeldItem(
                code,
                expense.ref().id(),
                LineKind.EXPENSE,
                requireNonNull(expense.project()),
                expense.date(),
                Quantity.ONE,
                amount,
                message);
    }
}
