package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.LineKind;
import org.tallystick.model.Opportunity;
import org.tallystick.testkit.properties.ledger.PeriodResult.CreditDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Held;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;
import org.tallystick.testkit.properties.ledger.PeriodResult.Revenue;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;
import org.tallystick.testkit.properties.ledger.TaxTables.Tax;

/**
 * Billing, computed as the rules read: every run looks at all versions of all records that were delivered up to it, and at the documents
 * made before. Slow on purpose. Mutable; used by one thread.
 *
 * <p>Engagements are {@link Engagement} records, or {@link Opportunity opportunities} that are set up when they pass the checks of rule 1.
 */
public final class ReferenceLedger {

    private final FirmTables tables;
    private final TaxTables taxes;
    private final Knowledge known = new Knowledge();
    private final Set<String> setUp = new HashSet<>();
    private final List<InvoiceDoc> invoices = new ArrayList<>();
    private final List<CreditDoc> credits = new ArrayList<>();
    private @Nullable YearMonth first;
    private @Nullable YearMonth last;

    public ReferenceLedger(FirmTables tables) {
        this.tables = tables;
        this.taxes = new TaxTables(tables);
    }

    /**
     * Runs a period on all that was delivered up to it.
     *
     * @param period the month after the one of the run before
     * @param delivery what arrived since the run before, in that order
     * @throws IllegalArgumentException if {@code period} is not after that of the run before
     */
    public PeriodResult run(YearMonth period, Collection<Arrival> delivery) {
        if (last != null && !period.isAfter(last)) {
            throw new IllegalArgumentException("Period %s was run after %s: run them in order".formatted(period, last));
        }
        delivery.forEach(known::add);
        first = first == null ? period : first;
        last = period;
        Map<String, Deal> deals = deals();
        List<Item> items = new Items(known, tables, deals, first, period, List.copyOf(invoices)).all();
        List<CreditDoc> credited = credit(period, items);
        credits.addAll(credited);
        List<Share> standing = standing();
        List<Held> held = new ArrayList<>();
        List<InvoiceDoc> billed = new ArrayList<>();
        deals.values().stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.id(), b.id()))
                .forEach(deal -> {
                    List<Item> due = items.stream()
                            .filter(item -> isDue(item, deal, period))
                            .toList();
                    Bill bill = bill(deal, period, due, standing);
                    held.addAll(bill.held());
                    bill.invoice().ifPresent(billed::add);
                });
        invoices.addAll(billed);
        held.sort((a, b) -> Item.ORDER.compare(a.item(), b.item()));
        return new PeriodResult(period, billed, credited, held);
    }

    /** Rule 11, seen now: a row for each engagement, currency and month up to the last run's. */
    public List<Revenue> revenue() {
        return last == null ? List.of() : new RevenueRows(invoices, credits, last).all();
    }

    /** Once set up, it stays set up; what is deleted is no engagement. */
    private Map<String, Deal> deals() {
        Map<String, Deal> deals = new HashMap<>();
        for (Opportunity opportunity : known.all(Opportunity.class)) {
            String id = opportunity.ref().id();
            if (SetUp.passes(opportunity, known, tables)) {
                setUp.add(id);
            }
            Deal deal = setUp.contains(id) ? Deal.of(opportunity) : null;
            if (deal != null) {
                deals.put(id, deal);
            }
        }
        known.all(Engagement.class)
                .forEach(engagement -> deals.put(engagement.ref().id(), Deal.of(engagement)));
        return deals;
    }

    private static boolean isDue(Item item, Deal deal, YearMonth period) {
        return item.engagement().equals(deal.id()) && !item.serviceDate().isAfter(period.atEndOfMonth());
    }

    /** Rule 8: what was billed of an item that is no longer billable, or differs, is reversed in full. */
    private List<CreditDoc> credit(YearMonth period, List<Item> items) {
        List<CreditDoc> memos = new ArrayList<>();
        for (InvoiceDoc invoice : invoices) {
            CreditDraft draft = new CreditDraft(period, invoice);
            for (Line line : invoice.lines()) {
                line.shares().stream()
                        .filter(share -> !isCredited(invoice, line, share) && !stillHolds(share.item(), items))
                        .forEach(share -> draft.add(line, share));
            }
            draft.memo().ifPresent(memos::add);
        }
        memos.sort((a, b) -> CodePoints.ORDER.compare(a.key(), b.key()));
        return memos;
    }

    /** What is stopped waits as it is billed, as long as it is to be billed on that engagement at all. */
    private static boolean stillHolds(Item billed, List<Item> items) {
        return items.stream()
                .filter(item -> item.isSameSource(billed) && item.reason() == null)
                .anyMatch(item -> item.isSameBilling(billed)
                        || (item.stop() != null && item.engagement().equals(billed.engagement())));
    }

    private boolean isCredited(InvoiceDoc invoice, Line line, Share share) {
        return credits.stream()
                .filter(memo -> memo.invoice().key().equals(invoice.key()))
                .flatMap(memo -> memo.lines().stream())
                .anyMatch(credit -> credit.reversed().number() == line.number()
                        && credit.share().item().isSameSource(share.item()));
    }

    /** What is billed now: all shares on invoices that were not credited, this run's credits included. */
    private List<Share> standing() {
        List<Share> shares = new ArrayList<>();
        for (InvoiceDoc invoice : invoices) {
            for (Line line : invoice.lines()) {
                line.shares().stream()
                        .filter(share -> !isCredited(invoice, line, share))
                        .forEach(shares::add);
            }
        }
        return shares;
    }

    /** Rule 6 in the order of service date, then id, with tax before the cap. */
    private Bill bill(Deal deal, YearMonth period, List<Item> due, List<Share> standing) {
        Customer customer = known.find(Customer.class, deal.billTo());
        Bill bill = new Bill(deal, customer, period);
        BigDecimal cap = new Terms(known).cap(deal, period.atEndOfMonth());
        BigDecimal used = used(deal, standing).add(tables.capUsed().getOrDefault(deal.id(), BigDecimal.ZERO));
        for (Item item : due.stream().sorted(Item.ORDER).toList()) {
            List<Share> before = standing.stream()
                    .filter(share -> share.item().isSameSource(item))
                    .toList();
            List<Share> ofCurrency = before.stream()
                    .filter(share -> share.item().currency().equals(item.currency()))
                    .toList();
            BigDecimal quantity = rest(item, ofCurrency);
            BigDecimal amount = item.amount() == null
                    ? null
                    : item.amount()
                            .subtract(TaxTables.sum(
                                    ofCurrency.stream().map(Share::amount).toList()));
            boolean isRight = before.stream().allMatch(share -> share.item().isSameBilling(item));
            if (amount != null && amount.signum() == 0 && !before.isEmpty() && isRight) {
                continue;
            }
            Tax tax = taxes.find(deal.legalEntity(), customer, item.kind());
            if (item.reason() != null || amount == null) {
                bill.hold(Objects.requireNonNull(item.reason()), item, quantity, amount);
            } else if (item.stop() != null) {
                bill.hold(item.stop(), item, quantity, amount);
            } else if (tax == null) {
                bill.hold(HoldReason.TAX_RULE_MISSING, item, quantity, amount);
            } else if (cap == null || !item.usesCap()) {
                bill.add(item, quantity, amount, tax);
            } else {
                used = used.add(billUpTo(cap.subtract(used), bill, item, quantity, amount, tax, !before.isEmpty()));
            }
        }
        return bill;
    }

    /** Rule 6.4: the amount that is billed. */
    private static BigDecimal billUpTo(
            BigDecimal room, Bill bill, Item item, BigDecimal quantity, BigDecimal amount, Tax tax, boolean isRest) {
        BigDecimal left = room.max(BigDecimal.ZERO);
        if (amount.compareTo(left) <= 0) {
            bill.add(item, quantity, amount, tax);
            return amount;
        }
        if (left.signum() == 0) {
            bill.hold(isRest ? HoldReason.CAP_PARTIAL : HoldReason.CAP_EXCEEDED, item, quantity, amount);
            return BigDecimal.ZERO;
        }
        BigDecimal part = quantity;
        BigDecimal remaining = quantity;
        if (item.kind() == LineKind.TIME) {
            part = left.divide(item.price(), 2, RoundingMode.HALF_UP).min(quantity);
            remaining = quantity.subtract(part);
        }
        bill.add(item, part, left, tax);
        bill.hold(HoldReason.CAP_PARTIAL, item, remaining, amount.subtract(left));
        return left;
    }

    /** Hours that are not billed yet; the quantity of all other kinds stays 1. */
    private static BigDecimal rest(Item item, List<Share> before) {
        return item.kind() == LineKind.TIME
                ? item.quantity()
                        .subtract(TaxTables.sum(
                                before.stream().map(Share::quantity).toList()))
                : item.quantity();
    }

    /** What was billed on time and expense of the engagement, less what was credited. */
    private static BigDecimal used(Deal deal, List<Share> standing) {
        return TaxTables.sum(standing.stream()
                .filter(share -> share.item().engagement().equals(deal.id())
                        && share.item().currency().equals(deal.currency().code())
                        && share.item().usesCap())
                .map(Share::amount)
                .toList());
    }
}
