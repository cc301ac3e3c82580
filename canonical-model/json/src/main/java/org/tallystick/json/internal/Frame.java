package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_DUPLICATE;
import static org.tallystick.json.DocumentRules.JSON_ENVELOPE;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What stands around a record. Its fields may come in any order: a database may have sorted them. */
final class Frame {

    private final Problems problems;
    private @Nullable String type;
    private @Nullable String version;

    Frame(Problems problems) {
        this.problems = problems;
    }

    /** The type's name, once it was read. */
    @Nullable String type() {
        return type;
    }

    /** The schema version, once it was read. */
    @Nullable String version() {
        return version;
    }

    /** Looks through a whole document for type and version alone. */
    static Frame ahead(JsonParser in, Problems problems) {
        Frame frame = new Frame(problems);
        frame.start(in);
        for (String name = in.nextName(); name != null && !frame.isKnown(); name = in.nextName()) {
            in.nextToken();
            frame.read(name, in);
            in.skipChildren();
        }
        return frame;
    }

    boolean isKnown() {
        return type != null && version != null;
    }

    /** Enters the document. */
    void start(JsonParser in) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw problems.fatal(JSON_ENVELOPE, "", "a document is an object");
        }
    }

    /** Takes type or version, if that is the field. */
    void read(String name, JsonParser in) {
        if (name.equals("type")) {
            type = text(name, type, in);
        } else if (name.equals("schemaVersion")) {
            version = text(name, version, in);
        }
    }

    private String text(String name, @Nullable String before, JsonParser in) {
        if (before != null) {
            throw problems.fatal(JSON_DUPLICATE, Names.pointer(name), "the field stands twice");
        }
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            throw problems.fatal(JSON_ENVELOPE, Names.pointer(name), "is no string");
        }
        return in.getString();
    }
}
