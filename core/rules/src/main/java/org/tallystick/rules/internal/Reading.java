package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** How one rule gets its value out of a raw document, and how it puts it back. */
sealed interface Reading {

    /** The source's fields that it looks at. */
    List<String> fields();

    /** The value; none: there is none, or what there is was refused. */
    @Nullable Object read(Source source);

    /** Why it cannot put a value back; none: it can. */
    @Nullable String oneWay();

    /** What is lost on the way back and forth; none: nothing. */
    default @Nullable String loses() {
        return null;
    }

    /** The field whose day decides on the way back, too; none: no day does. */
    default @Nullable String decidingDay() {
        return null;
    }

    /** The source's fields that it writes. */
    default List<String> written() {
        String day = decidingDay();
        return fields().stream().filter(field -> !field.equals(day)).toList();
    }

    /**
     * Puts the value into the fields that it is read from.
     *
     * @param value none: they are to be empty
     * @throws Refusal if it cannot stand there
     */
    void write(@Nullable Object value, Writing out);

    /** Always the same. */
    record Constant(Object value) implements Reading {

        @Override
        public List<String> fields() {
            return List.of();
        }

        @Override
        public Object read(Source source) {
            return value;
        }

        @Override
        public String oneWay() {
            return "a constant stands in no field";
        }

        @Override
        public void write(@Nullable Object ignored, Writing out) {
            throw new AssertionError(oneWay());
        }
    }

    /**
     * A text, converted.
     *
     * @param fallback where the source has none
     */
    record Copy(
            SourceText from,
            Conversion conversion,
            @Nullable Object fallback) implements Reading {

        @Override
        public List<String> fields() {
            return from.fields();
        }

        @Override
        public @Nullable Object read(Source source) {
            RawValue value = from.read(source);
            return value == null ? fallback : source.attempt(from.blamed(), () -> conversion.convert(value));
        }

        @Override
        public @Nullable String oneWay() {
            return fallback == null ? from.oneWay() : "'default' hides that there is no value";
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            from.write(value == null ? null : conversion.back().apply(value), out);
        }
    }

    /**
     * What a code stands for.
     *
     * @param on the field of the day that decides; none: no code has days
     * @param fallback where the source has no code
     */
    record Coded(
            SourceText from,
            Codes codes,
            @Nullable String on,
            @Nullable Object fallback) implements Reading {

        @Override
        public List<String> fields() {
            return Stream.concat(from.fields().stream(), Stream.ofNullable(on)).toList();
        }

        @Override
        public @Nullable Object read(Source source) {
            RawValue code = from.read(source);
            if (code == null) {
                return fallback;
            }
            LocalDate day = on == null ? null : (LocalDate) source.require(on, Values.DATE, "DATE");
            return on != null && day == null ? null : source.attempt(from.blamed(), () -> codes.of(code, day));
        }

        @Override
        public @Nullable String oneWay() {
            if (fallback != null) {
                return "'default' hides that there is no value";
            }
            return from.oneWay() == null ? codes.oneWay() : from.oneWay();
        }

        @Override
        public @Nullable String decidingDay() {
            return on;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            if (value == null) {
                from.write(null, out);
                return;
            }
            LocalDate day = on == null ? null : out.day(on).orElse(null);
            if (on != null && day == null) {
                throw new Refusal("DATE", "needs the day that goes into " + on, "Fill the day of the record");
            }
            from.write(codes.codeOf(value, day), out);
        }
    }

    /** The record with an id in a system: of reading, the hub's crosswalk says which one that is. */
    record Reference(SourceText from, String system, RecordType<?> type) implements Reading {

        @Override
        public List<String> fields() {
            return from.fields();
        }

        @Override
        public @Nullable Object read(Source source) {
            RawValue id = from.read(source);
            return id == null
                    ? null
                    : source.attempt(from.blamed(), () -> Ref.of(system, type, (String) Values.ID.convert(id)));
        }

        @Override
        public @Nullable String oneWay() {
            return from.oneWay();
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            from.write(value instanceof Ref<?> ref ? out.idOf(ref, system) : null, out);
        }
    }

