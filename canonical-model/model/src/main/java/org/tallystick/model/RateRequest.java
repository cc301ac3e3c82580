package org.tallystick.model;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;

/**
 * A piece of work that needs a price. Its role is not a part of the key: an entry without a role never prices work that has one. Billing
 * takes no such row for a role's price either: work whose role has no row is held for a person to price (RULES rule 3). If the row were a
 * general price here, one card would give two answers.
 *
 * @param role as what it is done; none: of no role
 * @param currency of the contract
 * @param unit of the price
 * @param work grade, person, task, kind, place and project of the work, as far as they are known
 * @param day of service
 */
public record RateRequest(@Nullable String role, CurrencyCode currency, RateUnit unit, RateKey work, LocalDate day) {

    /** Ids compare code point by code point (F-DAT-01). */
    private static final Comparator<RateCardEntry> BY_START = comparing(
                    (RateCardEntry entry) -> entry.period().from(), nullsFirst(naturalOrder()))
            .thenComparing((one, other) -> Arrays.compare(codePoints(one.id()), codePoints(other.id())));

    public RateRequest {
        MissingFieldsException.check(RateRequest.class, "currency", currency, "unit", unit, "work", work, "day", day);
    }

    /** Work of which only the role is known, priced by the hour. */
    public static RateRequest of(@Nullable String role, CurrencyCode currency, LocalDate day) {
        return new RateRequest(role, currency, RateUnit.HOUR, RateKey.ANY, day);
    }

    /**
     * The entries of {@code card} that win (I37): those whose key has most parts; of one key the entry that began last, then the one with
     * the greater id. None: the card has no price. Several: the card does not say which, a configuration error.
     */
    List<RateCardEntry> winnersOf(RateCard card) {
        List<RateCardEntry> fitting = card.entries().stream().filter(this::fits).toList();
        long most =
                fitting.stream().mapToLong(entry -> parts(entry.key())).max().orElse(0);
        Map<RateKey, RateCardEntry> winners = new LinkedHashMap<>();
        fitting.stream()
                .filter(entry -> parts(entry.key()) == most)
                .forEach(entry -> winners.merge(entry.key(), entry, BinaryOperator.maxBy(BY_START)));
        return List.copyOf(winners.values());
    }

    private boolean fits(RateCardEntry entry) {
        RateKey key = entry.key();
        return entry.billRate() != null
                && Objects.equals(entry.role(), role)
                && entry.currency().equals(currency)
                && entry.unit() == unit
                && entry.period().contains(day)
                && fits(key.grade(), work.grade())
                && fits(key.resource(), work.resource())
                && fits(key.task(), work.task())
                && fits(key.workType(), work.workType())
                && fits(key.location(), work.location())
                && fits(key.project(), work.project());
    }

    private static boolean fits(@Nullable Object asked, @Nullable Object known) {
        return asked == null || asked.equals(known);
    }

    private static long parts(RateKey key) {
        return Stream.<@Nullable Object>of(
                        key.grade(), key.resource(), key.task(), key.workType(), key.location(), key.project())
                .filter(Objects::nonNull)
                .count();
    }

    private static int[] codePoints(String id) {
        return id.codePoints().toArray();
    }
}
