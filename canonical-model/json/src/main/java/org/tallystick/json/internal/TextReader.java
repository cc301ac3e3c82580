package org.tallystick.json.internal;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a value from one string, and from nothing else. */
class TextReader<V> extends StdDeserializer<V> {

    private final Function<String, V> parse;

    TextReader(Class<?> type, Function<String, V> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public V deserialize(JsonParser in, DeserializationContext context) {
        String text = in.getString();
        try {
            return parse.apply(requireString(in, text));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw (InvalidFormatException) InvalidFormatException.from(in, e.getMessage(), text, handledType())
                    .initCause(e);
        }
    }

    private static String requireString(JsonParser in, String text) {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            throw new IllegalArgumentException("must be a string");
        }
        return text;
    }
}
