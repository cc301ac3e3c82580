package org.tallystick.json.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** A whole number, which stands as JSON's own. */
final class WholeShape extends Shape {

    /** Between -2<sup>31</sup> and 2<sup>31</sup> - 1. */
    static final WholeShape INT = new WholeShape(JsonParser::getIntValue);

    /** Between -2<sup>63</sup> and 2<sup>63</sup> - 1. */
    static final WholeShape LONG = new WholeShape(JsonParser::getLongValue);

    private final Function<JsonParser, Number> parse;

    private WholeShape(Function<JsonParser, Number> parse) {
        this.parse = parse;
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeNumber(((Number) value).longValue());
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return in.wrongKind("whole number");
        }
        try {
            return parse.apply(in.json);
        } catch (InputCoercionException e) {
            return in.refused(in.json.getString(), new ArithmeticException("is too large"));
        }
    }
}
