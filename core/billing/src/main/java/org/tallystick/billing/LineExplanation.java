package org.tallystick.billing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BilledItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * Why a line of a proposal is as it is (TRN-5).
 *
 * @param line its number
 * @param rate of an hour; time only
 * @param terms of the contract as amended on the period's last day: its days, its cap if it has one, the customer's order that covers
 *     the document, and the amendments that set these, which those that were superseded by then are not; what amended a rate or a charge stands in the origin of its items
 * @param tax its code and rate, and for whom they hold
 * @param items what it bills, in the order of service; their amounts sum to the line's
 */
public record LineExplanation(int line, @Nullable UnitPrice rate, String terms, String tax, List<Item> items) {

    public LineExplanation {
        items = List.copyOf(items);
    }

    /** For a person to read: its number, rate and tax, then a row for each item with its quantity, amount and origin. The terms are the document's. */
    public String text() {
        String head = rate == null
                ? "line %d: tax %s".formatted(line, tax)
                : "line %d: %s an hour; tax %s".formatted(line, rate, tax);
        return items.stream().map(item -> "\n  " + item.text()).collect(Collectors.joining("", head, ""));
    }

    /**
     * A source item, or a part of it.
     *
     * @param id of the source line
     * @param origin where its amount came from: which row of which card, which markup and exchange rate, how many days of which month, and the
     *     amendment that set the rate or the charge if one did; empty: not known any more
     * @param quantity hours of time, else 1
     * @param amount before tax
     * @param whole all of the item, before a cap and without what was billed before
     */
    public record Item(String id, String origin, Quantity quantity, Money amount, BilledItem whole) {

        private String text() {
            boolean isWhole = quantity.equals(whole.quantity()) && amount.equals(whole.amount());
            return "%s: quantity %s, %s%s%s"
                    .formatted(
                            id,
                            quantity,
                            amount,
                            isWhole ? "" : " (of %s, %s)".formatted(whole.quantity(), whole.amount()),
                            origin.isEmpty() ? "" : "; " + origin);
        }
    }

    /**
     * Why the lines of a document are as they are, in their order.
     *
     * @param origins by {@link ItemKey#toString}, or by id of the source line where no other item of the document has it
     */
    public static List<LineExplanation> of(Invoice invoice, String terms, Map<String, String> origins) {
        return invoice.lines().stream()
                .map(line -> new LineExplanation(
                        line.no(), line.unitPrice(), terms, tax(invoice, line), items(line, origins)))
                .toList();
    }

    private static String tax(Invoice invoice, InvoiceLine line) {
        return "%s, %s, for %s of %s"
                .formatted(
                        line.taxCode(),
                        line.taxRate(),
                        invoice.billTo().id(),
                        invoice.legalEntity().id());
    }

    private static List<Item> items(InvoiceLine line, Map<String, String> origins) {
        return line.sources().stream()
                .map(source -> item(
                        source,
                        origins.getOrDefault(
                                new ItemKey(line.kind(), source.id()).toString(),
                                origins.getOrDefault(source.id(), ""))))
                .toList();
    }

    private static Item item(LineSource source, String origin) {
        return new Item(source.id(), origin, source.quantity(), source.amount(), source.item());
    }
}
