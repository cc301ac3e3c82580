package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import org.tallystick.model.BilledItem;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * A part of an item, or all of it: what is still to be billed, or what is billed now.
 *
 * @param item of what
 * @param quantity of the part
 * @param amount of the part
 */
record Share(BillableItem item, Quantity quantity, Money amount) {

    static final Comparator<Share> BY_SERVICE = Comparator.comparing(Share::item, BillableItem.BY_SERVICE);

    private static final int HOURS_SCALE = 2;

    static Share whole(BillableItem item) {
        return new Share(item, item.quantity(), item.amount());
    }

    boolean isWhole() {
        return amount.equals(item.amount()) && quantity.equals(item.quantity());
    }

    /** As much of it as that amount pays for: time bears the hours at its rate, at most those that it has (RULES rule 6). */
    Share upTo(Money limit) {
        return new Share(item, item.kind() == LineKind.TIME ? hoursFor(limit) : Quantity.ONE, limit);
    }

    /** What is left of it when a part is billed; what is not time stays one piece. */
    Share without(Share part) {
        return new Share(
                item,
                item.kind() == LineKind.TIME ? quantity.minus(part.quantity) : Quantity.ONE,
                amount.minus(part.amount));
    }

    LineSource source() {
        return new LineSource(
                item.id(),
                quantity,
                amount,
                item.serviceDate(),
                isWhole() ? null : new BilledItem(item.quantity(), item.amount()));
    }

    HeldItem held(HoldCode code, String message) {
        return new HeldItem(
                code, item.id(), item.kind(), item.project(), item.serviceDate(), quantity, amount, message);
    }

    private Quantity hoursFor(Money limit) {
        BigDecimal rate = requireNonNull(item.unitPrice()).amount();
        Quantity hours = new Quantity(limit.amount().divide(rate, HOURS_SCALE, RoundingMode.HALF_UP));
        return hours.compareTo(quantity) > 0 ? quantity : hours;
    }
}
