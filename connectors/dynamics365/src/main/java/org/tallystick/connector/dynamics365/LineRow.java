package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.util.Map;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Problem;

/**
 * A row of lines.
 *
 * @param members by name
 * @param layout where it stands
 */
record LineRow(Map<String, String> members, Layout layout) {

    static LineRow parse(String json, Layout layout) {
        return new LineRow(JsonPage.members(json), layout);
    }

    /** The id of its header. */
    CompanyKey parent() {
        return layout.id(required("dataAreaId"), layout.parentField(), required(layout.parentField()));
    }

    BigDecimal number() {
        return decimal("LineNumber");
    }

    /** @throws BadRecordException if it is absent, or no amount in {@code currency} */
    Money money(String field, CurrencyCode currency) {
        BigDecimal amount = decimal(field);
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new BadRecordException(Problem.ofField(
                    "AMOUNT", field, amount.toPlainString(), "%s: %s".formatted(field, e.getMessage()), null));
        }
    }

    /** As {@link #money}; nothing if it is absent. */
    Money moneyOrZero(String field, CurrencyCode currency) {
        return members.containsKey(field) ? money(field, currency) : Money.zero(currency);
    }

    BigDecimal decimal(String field) {
        return Wire.decimal(field, members.get(field));
    }

    /** @throws BadRecordException if it is empty or absent */
    String required(String field) {
        return Wire.required(field, members.get(field));
    }
}
