package org.tallystick.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.value.CurrencyMismatchException;
import org.tallystick.model.value.Money;

/**
 * What of an issued invoice is still to be paid (I23). The collection state follows from it, and is never set freely.
 *
 * @param invoice of which
 * @param due gross, less what was prepaid, plus rounding
 * @param paid applied payments, with the discounts and small differences given with them
 * @param credited applied credits
 * @param writtenOff given up
 */
public record InvoiceBalance(Invoice invoice, Money due, Money paid, Money credited, Money writtenOff) {

    /**
     * From everything that was set against the invoice. Payments that bounced or have not come in, and credits that are not issued, count
     * for nothing.
     *
     * @throws CurrencyMismatchException if something is in another currency
     */
    public static InvoiceBalance of(
            Invoice invoice,
            Collection<Payment> payments,
            Collection<CreditMemo> credits,
            Collection<Money> writeOffs) {
        Money zero = Money.zero(invoice.currency());
        Money paid = payments.stream()
                .filter(payment ->
                        payment.status() != PaymentStatus.BOUNCED && payment.status() != PaymentStatus.PENDING)
                .flatMap(payment -> payment.applications().stream())
                .filter(part -> part.document().equals(invoice.ref()))
                .map(PaymentApplication::settled)
                .reduce(zero, Money::plus);
        Money credited = credits.stream()
                .filter(credit -> credit.status().isIssued())
                .flatMap(credit -> credit.applications().stream())
                .filter(part -> part.invoice().equals(invoice.ref()))
                .map(CreditApplication::amount)
                .reduce(zero, Money::plus);
        Money writtenOff = writeOffs.stream().reduce(zero, Money::plus);
        return new InvoiceBalance(invoice, invoice.totals().due(), paid, credited, writtenOff);
    }

    /** Due, less paid, credited and written off. */
    public Money balance() {
        return due.minus(paid).minus(credited).minus(writtenOff);
    }

    /** The collection state that follows on that day; a dispute goes before dates. An invoice without a due date is due when it is issued. */
    public CollectionState stateOn(LocalDate today, Collecting facts) {
        if (balance().signum() == 0) {
            return writtenOff.signum() == 0 ? CollectionState.PAID : CollectionState.WRITTEN_OFF;
        }
        if (facts.disputed().signum() > 0) {
            return CollectionState.DISPUTED;
        }
        LocalDate dueDate = Objects.requireNonNullElse(invoice.terms().dueDate(), invoice.issueDate());
        if (today.isBefore(dueDate)) {
            return CollectionState.NOT_DUE;
        }
        return today.equals(dueDate) ? CollectionState.DUE : overdue(today, facts);
    }

    private static CollectionState overdue(LocalDate today, Collecting facts) {
        if (facts.withCollectors()) {
            return CollectionState.IN_COLLECTION;
        }
        return facts.promised() != null && !today.isAfter(facts.promised())
                ? CollectionState.PROMISED
                : CollectionState.OVERDUE;
    }

    /** What it breaks on that day: the balance is not negative, no more is disputed, and the invoice shows the state that follows. */
    public List<Violation> check(LocalDate today, Collecting facts) {
        Findings findings = new Findings();
        Money balance = balance();
        if (balance.signum() < 0) {
            findings.broken(
                    BalanceRules.BALANCE,
                    "/totals/due",
                    "%s is due, %s paid, %s credited, %s written off".formatted(due, paid, credited, writtenOff));
        }
        Money disputed = facts.disputed();
        if (!disputed.currency().equals(balance.currency())
                || (disputed.signum() > 0 && disputed.compareTo(balance) > 0)) {
            findings.broken(
                    BalanceRules.DISPUTED, "/state/collection", "%s is disputed of %s".formatted(disputed, balance));
        }
        checkState(today, facts, findings);
        return findings.all();
    }

    private void checkState(LocalDate today, Collecting facts, Findings findings) {
        CollectionState shown = invoice.state().collection();
        CollectionState right = stateOn(today, facts);
        if (shown != null && shown != right) {
            findings.broken(
                    isClosed(shown) == isClosed(right) ? BalanceRules.STATE : BalanceRules.BALANCE,
                    "/state/collection",
                    "is %s, with a balance of %s on %s it is %s".formatted(shown, balance(), today, right));
        }
    }

    private static boolean isClosed(CollectionState state) {
        return state == CollectionState.PAID || state == CollectionState.WRITTEN_OFF;
    }
}