    /**
     * An amount and its currency, from two fields. Without an amount there is no value, whatever the currency.
     *
     * @param currency none: that of the contract
     * @param make puts the two together
     */
    record Amount(String amount, @Nullable String currency, BiFunction<BigDecimal, CurrencyCode, Object> make)
            implements Reading {

        @Override
        public List<String> fields() {
            return currency == null ? List.of(amount) : List.of(amount, currency);
        }

        @Override
        public @Nullable Object read(Source source) {
            if (!source.has(amount)) {
                return null;
            }
            Object number = source.get(amount, Values.DECIMAL_NUMBER);
            Object code = currency == null
                    ? CurrencyCode.OF_CONTRACT
                    : source.require(currency, Values.CURRENCY, "CURRENCY_UNKNOWN");
            return number == null || code == null
                    ? null
                    : source.attempt(amount, () -> make.apply((BigDecimal) number, (CurrencyCode) code));
        }

        @Override
        public @Nullable String oneWay() {
            return null;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            if (value instanceof Money money) {
                write(money.amount(), money.currency(), out);
            } else if (value instanceof UnitPrice price) {
                write(price.amount(), price.currency(), out);
            } else {
                write(null, null, out);
            }
        }

        private void write(@Nullable BigDecimal number, @Nullable CurrencyCode code, Writing out) {
            boolean isOfContract = CurrencyCode.OF_CONTRACT.equals(code);
            if (code != null && isOfContract != (currency == null)) {
                throw new Refusal(
                        "CURRENCY_UNKNOWN",
                        isOfContract
                                ? "leaves its currency to the contract"
                                : "is in %s, and no field holds its currency".formatted(code),
                        "Name the field of the currency in the rule if, and only if, there is one");
            }
            out.put(amount, number);
            if (currency != null) {
                out.put(currency, code == null ? null : code.code());
            }
        }
    }

    /**
     * An amount in another currency than its own, at the newest rate of a day (CM-14, TRN-3). Rounded once, to the minor unit.
     *
     * @param on the field of the day
     * @param rates whose rates
     */
    record Exchanged(Amount amount, CurrencyCode into, String on, String rates, RoundingMode rounding)
            implements Reading {

        @Override
        public List<String> fields() {
            return Stream.concat(amount.fields().stream(), Stream.of(on)).toList();
        }

        @Override
        public @Nullable Object read(Source source) {
            Money money = (Money) amount.read(source);
            if (money == null || money.currency().equals(into)) {
                return money;
            }
            LocalDate day = (LocalDate) source.require(on, Values.DATE, "DATE");
            return day == null ? null : source.attempt(amount.amount(), () -> exchange(money, day, source.rates()));
        }

        private Object exchange(Money money, LocalDate day, ExchangeRates known) {
            return known.on(day, money.currency(), into, rates)
                    .map(rate -> Values.exchanged(money, rate, rounding))
                    .orElseThrow(() -> new Refusal(
                            "FX_RATE_MISSING",
                            "has no rate of '%s' from %s to %s on or before %s"
                                    .formatted(rates, money.currency(), into, day),
                            "Add the rate to the exchange rates, or correct currency or day in the source"));
        }

        @Override
        public String oneWay() {
            return "an amount that was exchanged does not say what it was";
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            throw new AssertionError(oneWay());
        }
    }

    /**
     * A quantity in another unit than the source's.
     *
     * @param unit the source's
     * @param to the canonical field's unit
     * @param digits how it is rounded; none: it is exact
     */
    record Measured(
            String quantity,
            UnitOf unit,
            String to,
            @Nullable Digits digits) implements Reading {

        @Override
        public List<String> fields() {
            return Stream.concat(Stream.of(quantity), Stream.ofNullable(unit.field()))
                    .toList();
        }

        @Override
        public @Nullable Object read(Source source) {
            if (!source.has(quantity)) {
                return null;
            }
            Object number = source.get(quantity, Values.DECIMAL_NUMBER);
            Units.Factor factor = unit.factor(source);
            return number == null || factor == null
                    ? null
                    : source.attempt(
                            quantity, () -> Values.quantity(Digits.convert((BigDecimal) number, factor, digits)));
        }

        @Override
        public @Nullable String oneWay() {
            return unit.field() == null ? null : "a converted quantity does not say which unit it had";
        }

        @Override
        public @Nullable String loses() {
            return digits == null ? null : "it is rounded to %d decimals".formatted(digits.scale());
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            out.put(
                    quantity,
                    value instanceof Quantity number
                            ? Digits.convert(number.value(), unit.declared().reversed(), digits)
                            : null);
        }
    }

    /**
     * A period, from the fields of its first and its last day. A bound without a value is open; without both there is no value.
     *
     * @param first none: open
     * @param last none: open
     */
    record Bounds(@Nullable String first, @Nullable String last) implements Reading {

        @Override
        public List<String> fields() {
            return Stream.concat(Stream.ofNullable(first), Stream.ofNullable(last))
                    .toList();
        }

        @Override
        public @Nullable Object read(Source source) {
            Object from = first == null ? null : source.get(first, Values.DATE);
            Object to = last == null ? null : source.get(last, Values.DATE);
            return from == null && to == null ? null : Values.period(from, to);
        }

        @Override
        public @Nullable String oneWay() {
            return null;
        }

        @Override
        public @Nullable String loses() {
            return first == null || last == null ? "only one bound of the period is kept" : null;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            Period period = value == null ? Period.ALWAYS : (Period) value;
            putDay(first, period.from(), out);
            putDay(last, period.last(), out);
        }

        private static void putDay(@Nullable String field, @Nullable LocalDate day, Writing out) {
            if (field != null) {
                out.put(field, day == null ? null : day.toString());
            }
        }
    }
}
