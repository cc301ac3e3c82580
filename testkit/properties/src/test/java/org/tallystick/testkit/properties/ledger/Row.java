package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** A row of a delivered file: text by column; an empty one is absent. */
record Row(Map<String, String> columns) {

    @Nullable String get(String column) {
        return columns.get(column);
    }

    String need(String column) {
        String value = columns.get(column);
        if (value == null) {
            throw new IllegalStateException("No " + column + " in " + columns);
        }
        return value;
    }

    boolean is(String column, String value) {
        return value.equals(columns.get(column));
    }

    @Nullable BigDecimal number(String column) {
        String value = get(column);
        return value == null ? null : new BigDecimal(value);
    }

    @Nullable LocalDate date(String column) {
        String value = get(column);
        return value == null ? null : LocalDate.parse(value);
    }

    @Nullable Money money(String column, CurrencyCode currency) {
        BigDecimal value = number(column);
        return value == null ? null : Money.rounded(value, currency, RoundingMode.HALF_UP);
    }

    Period period(String first, String last) {
        return Period.inclusive(date(first), date(last));
    }

    <T extends Entity> @Nullable Ref<T> ref(String system, RecordType<T> type, String column) {
        String id = get(column);
        return id == null ? null : new Ref<>(system, type, id);
    }
}
