package org.tallystick.json.internal;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A value that is one string. */
class TextShape<V> extends Shape {

    private final Class<?> type;
    private final Function<V, String> format;
    private final Function<String, V> parse;

    /** @param parse refuses a text with an exception whose message says why */
    TextShape(Class<?> type, Function<V, String> format, Function<String, V> parse) {
        this.type = type;
        this.format = format;
        this.parse = parse;
    }

    /** What the string stands for. */
    Class<?> type() {
        return type;
    }

    /** The string. */
    @SuppressWarnings("unchecked") // a shape is only ever asked about values of its type
    final String text(Object value) {
        return format.apply((V) value);
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeString(text(value));
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.VALUE_STRING)) {
            return in.wrongKind("string");
        }
        String text = in.json.getString();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return in.refused(text, e);
        }
    }
}
