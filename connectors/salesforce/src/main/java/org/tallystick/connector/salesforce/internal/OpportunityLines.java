package org.tallystick.connector.salesforce.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.ChildRows;
import org.tallystick.connector.salesforce.platform.Children;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Problem;

/**
 * What an opportunity would sell, line by line, in its currency. What is a service line is a company's own choice, so that lines are read only if the
 * host names the field (decision 051).
 *
 * @param serviceLine the field of a line, or the path to one, that holds its service line; none: lines are not read
 */
record OpportunityLines(@Nullable String serviceLine) {

    private static final String RELATIONSHIP = "OpportunityLineItems";

    /** The model's prices have no more; the org's have eight. */
    private static final int DECIMALS_OF_PRICES = 6;

    /** The rows, or none if lines are not read. */
    @Nullable ChildRows rows() {
        return serviceLine == null
                ? null
                : ChildRows.of(
                        "OpportunityLineItem", "OpportunityId", RELATIONSHIP, OpportunityLineWire.class, serviceLine);
    }

    /** In the order of their ids, without deleted ones. */
    List<OpportunityLine> of(OpportunityWire sale) {
        String field = serviceLine;
        RunningTotal values = new RunningTotal();
        return field == null
                ? List.of()
                : Children.of(
                        sale.lines(),
                        RELATIONSHIP,
                        (path, row) -> line(path, row, field, sale.currencyIsoCode(), values));
    }

    private static OpportunityLine line(
            String path,
            OpportunityLineWire row,
            String serviceLine,
            @Nullable CurrencyCode currency,
            RunningTotal values) {
        BigDecimal quantity = row.quantity();
        String total = path + "TotalPrice";
        return new OpportunityLine(
                code(path + serviceLine, row, serviceLine),
                quantity == null || quantity.signum() < 0 ? null : WireValues.quantity(path + "Quantity", quantity),
                null,
                WireValues.price(path + "UnitPrice", price(row.unitPrice()), currency),
                null,
                values.next(total, WireValues.required(total, row.totalPrice()), currency));
    }

    /** What a line comes to is not computed from it. A discount, which is below zero, has a value and no price; a return has no quantity. */
    private static @Nullable BigDecimal price(@Nullable BigDecimal unitPrice) {
        if (unitPrice == null || unitPrice.signum() < 0) {
            return null;
        }
        return unitPrice.scale() > DECIMALS_OF_PRICES && unitPrice.scale() <= WireValues.MOST_DECIMALS
                ? unitPrice.setScale(DECIMALS_OF_PRICES, RoundingMode.HALF_UP)
                : unitPrice;
    }

    private static String code(String field, OpportunityLineWire row, String path) {
        @Nullable Object value = row.more();
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> fields ? of(fields, step) : null;
        }
        if (WireValues.required(field, value) instanceof String code) {
            return code;
        }
        throw new BadRecordException(Problem.ofField(
                "TYPE",
                field,
                String.valueOf(value),
                "%s is no text, so it is no code of a service line".formatted(field),
                "Name a field with a text in 'line-service-line'"));
    }

    /** Names do not differ by case. */
    private static @Nullable Object of(Map<?, ? extends @Nullable Object> fields, String name) {
        return fields.entrySet().stream()
                .filter(field -> name.equalsIgnoreCase(String.valueOf(field.getKey())))
                .flatMap(field -> Stream.ofNullable(field.getValue()))
                .findFirst()
                .orElse(null);
    }
}
