package org.tallystick.json.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A list, in its own order. */
final class ListShape extends Shape {

    private final Shape element;

    ListShape(Shape element) {
        this.element = element;
    }

    Shape element() {
        return element;
    }

    @Override
    boolean mayBeEmpty() {
        return true;
    }

    @Override
    boolean isEmpty(Object value) {
        return ((List<?>) value).isEmpty();
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        List<?> list = (List<?>) value;
        out.json.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            element.write(list.get(i), out, kept == null ? null : kept.below(Integer.toString(i)));
        }
        out.json.writeEndArray();
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.START_ARRAY)) {
            return in.wrongKind("list");
        }
        List<Object> list = new ArrayList<>();
        boolean isBroken = false;
        while (in.json.nextToken() != JsonToken.END_ARRAY) {
            Object value = element.read(in);
            isBroken |= value == BROKEN;
            list.add(value);
        }
        return isBroken ? BROKEN : Collections.unmodifiableList(list);
    }
}
