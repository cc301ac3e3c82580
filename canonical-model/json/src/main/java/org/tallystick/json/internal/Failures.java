package org.tallystick.json.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.RecordType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what Jackson found in our own words. */
final class Failures {

    private Failures() {}

    /**
     * @param base where the binding began, as a JSON Pointer
     * @param in stands where it ended
     */
    static MalformedDocumentException unreadable(RecordType<?> type, String base, JsonParser in, JacksonException e) {
        String value = value(in, e);
        return new MalformedDocumentException(type.name(), base + pointer(e), value, reason(value, e), e);
    }

    /** Where it happened, from the root of what was bound. */
    static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer.append(pointer(name == null ? String.valueOf(step.getIndex()) : name));
        }
        return pointer.toString();
    }

    /** One step of a JSON Pointer (RFC 6901). */
    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static @Nullable String value(JsonParser in, JacksonException e) {
        if (e instanceof InvalidFormatException wrong) {
            return String.valueOf(wrong.getValue());
        }
        JsonToken token = in.currentToken();
        boolean isWrongKind = e.getClass() == MismatchedInputException.class && token != null && token.isScalarValue();
        return isWrongKind ? in.getString() : null;
    }

    private static String reason(@Nullable String value, JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '%s'; known: %s".formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        if (value != null && e.getCause() == null && e instanceof MismatchedInputException wrong) {
            return wrongKind(wrong.getTargetType());
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return refusal(e.getCause());
        }
        return e.getOriginalMessage();
    }

    private static String wrongKind(Class<?> wanted) {
        return wanted.isEnum()
                ? "is none of " + Arrays.toString(wanted.getEnumConstants())
                : "is no " + wanted.getSimpleName();
    }

    private static String refusal(Throwable cause) {
        return cause instanceof NullPointerException
                ? "a mandatory field is absent: " + cause.getMessage()
                : String.valueOf(cause.getMessage());
    }
}
