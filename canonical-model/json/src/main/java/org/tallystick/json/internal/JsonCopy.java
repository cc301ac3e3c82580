package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_VALUE;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Copies JSON that nobody interprets: numbers digit by digit, strings character by character, without white space. Thread-safe. */
final class JsonCopy {

    private final Json json;

    JsonCopy(Json json) {
        this.json = json;
    }

    /** The text of the current value; reports a name in it that stands twice or is no Unicode. */
    String text(JsonParser from, DocumentReader in) {
        if (!Names.isUnicode(from.currentName())) {
            in.report(JSON_VALUE, "the name is no Unicode");
        }
        return json.text(to -> copy(from, to, in));
    }

    private static void copy(JsonParser from, JsonGenerator to, DocumentReader in) {
        JsonToken token = from.currentToken();
        switch (token) {
            case START_OBJECT -> copyObject(from, to, in);
            case START_ARRAY -> {
                to.writeStartArray();
                while (from.nextToken() != JsonToken.END_ARRAY) {
                    copy(from, to, in);
                }
                to.writeEndArray();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getString());
            case VALUE_STRING -> to.writeString(from.getString());
            case VALUE_TRUE, VALUE_FALSE -> to.writeBoolean(token == JsonToken.VALUE_TRUE);
            default -> to.writeNull();
        }
    }

    private static void copyObject(JsonParser from, JsonGenerator to, DocumentReader in) {
        Set<String> names = new HashSet<>();
        to.writeStartObject();
        for (String name = from.nextName(); name != null; name = from.nextName()) {
            from.nextToken();
            if (!Names.isUnicode(name)) {
                in.report(JSON_VALUE, "the name is no Unicode");
                from.skipChildren();
            } else if (!names.add(name)) {
                in.twice();
            } else {
                to.writeName(name);
                copy(from, to, in);
            }
        }
        to.writeEndObject();
    }

    /**
     * Writes a text that {@link #text} made, or that someone else says is such a one.
     *
     * @throws IllegalArgumentException if it is not one JSON value, or could not be read back
     */
    void write(String text, JsonGenerator to) {
        Problems problems = new Problems("value");
        try (JsonParser from = json.parser(text)) {
            from.nextToken();
            copy(from, to, new DocumentReader(from, problems, "", this));
            if (from.nextToken() != null) {
                throw new IllegalArgumentException("something follows its end");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no JSON value: " + e.getOriginalMessage(), e);
        }
        problems.throwIfAny();
    }
}
