package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;

/** How one rule gets its value out of a raw document. */
sealed interface Reading {

    /** The source's fields that it looks at. */
    List<String> fields();

    /** The value; none: there is none, or what there is was refused. */
    @Nullable Object read(Source source);

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
    }

    /**
     * One field's value, converted.
     *
     * @param fallback where the source has none
     */
    record Copy(
            String field, Conversion conversion, @Nullable Object fallback) implements Reading {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable Object read(Source source) {
            return source.has(field) ? source.get(field, conversion) : fallback;
        }
    }

    /**
     * Several fields' values, one after the other. If one of them is absent there is no value.
     *
     * @param with what stands between two of them
     */
    record Joined(List<String> fields, String with, Conversion conversion) implements Reading {

        @Override
        public @Nullable Object read(Source source) {
            StringJoiner text = new StringJoiner(with);
            for (String field : fields) {
                if (!source.has(field)) {
                    return null;
                }
                text.add(source.text(field));
            }
            RawValue joined = new RawValue(RawValue.Kind.TEXT, text.toString());
            return source.attempt(fields.get(0), () -> conversion.convert(joined));
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
    }
}
