package org.tallystick.benchmarks;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.UnitPrice;

/** What a script would do for the same sum: no rules but the rate, no exceptions, no memory of what was billed. */
final class HandWrittenBilling {

    private final List<TimeEntry> time;
    private final Map<String, UnitPrice> prices = BillableMonth.prices();

    HandWrittenBilling(BillableMonth month) {
        this.time = List.copyOf(month.input().work().time());
    }

    /** The invoice's gross, in cents. */
    long grossCents() {
        List<TimeEntry> inOrder = new ArrayList<>(time);
        inOrder.sort(Comparator.comparing(TimeEntry::workDate)
                .thenComparing(entry -> entry.ref().id()));
        Map<String, BigDecimal> byRole = new HashMap<>();
        for (TimeEntry entry : inOrder) {
            String role = requireNonNull(entry.role());
            BigDecimal amount = requireNonNull(prices.get(role))
                    .amount()
                    .multiply(entry.hours().value())
                    .setScale(2, RoundingMode.HALF_UP);
            byRole.merge(role, amount, BigDecimal::add);
        }
        BigDecimal net = byRole.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = net.multiply(BillableMonth.TAX.value()).setScale(2, RoundingMode.HALF_UP);
        return BillingMeasurement.cents(net.add(tax));
    }
}
