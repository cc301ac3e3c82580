package org.tallystick.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.value.CurrencyCode;

/**
 * Rows of rates, found by role, currency and day: of those in force the one with the latest first day, on a tie the greater id; rows
 * without a rate are passed over (RULES rule 3, section 0).
 */
final class EffectiveRates {

    private record Key(String role, CurrencyCode currency) {}

    private static final Comparator<RateCardEntry> NEWEST_FIRST = Comparator.comparing(
                    (RateCardEntry entry) -> entry.period().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(RateCardEntry::id, CodePoints.ORDER)
            .reversed();

    private final Map<Key, List<RateCardEntry>> rows = new HashMap<>();

    EffectiveRates(Iterable<RateCardEntry> entries) {
        for (RateCardEntry entry : entries) {
            String role = entry.role();
            if (role != null && entry.billRate() != null) {
                rows.computeIfAbsent(new Key(role, entry.currency()), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        rows.values().forEach(list -> list.sort(NEWEST_FIRST));
    }

    Optional<RateCardEntry> find(String role, CurrencyCode currency, LocalDate day) {
        return rows.getOrDefault(new Key(role, currency), List.of()).stream()
                .filter(entry -> entry.period().contains(day))
                .findFirst();
    }
}
