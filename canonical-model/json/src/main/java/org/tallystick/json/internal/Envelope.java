package org.tallystick.json.internal;

import static org.tallystick.json.JsonForm.SCHEMA_VERSION;

import org.jspecify.annotations.Nullable;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.RecordType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/** Reads the frame of one document. Its fields may come in any order: a database may have sorted them. */
final class Envelope {

    private final RecordType<?> type;
    private final JsonParser in;
    private final ObjectReader reader;
    private String pointer = "";
    private boolean typed;
    private boolean versioned;
    private @Nullable Object entity;

    Envelope(RecordType<?> type, JsonParser in, ObjectReader reader) {
        this.type = type;
        this.in = in;
        this.reader = reader;
    }

    /** The field of the frame that is being read, as a JSON Pointer. */
    String pointer() {
        return pointer;
    }

    Object read() {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw refused(null, "a document is an object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            pointer = Failures.pointer(name);
            in.nextToken();
            readField(name);
        }
        pointer = "";
        return complete();
    }

    private void readField(String name) {
        switch (name) {
            case "type" -> {
                expect(type.name(), "another record type was wanted");
                typed = true;
            }
            case "schemaVersion" -> {
                expect(SCHEMA_VERSION, "only %s is read".formatted(SCHEMA_VERSION));
                versioned = true;
            }
            case "record" -> entity = reader.readValue(in);
            default -> throw refused(null, "unknown field '%s'; known: type, schemaVersion, record".formatted(name));
        }
    }

    private void expect(String wanted, String otherwise) {
        if (!in.hasToken(JsonToken.VALUE_STRING) || !wanted.equals(in.getString())) {
            throw refused(in.getString(), otherwise);
        }
    }

    private Object complete() {
        if (!typed || !versioned || entity == null) {
            throw refused(null, "lacks %s".formatted(!typed ? "type" : versioned ? "record" : "schemaVersion"));
        }
        if (in.nextToken() != null) {
            throw refused(null, "something follows its end");
        }
        return entity;
    }

    private MalformedDocumentException refused(@Nullable String value, String reason) {
        return new MalformedDocumentException(type.name(), pointer, value, reason, null);
    }
}
