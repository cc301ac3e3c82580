package org.tallystick.billing;

import java.util.List;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * Why a line of a proposal is as it is (TRN-5).
 *
 * @param line its number
 * @param terms of the contract as amended on the period's last day: its days, and its cap if it has one
 * @param tax its code and rate, and for whom they hold
 * @param items what it bills, in the order of service; their amounts sum to the line's
 */
public record LineExplanation(int line, String terms, String tax, List<Item> items) {

    public LineExplanation {
        items = List.copyOf(items);
    }

    /**
     * A source item, or a part of it.
     *
     * @param id of the source line
     * @param origin where its amount came from: which row of which card, which markup and exchange rate, how many days of which month
     * @param quantity hours of time, else 1
     * @param amount before tax
     */
    public record Item(String id, String origin, Quantity quantity, Money amount) {}
}
