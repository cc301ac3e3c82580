package org.tallystick.json.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A claim, which stands as JSON's own. */
final class BooleanShape extends Shape {

    static final BooleanShape INSTANCE = new BooleanShape();

    private BooleanShape() {}

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeBoolean((Boolean) value);
    }

    @Override
    Object read(DocumentReader in) {
        if (in.json.hasToken(JsonToken.VALUE_TRUE)) {
            return true;
        }
        return in.json.hasToken(JsonToken.VALUE_FALSE) ? false : in.wrongKind("boolean");
    }
}
