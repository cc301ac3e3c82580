package org.tallystick.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.value.CurrencyCode;

/**
 * The billing ledger, summed by source item. A bill is a reversal of unbilled work and a billed row; a credit reverses the billed row
 * and, if the work is to be billed again, adds an unbilled one; a write-off is a reversal of unbilled work and a write-off row. Rows of
 * cost count for nothing. Immutable.
 */
public final class WorkInProgress {

    private final Map<Ref<?>, Sums> bySource;

    private WorkInProgress(Map<Ref<?>, Sums> bySource) {
        this.bySource = Collections.unmodifiableMap(bySource);
    }

    /**
     * The sums of these rows, in any order.
     *
     * @throws org.tallystick.model.value.CurrencyMismatchException if rows of one source are in several currencies
     */
    public static WorkInProgress of(List<BillableTransaction> rows) {
        Map<Ref<?>, Sums> sums = new LinkedHashMap<>();
        for (BillableTransaction row : rows) {
            sums.merge(row.source(), Sums.of(row), Sums::plus);
        }
        return new WorkInProgress(sums);
    }

    /** The source items that have rows, in the order of their first ones. */
    public Set<Ref<?>> sources() {
        return bySource.keySet();
    }

    /** What of {@code source} is neither billed nor written off: untouched, held or released. Nothing if it has no rows. */
    public BillingAmount unbilled(Ref<?> source, CurrencyCode currency) {
        return sums(source, currency).unbilled();
    }

    /**
     * Where an item stands; what the ledger calls unbilled is held, released, or neither.
     *
     * @param approved what may be billed of it, as its own record says
     * @param held what is held of it, as exceptions say
     * @param released what is released of it, as billing events say
     * @throws org.tallystick.model.value.CurrencyMismatchException if the currencies differ
     */
    public BillingPosition position(Ref<?> source, BillingAmount approved, BillingAmount held, BillingAmount released) {
        Sums sums = sums(source, approved.amount().currency());
        return new BillingPosition(
                approved,
                sums.unbilled().minus(held).minus(released),
                held,
                released,
                sums.invoiced(),
                sums.writtenOff());
    }

    private Sums sums(Ref<?> source, CurrencyCode currency) {
        Sums known = bySource.get(source);
        return known == null ? Sums.zero(currency) : known;
    }

    private record Sums(BillingAmount unbilled, BillingAmount invoiced, BillingAmount writtenOff) {

        static Sums zero(CurrencyCode currency) {
            BillingAmount none = BillingAmount.zero(currency);
            return new Sums(none, none, none);
        }

        static Sums of(BillableTransaction row) {
            BillingAmount some = new BillingAmount(row.quantity(), row.amount());
            Sums zero = zero(row.amount().currency());
            return switch (row.kind()) {
                case COST -> zero;
                case UNBILLED, UNBILLED_REVERSAL, ADJUSTMENT -> new Sums(some, zero.invoiced, zero.writtenOff);
                case BILLED, BILLED_REVERSAL -> new Sums(zero.unbilled, some, zero.writtenOff);
                case WRITE_OFF -> new Sums(zero.unbilled, zero.invoiced, some);
            };
        }

        Sums plus(Sums other) {
            return new Sums(
                    unbilled.plus(other.unbilled), invoiced.plus(other.invoiced), writtenOff.plus(other.writtenOff));
        }
    }
}
