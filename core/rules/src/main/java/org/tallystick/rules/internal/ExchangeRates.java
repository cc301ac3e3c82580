package org.tallystick.rules.internal;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;

/** Exchange rates by pair, source and day (CM-14). Immutable. */
public final class ExchangeRates {

    /** None. */
    public static final ExchangeRates NONE = new ExchangeRates(List.of());

    private final Map<Key, NavigableMap<LocalDate, FxRate>> rates = new HashMap<>();

    private record Key(CurrencyCode base, CurrencyCode quote, String source) {}

    /** @throws IllegalArgumentException if one source says two rates of one pair on one day */
    public ExchangeRates(Collection<FxRate> all) {
        for (FxRate rate : all) {
            FxRate other = rates.computeIfAbsent(
                            new Key(rate.base(), rate.quote(), rate.source()), key -> new TreeMap<>())
                    .putIfAbsent(rate.date(), rate);
            if (other != null && !other.equals(rate)) {
                throw new IllegalArgumentException(
                        "Two rates of one day: %s and %s. Remove one".formatted(other, rate));
            }
        }
    }

    /** The newest rate of that day or before it. */
    Optional<FxRate> on(LocalDate day, CurrencyCode base, CurrencyCode quote, String source) {
        NavigableMap<LocalDate, FxRate> byDay = rates.get(new Key(base, quote, source));
        return byDay == null
                ? Optional.empty()
                : Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The version of rules of that version with these rates. */
    public String versionOf(String rules) {
        return rates.values().stream()
                .flatMap(byDay -> byDay.values().stream())
                .map(FxRate::toString)
                .sorted()
                .collect(collectingAndThen(joining("\n", rules + "\n", ""), Version::ofText));
    }
}
