package org.tallystick.connector.salesforce.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * The values of an opportunity's lines, one after the other. The org does not round what a line comes to with its discount, and sums it so; each line here
 * is such that the lines up to it come to their exact sum, rounded half up to the minor unit. So all of them come to the rounded amount, each is within a minor
 * unit of its own, and the same lines in the same order always give the same. Used by one thread.
 */
final class RunningTotal {

    private BigDecimal exact = BigDecimal.ZERO;
    private @Nullable Money before;

    /** The value of the next line, which comes to {@code total}; it may throw {@link org.tallystick.connector.http.BadRecordException}. */
    Money next(String field, BigDecimal total, @Nullable CurrencyCode currency) {
        Money own = WireValues.rounded(field, total, currency);
        exact = exact.add(total);
        Money sum = WireValues.rounded(field, exact, currency);
        Money value = before == null ? own : sum.minus(before);
        before = sum;
        return value;
    }
}
