package org.tallystick.billing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.PurchaseOrder;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * The customer's orders for an engagement as they are used up (POL-2). Whatever is billed, before tax, is covered by an order that had not expired on
 * its day of service; of several the one that expires first is used up first, so that what comes later finds as much as it can. An engagement
 * without orders has no such limit.
 */
final class PurchaseOrders {

    private final CurrencyCode currency;
    private final List<Order> orders;
    private final Set<String> used = new TreeSet<>(CodePoints.ORDER);

    /**
     * Orders of which a part is used up.
     *
     * @param currency of what is billed; an order in another one covers nothing
     * @param billed what was billed and stays
     */
    PurchaseOrders(List<PurchaseOrder> agreed, CurrencyCode currency, Stream<BilledLedger.Part> billed) {
        this.currency = currency;
        this.orders = agreed.stream()
                .sorted(comparing(PurchaseOrder::expiry, nullsLast(naturalOrder()))
                        .thenComparing(PurchaseOrder::number, CodePoints.ORDER))
                .map(Order::new)
                .toList();
        if (!orders.isEmpty()) {
            billed.sorted(comparing(BilledLedger.Part::serviceDate))
                    .forEach(part -> take(part.serviceDate(), part.source().amount()));
            used.clear();
        }
    }

    /** Holds what is not covered whole; none: it is. An item of no amount needs no order. */
    Optional<HeldItem> hold(Share open) {
        LocalDate day = open.item().serviceDate();
        if (orders.isEmpty()
                || open.amount().signum() <= 0
                || valid(day).anyMatch(Order::isOpen)
                || open.amount().compareTo(left(day)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(open.held(
                HoldCode.PURCHASE_ORDER_EXCEEDED,
                "%s of the customer's orders is left for %s: %s"
                        .formatted(
                                left(day),
                                day,
                                orders.stream().map(Order::toString).collect(joining(", ")))));
    }

    /** Uses up what the share comes to. */
    void use(Share billed) {
        take(billed.item().serviceDate(), billed.amount());
    }

    /** The one order that covers all that is billed now; none: there is no order, or it takes several. */
    Optional<String> number() {
        return used.size() == 1 ? Optional.of(used.iterator().next()) : Optional.empty();
    }

    private Money left(LocalDate day) {
        return valid(day).map(order -> order.left).reduce(Money.zero(currency), Money::plus);
    }

    private Stream<Order> valid(LocalDate day) {
        return orders.stream().filter(order -> order.covers(day));
    }

    /** What no order has room for is used of none; what takes back gives back to the one that expires first. */
    private void take(LocalDate day, Money amount) {
        Money rest = amount;
        for (Order order : valid(day).toList()) {
            if (rest.signum() == 0) {
                return;
            }
            Money part = order.isOpen() || rest.compareTo(order.left) < 0 ? rest : order.left;
            if (part.signum() != 0) {
                order.left = order.left.minus(part);
                rest = rest.minus(part);
                used.add(order.agreed.number());
            }
        }
    }

    private final class Order {

        private final PurchaseOrder agreed;
        private Money left;

        Order(PurchaseOrder agreed) {
            this.agreed = agreed;
            this.left = agreed.amount() != null && agreed.amount().currency().equals(currency)
                    ? agreed.amount()
                    : Money.zero(currency);
        }

        /** Whether it covers any amount. */
        boolean isOpen() {
            return agreed.amount() == null;
        }

        boolean covers(LocalDate day) {
            @Nullable LocalDate expiry = agreed.expiry();
            return expiry == null || !day.isAfter(expiry);
        }

        @Override
        public String toString() {
            return agreed.number()
                    + (agreed.amount() == null ? "" : " of " + agreed.amount())
                    + (agreed.expiry() == null ? "" : " to " + agreed.expiry());
        }
    }
}
