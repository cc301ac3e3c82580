package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_DUPLICATE;
import static org.tallystick.json.DocumentRules.JSON_ENVELOPE;
import static org.tallystick.json.DocumentRules.JSON_SYNTAX;
import static org.tallystick.json.DocumentRules.JSON_TYPE;
import static org.tallystick.json.DocumentRules.JSON_VERSION;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one document. */
final class Envelope<T extends Entity> {

    private static final String RECORD = "/record";

    private final RecordType<T> type;
    private final ObjectShape shape;
    private final Json json;
    private final JsonCopy copy;
    private final Problems problems;
    private final Frame frame;
    private @Nullable Object record;
    private @Nullable DocumentReader reader;

    Envelope(RecordType<T> type, ObjectShape shape, Json json, JsonCopy copy, Problems problems) {
        this.type = type;
        this.shape = shape;
        this.json = json;
        this.copy = copy;
        this.problems = problems;
        this.frame = new Frame(problems);
    }

    /** @param document the one whose beginning {@code in} stands before */
    T read(JsonParser in, Source document) {
        frame.start(in);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "type", "schemaVersion" -> frame.read(name, in);
                case "record" -> readRecord(in, document);
                default ->
                    throw problems.fatal(
                            JSON_ENVELOPE,
                            Names.pointer(name),
                            "unknown field '%.100s'; known: type, schemaVersion, record".formatted(name));
            }
        }
        return complete(in);
    }

    private void readRecord(JsonParser in, Source document) {
        if (reader != null) {
            throw problems.fatal(JSON_DUPLICATE, RECORD, "the field stands twice");
        }
        Version version = frame.isKnown() ? check(frame) : check(ahead(document));
        if (Upgrades.isNeeded(type, version)) {
            try (JsonParser upgraded = json.parser(Upgrades.upgrade(type, in, json, problems))) {
                upgraded.nextToken();
                upgraded.nextName();
                upgraded.nextToken();
                bind(upgraded);
            }
        } else {
            bind(in);
        }
    }

    private Frame ahead(Source document) {
        try (JsonParser again = document.open()) {
            return Frame.ahead(again, problems);
        }
    }

    private Version check(Frame found) {
        if (found.type() == null || found.version() == null) {
            throw problems.fatal(
                    JSON_ENVELOPE, "", "lacks %s".formatted(found.type() == null ? "type" : "schemaVersion"));
        }
        if (!found.type().equals(type.name())) {
            throw problems.fatal(
                    JSON_TYPE, "/type", "'%.100s': another record type was wanted".formatted(found.type()));
        }
        Version version = Version.parse(found.version());
        if (version == null) {
            throw problems.fatal(
                    JSON_VERSION, "/schemaVersion", "'%.100s': %s".formatted(found.version(), Version.WHAT_IS_READ));
        }
        return version;
    }

    private void bind(JsonParser in) {
        reader = new DocumentReader(in, problems, RECORD, copy);
        record = in.hasToken(JsonToken.VALUE_NULL) ? null : shape.read(reader);
    }

    private T complete(JsonParser in) {
        if (record == null || reader == null) {
            check(frame);
            throw problems.fatal(JSON_ENVELOPE, "", "lacks record");
        }
        if (in.nextToken() != null) {
            throw problems.fatal(JSON_SYNTAX, "", "something follows its end");
        }
        check(frame);
        problems.throwIfAny();
        return withKept(type.entityClass().cast(record), reader.kept());
    }

    private T withKept(T entity, SortedMap<String, String> kept) {
        return kept.isEmpty()
                ? entity
                : type.withHeader(
                        entity,
                        HeaderBuilder.builder(entity.header()).unknown(kept).build());
    }
}
