package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A raw document as one rule sees it, and what the rule could not use of it. Used by one thread. */
final class Source {

    private final RawFields raw;
    private final ExchangeRates rates;
    private final List<Refused> refused = new ArrayList<>();

    /** A field's value that cannot be used, and why. */
    record Refused(String field, @Nullable String value, Refusal why) {}

    Source(RawFields raw, ExchangeRates rates) {
        this.raw = raw;
        this.rates = rates;
    }

    /** What currencies are worth. */
    ExchangeRates rates() {
        return rates;
    }

    /** The field's value as it is, or none. */
    @Nullable RawValue raw(String field) {
        return raw.get(field);
    }

    /** Whether the document has a value there. */
    boolean has(String field) {
        return raw.get(field) != null;
    }

    /** The field's value as the document writes it; empty if it has none, or was refused: an object or a list is no text. */
    String text(String field) {
        return get(field, Values.PLAIN) instanceof String text ? text : "";
    }

    /** The field's value, converted; none: there is none, or it was refused. */
    @Nullable Object get(String field, Conversion conversion) {
        RawValue value = raw.get(field);
        return value == null ? null : attempt(field, () -> conversion.convert(value));
    }

    /** The same, of a field that must have a value. */
    @Nullable Object require(String field, Conversion conversion, String code) {
        if (!has(field)) {
            refused.add(new Refused(field, null, new Refusal(code, "is empty", "Fill it in the source")));
        }
        return get(field, conversion);
    }

    /** What {@code make} gives; none: it refused the field's value. */
    <V> @Nullable V attempt(String field, Supplier<? extends @Nullable V> make) {
        try {
            return make.get();
        } catch (Refusal e) {
            RawValue value = raw.get(field);
            refused.add(new Refused(field, value == null ? null : value.text(), e));
            return null;
        }
    }

    /** In the order in which they were found. */
    List<Refused> refused() {
        return List.copyOf(refused);
    }
}
