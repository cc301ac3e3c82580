package org.tallystick.rules.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.rules.internal.RawValue.Kind;

/**
 * Makes values of one canonical type.
 *
 * @param wanted in words, for messages: {@code a date such as 2026-08-31}
 * @param kinds of raw values that can become one
 * @param parse makes one from its text, or throws a {@link Refusal}
 * @param back makes a text, a number or a boolean of it again, none if there is nothing to say, or throws a {@link Refusal}
 */
record Conversion(
        String wanted, Set<Kind> kinds, Function<String, Object> parse, Function<Object, @Nullable Object> back) {

    /** @throws Refusal if the value cannot become one */
    Object convert(RawValue value) {
        if (!kinds.contains(value.kind())) {
            throw new Refusal(
                    "TYPE",
                    "is %s, wanted is %s".formatted(value.kind(), wanted),
                    "Name the field that holds it, or translate its values with a map");
        }
        return parse.apply(value.text());
    }

    /** The same, of a list of one value. */
    Conversion ofLists() {
        return new Conversion(wanted, kinds, parse.andThen(List::of), list -> {
            List<?> values = (List<?>) list;
            if (values.size() > 1) {
                throw new Refusal(
                        "VALUE_INVALID",
                        "has %d values, and one field holds one".formatted(values.size()),
                        "Leave it out of 'writes', or correct the record");
            }
            return values.isEmpty() ? null : back.apply(values.get(0));
        });
    }
}
