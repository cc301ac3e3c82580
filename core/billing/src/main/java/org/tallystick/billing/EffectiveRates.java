package org.tallystick.billing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.billing.Amendments.Term;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.UnitPrice;

/**
 * Rows of rates, found by role, currency and day: of those in force the one with the latest first day, on a tie the greater id; rows
 * without a rate are passed over (RULES rules 0 and 3).
 */
final class EffectiveRates {

    /** The price of an hour, and the row that has it with the amendment that set it, in words. */
    record Found(String row, UnitPrice price) {}

    private record Key(String role, CurrencyCode currency) {}

    /** A row, as amended; an amendment is in the currency of the row, whatever its contract had when it was made. */
    private record Row(RateCardEntry entry, Function<LocalDate, Optional<Term<UnitPrice>>> amended) {

        Stream<Found> on(LocalDate day) {
            return entry.period().contains(day)
                    ? amended
                            .apply(day)
                            .map(rate -> found(rate.in(entry.id()), rate.value()))
                            .or(() -> Optional.ofNullable(entry.billRate()).map(price -> found(entry.id(), price)))
                            .stream()
                    : Stream.empty();
        }

        private Found found(String row, UnitPrice price) {
            return new Found(row, new UnitPrice(price.amount(), entry.currency()));
        }
    }

    private static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(
                    (Row row) -> row.entry().period().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(row -> row.entry().id(), CodePoints.ORDER)
            .reversed();

    private final Map<Key, TreeSet<Row>> rows = new HashMap<>();

    EffectiveRates() {}

    EffectiveRates(Iterable<RateCardEntry> entries) {
        entries.forEach(this::add);
    }

    /** Adds a row whose rate is never amended. */
    void add(RateCardEntry entry) {
        add(entry, day -> Optional.empty());
    }

    /**
     * Adds a row.
     *
     * @param amended its rate as of a day, where it is amended
     */
    void add(RateCardEntry entry, Function<LocalDate, Optional<Term<UnitPrice>>> amended) {
        String role = entry.role();
        if (role != null) {
            rows.computeIfAbsent(new Key(role, entry.currency()), key -> new TreeSet<>(NEWEST_FIRST))
                    .add(new Row(entry, amended));
        }
    }

    Optional<Found> find(String role, CurrencyCode currency, LocalDate day) {
        TreeSet<Row> found = rows.get(new Key(role, currency));
        return found == null
                ? Optional.empty()
                : found.stream().flatMap(row -> row.on(day)).findFirst();
    }
}
