package org.tallystick.json.internal;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.DocumentRules;
import tools.jackson.core.JsonToken;

/** A set of strings, in the order of their text: an immutable set's own order differs from one start of the JVM to the next. */
final class SetShape extends Shape {

    private final TextShape<?> element;

    SetShape(TextShape<?> element) {
        this.element = element;
    }

    TextShape<?> element() {
        return element;
    }

    @Override
    boolean mayBeEmpty() {
        return true;
    }

    @Override
    boolean isEmpty(Object value) {
        return ((Set<?>) value).isEmpty();
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeStartArray();
        ((Set<?>) value).stream().map(element::text).sorted().forEach(out.json::writeString);
        out.json.writeEndArray();
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.START_ARRAY)) {
            return in.wrongKind("list");
        }
        Set<Object> set = new HashSet<>();
        boolean isBroken = false;
        while (in.json.nextToken() != JsonToken.END_ARRAY) {
            Object value = element.read(in);
            if (value != BROKEN && !set.add(value)) {
                value = in.report(DocumentRules.JSON_DUPLICATE, "'%s' stands twice".formatted(value));
            }
            isBroken |= value == BROKEN;
        }
        return isBroken ? BROKEN : Collections.unmodifiableSet(set);
    }
}
