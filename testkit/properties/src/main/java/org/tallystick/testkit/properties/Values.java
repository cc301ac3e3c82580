package org.tallystick.testkit.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;

/** Values of the model, up to the bounds that they keep. */
public final class Values {

    private static final int INTEGER_DIGITS = Money.MAX_INTEGER_DIGITS;

    /** Of the widest decimal: a rate's has eight places. */
    private static final BigInteger MAX_DIGITS =
            BigInteger.TEN.pow(INTEGER_DIGITS + 8).subtract(BigInteger.ONE);

    private static final List<CurrencyCode> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(currency -> new CurrencyCode(currency.getCurrencyCode()))
            .sorted()
            .toList();

    private Values() {}

    /** Values of that class, if it is a value's. */
    @SuppressWarnings("unchecked") // each branch gives values of the class that it asks for
    public static <V> Optional<Arbitrary<V>> of(Class<V> type) {
        return Optional.ofNullable((Arbitrary<V>) find(type));
    }

    private static @Nullable Arbitrary<?> find(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean" -> Arbitraries.of(true, false);
            case "int" -> Arbitraries.integers();
            case "String" -> text();
            case "LocalDate" -> date();
            case "YearMonth" -> date().map(YearMonth::from);
            case "ZoneId" ->
                Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                        .map(ZoneId::of);
            case "CurrencyCode" -> currency();
            case "CountryCode" -> country();
            case "TaxRegistration" ->
                Combinators.combine(name(), country().injectNull(0.5), text().injectNull(0.5), date().injectNull(0.5))
                        .as((number, country, scheme, from) -> new TaxRegistration(number, country, scheme, from));
            case "FxRate" ->
                Combinators.combine(currency(), currency(), fxRate(), date(), name())
                        .as(FxRate::new);
            case "Boolean" -> Arbitraries.of(true, false);
            case "Integer" -> Arbitraries.integers();
            case "long" -> Arbitraries.longs();
            case "Instant" -> instant();
            case "Money" -> money();
            case "UnitPrice" -> Combinators.combine(price(), currency()).as(UnitPrice::new);
            case "Quantity" -> decimal(6).map(Quantity::new);
            case "Rate" -> decimal(8).map(Rate::new);
            case "Period" -> period();
            default -> null;
        };
    }

    /** Any currency that has minor units; more often one without them, or with three. */
    public static Arbitrary<CurrencyCode> currency() {
        return DomainEdges.often(DomainEdges.CURRENCIES, Arbitraries.of(CURRENCIES));
    }

    /**
     * Any text: empty ones, control characters, all planes of Unicode, halves of surrogate pairs, and {@link DomainEdges#TEXTS those} at which
     * systems fail.
     */
    public static Arbitrary<String> text() {
        return DomainEdges.mostly(DomainEdges.TEXTS, randomText());
    }

    private static Arbitrary<String> randomText() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(' ', '~')),
                Tuple.of(2, Arbitraries.integers().between(0, Character.MAX_VALUE)),
                Tuple.of(1, Arbitraries.integers().between(0, Character.MAX_CODE_POINT)));
        return codePoints.map(Character::toString).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    /** Any text of whole characters. */
    public static Arbitrary<String> unicode() {
        return text().filter(UTF_8.newEncoder()::canEncode);
    }

    /** A text that is not empty. */
    public static Arbitrary<String> name() {
        return text().filter(text -> !text.isEmpty());
    }

    /** Any day, far ones too; more often a {@link DomainEdges#DAYS day} at which programs fail. */
    public static Arbitrary<LocalDate> date() {
        return DomainEdges.often(
                DomainEdges.DAYS,
                Arbitraries.frequencyOf(
                        Tuple.of(9, days(LocalDate.of(1990, 1, 1), LocalDate.of(2060, 12, 31))),
                        Tuple.of(1, days(LocalDate.MIN, LocalDate.MAX))));
    }

    private static Arbitrary<LocalDate> days(LocalDate first, LocalDate last) {
        return Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    /** Any moment, to the nanosecond, from the year 1 to 9999. */
    public static Arbitrary<Instant> instant() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Periods of all kinds: open, half open, closed, empty; now and then one that ends before it begins. */
    public static Arbitrary<Period> period() {
        return Combinators.combine(
                        date().injectNull(0.3),
                        date().injectNull(0.3),
                        Arbitraries.integers().between(1, 10))
                .as((one, other, roll) -> one != null && other != null && roll < 10 && other.isBefore(one)
                        ? new Period(other, one)
                        : new Period(one, other));
    }

    /** An amount in any currency, of either sign; zero and the largest too. */
    public static Arbitrary<Money> money() {
        return Combinators.combine(currency(), unscaled())
                .as((currency, unscaled) -> Money.of(decimal(unscaled, currency.exponent()), currency));
    }

    /** A number that is not negative, with at most six decimals. */
    public static Arbitrary<BigDecimal> price() {
        return decimal(6).map(BigDecimal::abs);
    }

    private static Arbitrary<CountryCode> country() {
        return Arbitraries.of(Locale.getISOCountries()).map(CountryCode::new);
    }

    private static Arbitrary<BigDecimal> fxRate() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE).map(unscaled -> BigDecimal.valueOf(unscaled, 12));
    }

    private static Arbitrary<BigDecimal> decimal(int maxScale) {
        return Combinators.combine(unscaled(), Arbitraries.integers().between(0, maxScale))
                .as(Values::decimal);
    }

    /** Digits of any decimal: of either sign, small ones more often than long ones. */
    private static Arbitrary<BigInteger> unscaled() {
        return Arbitraries.bigIntegers().between(MAX_DIGITS.negate(), MAX_DIGITS);
    }

    /** So many decimals, and no more digits before them than amounts have. */
    private static BigDecimal decimal(BigInteger unscaled, int scale) {
        return new BigDecimal(unscaled.remainder(BigInteger.TEN.pow(INTEGER_DIGITS + scale)), scale);
    }
}
