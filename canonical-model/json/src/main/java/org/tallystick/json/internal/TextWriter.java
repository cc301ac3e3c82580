package org.tallystick.json.internal;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a value as one string. */
final class TextWriter<V> extends StdSerializer<V> {

    private final Function<V, String> text;

    TextWriter(Class<?> type, Function<V, String> text) {
        super(type);
        this.text = text;
    }

    @Override
    public void serialize(V value, JsonGenerator out, SerializationContext context) {
        out.writeString(text.apply(value));
    }
}
