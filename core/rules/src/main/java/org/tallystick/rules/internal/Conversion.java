package org.tallystick.rules.internal;

import java.util.Set;
import java.util.function.Function;
import org.tallystick.rules.internal.RawValue.Kind;

/**
 * Makes values of one canonical type.
 *
 * @param wanted in words, for messages: {@code a date such as 2026-08-31}
 * @param kinds of raw values that can become one
 * @param parse makes one from its text, or throws a {@link Refusal}
 */
record Conversion(String wanted, Set<Kind> kinds, Function<String, Object> parse) {

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

    /** The same, and then something made of the value. */
    Conversion then(Function<Object, Object> wrap) {
        return new Conversion(wanted, kinds, parse.andThen(wrap));
    }
}
