package org.tallystick.json.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.json.JsonForm;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes what has no order of its own, or one that its maker chose, in the natural order of its elements. */
final class SortedForms {

    private SortedForms() {}

    /** An immutable set's order differs from one start of the JVM to the next. */
    static final class OfSet extends StdSerializer<Set<?>> {

        OfSet() {
            super(Set.class);
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            new TreeSet<Object>(value).forEach(out::writePOJO);
            out.writeEndArray();
        }
    }

    /** A sorted map of texts may carry a comparator. */
    static final class OfMap extends StdSerializer<SortedMap<?, ?>> {

        OfMap() {
            super(SortedMap.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, SortedMap<?, ?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(SortedMap<?, ?> value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            Map<Object, Object> natural = new TreeMap<>((Map<?, ?>) value);
            natural.forEach((name, text) -> {
                out.writeName(readable((String) name));
                out.writePOJO(text);
            });
            out.writeEndObject();
        }

        private static String readable(String name) {
            if (name.length() > JsonForm.MAX_NAME_LENGTH || !UTF_8.newEncoder().canEncode(name)) {
                throw new IllegalArgumentException(
                        "has a name that cannot be read back, longer than %d or no Unicode: '%.100s'"
                                .formatted(JsonForm.MAX_NAME_LENGTH, name));
            }
            return name;
        }
    }
}
