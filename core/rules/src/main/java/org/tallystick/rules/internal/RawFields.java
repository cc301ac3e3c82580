package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.rules.internal.RawValue.Kind;
import org.tallystick.spi.RawDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the fields that rules want out of a raw document, in one pass. What is absent, null or an empty text has no value. */
final class RawFields {

    static final int MAX_DOCUMENT_LENGTH = 33_554_432;
    static final int MAX_DEPTH = 32;
    static final int MAX_STRING_LENGTH = 131_072;
    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_NAME_LENGTH = 512;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_DOCUMENT_LENGTH)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    /** Of a document that cannot be read. */
    static final RawFields NONE = new RawFields();

    private final Map<String, RawValue> values = new HashMap<>();

    private RawFields() {}

    /**
     * The wanted fields of the document.
     *
     * @throws Refusal if it is no JSON object, or beyond the limits
     */
    static RawFields read(RawDocument raw, Set<String> wanted) {
        if (!raw.mediaType().equals("application/json")) {
            throw new Refusal("DOCUMENT_NOT_JSON", "is " + raw.mediaType(), "Rules read JSON documents");
        }
        if (raw.content().length() > MAX_DOCUMENT_LENGTH) {
            throw malformed("has %d characters".formatted(raw.content().length()), null);
        }
        RawFields fields = new RawFields();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), raw.content())) {
            fields.readObject(in, wanted);
        } catch (JacksonException e) {
            throw malformed("is no JSON that can be read: " + e.getOriginalMessage(), e);
        }
        return fields;
    }

    /** Of fields as rules write them. */
    static RawFields of(Map<String, ? extends @Nullable Object> written) {
        RawFields fields = new RawFields();
        written.forEach((name, value) -> {
            if (value != null && !value.equals("")) {
                fields.values.put(name, new RawValue(kind(value), Writing.text(value)));
            }
        });
        return fields;
    }

    private static Kind kind(Object written) {
        if (written instanceof Boolean) {
            return Kind.BOOLEAN;
        }
        return written instanceof BigDecimal ? Kind.NUMBER : Kind.TEXT;
    }

    /** The field's value, or none. */
    @Nullable RawValue get(String field) {
        return values.get(field);
    }

    private void readObject(JsonParser in, Set<String> wanted) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("is no JSON object", null);
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken token = in.nextToken();
            if (wanted.contains(name)) {
                read(name, token, in);
            }
            in.skipChildren();
        }
        if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
            throw malformed("has something behind its end", null);
        }
    }

    private void read(String name, JsonToken token, JsonParser in) {
        if (token == JsonToken.VALUE_NULL || (token == JsonToken.VALUE_STRING && in.getStringLength() == 0)) {
            return;
        }
        String text = token.isScalarValue() ? in.getString() : "";
        if (values.put(name, new RawValue(kind(token), text)) != null) {
            throw malformed("has the field '%s' twice".formatted(name), null);
        }
    }

    private static Kind kind(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return Kind.TEXT;
        }
        if (token.isNumeric()) {
            return Kind.NUMBER;
        }
        return token.isBoolean() ? Kind.BOOLEAN : Kind.STRUCTURE;
    }

    private static Refusal malformed(String what, @Nullable Throwable cause) {
        return new Refusal("DOCUMENT_MALFORMED", what, "Read the record again from its source", cause);
    }
}
