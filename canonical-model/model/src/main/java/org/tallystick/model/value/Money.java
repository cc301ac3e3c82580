package org.tallystick.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount in a currency, always at the currency's minor unit (ISO 4217 exponent: USD 2, JPY 0, KWD 3).
 *
 * <p>Nothing rounds unless a caller says so: {@link #of} refuses more decimals than the currency has, and
 * {@link #rounded} names its mode. At most {@value #MAX_INTEGER_DIGITS} digits stand before the decimal point.
 * Requirements CM-4, CM-5; invariants I1, I2. Immutable.
 *
 * @param amount the amount in major units, scale equal to the currency's exponent
 * @param currency its currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) implements Comparable<Money> {

    /** Digits that may stand before the decimal point. */
    public static final int MAX_INTEGER_DIGITS = 18;

    /**
     * @throws ArithmeticException if {@code amount} has more decimals than the currency
     * @throws IllegalArgumentException if it has more than {@value #MAX_INTEGER_DIGITS} integer digits
     */
    public Money {
        requireNonNull(currency, "currency");
        amount = Decimals.atScale(amount, currency.exponent(), "amount in " + currency.code());
    }

    /** The exact amount. See the constructor for what is refused. */
    public static Money of(BigDecimal amount, CurrencyCode currency) {
        return new Money(amount, currency);
    }

    /**
     * The exact amount, from its decimal text, {@code 1234.50}, and ISO 4217 code. See the constructor for what else is refused.
     *
     * @throws NumberFormatException if {@code amount} is no decimal: it has another separator than the point, or one of thousands
     */
    public static Money of(String amount, String currency) {
        return new Money(Decimals.parse(amount, "amount", "1234.50"), new CurrencyCode(currency));
    }

    /** Nothing, in {@code currency}. */
    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** {@code amount} rounded once to the minor unit; HALF_UP is symmetric in the sign (I1). See the constructor for sizes. */
    public static Money rounded(BigDecimal amount, CurrencyCode currency, RoundingMode mode) {
        return new Money(Decimals.rounded(amount, currency.exponent(), mode, "amount in " + currency.code()), currency);
    }

    /** @throws CurrencyMismatchException if the currencies differ */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws CurrencyMismatchException if the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** The same amount in {@code contract}, rounded once to its minor unit, if its currency is {@link CurrencyCode#OF_CONTRACT}; else this. */
    public Money in(CurrencyCode contract, RoundingMode mode) {
        return currency.equals(CurrencyCode.OF_CONTRACT) ? rounded(amount, contract, mode) : this;
    }

    /** The same amount with the opposite sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** This amount times {@code factor}, rounded once to the minor unit. */
    public Money times(BigDecimal factor, RoundingMode mode) {
        return rounded(amount.multiply(factor), currency, mode);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return amount.signum();
    }

    /**
     * Splits this amount by {@code weights} so that the parts sum to it exactly, each within one minor unit of its exact
     * share (I2). What is left over goes to the largest remainders; of equal ones, to the first.
     *
     * @param weights none negative, not all zero
     * @return one part per weight, in order
     */
    public List<Money> allocate(List<BigDecimal> weights) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("Weights must not be negative nor all zero, were " + weights);
        }
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger sum = total.setScale(scale).unscaledValue();
        BigInteger units = amount.unscaledValue().abs();

        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigInteger[] share =
                    units.multiply(weight.setScale(scale).unscaledValue()).divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1]);
        }
        int left = units.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));

        BigInteger sign = BigInteger.valueOf(amount.signum() < 0 ? -1 : 1);
        return parts.stream()
                .map(part -> new Money(new BigDecimal(part.multiply(sign), currency.exponent()), currency))
                .toList();
    }

    /** Splits this amount into {@code parts} as equal as the minor unit allows. */
    public List<Money> allocate(int parts) {
        return allocate(Collections.nCopies(parts, BigDecimal.ONE));
    }

    /** @throws CurrencyMismatchException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** For people and messages: {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.code();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(this, other);
        }
        return other;
    }
}
