package org.tallystick.testkit.properties.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three months of a small firm as they came to be known: versions late, out of order, twice. Immutable; one seed gives one history.
 *
 * @param seed that gives it again
 * @param tables of the firm
 * @param deliveries by period, in the order of periods
 */
public record BillingHistory(long seed, FirmTables tables, Map<YearMonth, List<Arrival>> deliveries) {

    /** August to October 2026. */
    public static final List<YearMonth> PERIODS =
            List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    public BillingHistory {
        deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
    }

    /** The history of that seed. */
    public static BillingHistory of(long seed) {
        return new RandomFirm(seed).history();
    }

    /** The same in which each delivery arrives in another order. Versions of one record that differ under one number are not made. */
    public BillingHistory reordered(long order) {
        Random random = new Random(order);
        Map<YearMonth, List<Arrival>> other = new LinkedHashMap<>();
        deliveries.forEach((period, delivery) -> {
            List<Arrival> shuffled = new ArrayList<>(delivery);
            Collections.shuffle(shuffled, random);
            other.put(period, shuffled);
        });
        return new BillingHistory(seed, tables, other);
    }

    /** The same in which each delivery also brings again all that came before. */
    public BillingHistory repeated() {
        Map<YearMonth, List<Arrival>> other = new LinkedHashMap<>();
        List<Arrival> before = new ArrayList<>();
        deliveries.forEach((period, delivery) -> {
            before.addAll(delivery);
            other.put(period, List.copyOf(before));
        });
        return new BillingHistory(seed, tables, other);
    }

    /** The seed and every arrival, one a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("BillingHistory of seed " + seed + System.lineSeparator());
        deliveries.forEach((period, delivery) -> delivery.forEach(arrival -> text.append(period)
                .append(arrival.deleted() ? " deleted v" : " v")
                .append(arrival.version())
                .append(' ')
                .append(arrival.record())
                .append(System.lineSeparator())));
        return text.toString();
    }
}
