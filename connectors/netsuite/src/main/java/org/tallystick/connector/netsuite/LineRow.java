package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.LineKind;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Problem;

/**
 * A line of an invoice or a credit memo that is neither header nor tax, as it is read back. Columns: the vendor contract sheet, section 3, in lower case.
 *
 * @param amount in the document's currency, with the sign of the ledger: revenue is negative
 */
record LineRow(
        @Nullable String item,
        @Nullable String quantity,
        @JsonProperty("foreignamount") @Nullable String amount,
        @Nullable String memo,
        @JsonProperty("itemid") @Nullable String taxCode,
        @JsonProperty("rate") @Nullable String taxRate) {

    static final Parts PARTS = new Parts("lines", """
            SELECT l.transaction, l.id, l.item, l.quantity, l.foreignamount, l.memo, x.itemid, x.rate \
            FROM transactionLine l LEFT JOIN salestaxitem x ON x.id = l.taxcode \
            WHERE l.transaction IN (%s) AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.transaction, l.id""".formatted(Parts.IDS), "transaction");

    /**
     * @param lines of one document; none are none
     * @param positive turns the ledger's sign into the record's
     */
    static List<ShownLine> shown(
            @Nullable List<LineRow> lines, CurrencyCode currency, Items items, UnaryOperator<BigDecimal> positive) {
        return lines == null
                ? List.of()
                : lines.stream()
                        .map(line -> line.shown(currency, items, positive))
                        .toList();
    }

    private ShownLine shown(CurrencyCode currency, Items items, UnaryOperator<BigDecimal> positive) {
        return new ShownLine(
                kind(RowValues.required("item", item), items),
                quantity == null
                        ? Quantity.ONE
                        : RowValues.ofNumber("quantity", quantity, number -> new Quantity(number.abs())),
                RowValues.ofNumber("foreignamount", amount, number -> Money.of(positive.apply(number), currency)),
                RowValues.required("taxcode", taxCode),
                RowValues.ofNumber("rate", taxRate, Rate::new),
                RowValues.required("memo", memo));
    }

    private static LineKind kind(String item, Items items) {
        return items.kindOf(item)
                .orElseThrow(() -> new BadRecordException(Problem.ofField(
                        "ITEM_UNKNOWN",
                        "item",
                        item,
                        "Item %s bills no kind of line".formatted(item),
                        "Correct the line, or item-time, item-expense, item-milestone and item-recurring")));
    }
}
