package org.tallystick.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** One line of text for each fact; numbers by value, refs by id. */
class FactLines {

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    final void say(Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : " | ").append(shown(value));
        }
        lines.add(text.toString());
    }

    private static String shown(Object value) {
        if (value instanceof Money money) {
            return shown(money.amount());
        } else if (value instanceof UnitPrice price) {
            return shown(price.amount());
        } else if (value instanceof Quantity quantity) {
            return shown(quantity.value());
        } else if (value instanceof Rate rate) {
            return shown(rate.value());
        } else if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } else if (value instanceof Ref<?> ref) {
            return ref.id();
        }
        return value instanceof CurrencyCode currency ? currency.code() : String.valueOf(value);
    }
}
