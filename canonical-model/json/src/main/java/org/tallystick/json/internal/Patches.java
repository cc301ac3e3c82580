package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_SYNTAX;
import static org.tallystick.json.DocumentRules.JSON_VALUE;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Field;
import org.tallystick.model.Patch;
import org.tallystick.model.RecordType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes and reads partial updates as JSON Merge Patches (RFC 7396): a field is absent, null for cleared, or the value. */
final class Patches {

    private static final String HEADER = "header";

    private final Shapes shapes;
    private final Json json;
    private final JsonCopy copy;

    Patches(Shapes shapes, Json json, JsonCopy copy) {
        this.shapes = shapes;
        this.json = json;
        this.copy = copy;
    }

    String write(Patch<?> patch) {
        return json.text(to -> {
            DocumentWriter out = new DocumentWriter(to, copy);
            to.writeStartObject();
            for (Component component :
                    shapes.ofRecord(patch.type().entityClass()).components()) {
                Field<?> field = patch.field(component.name());
                if (!field.isAbsent()) {
                    to.writeName(component.encodedName());
                    field.value().ifPresentOrElse(value -> component.shape().write(value, out, null), to::writeNull);
                }
            }
            to.writeEndObject();
        });
    }

    <T extends Entity> Patch<T> read(RecordType<T> type, JsonParser in, Problems problems) {
        DocumentReader reader = new DocumentReader(in, problems, "", copy);
        ObjectShape shape = shapes.ofRecord(type.entityClass());
        Patch<T> patch = Patch.of(type);
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw problems.fatal(JSON_VALUE, "", "a patch is an object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            patch = with(patch, shape.find(name), name, reader);
        }
        if (in.nextToken() != null) {
            throw problems.fatal(JSON_SYNTAX, "", "something follows its end");
        }
        // What a patch does not know it would not change: nobody would notice.
        reader.kept().keySet().forEach(at -> reader.reportAt(at, JSON_VALUE, "is no field that can be patched"));
        problems.throwIfAny();
        return patch;
    }

    private static <T extends Entity> Patch<T> with(
            Patch<T> patch, @Nullable Component component, String name, DocumentReader in) {
        if (component == null || name.equals(HEADER)) {
            in.keep();
            return patch;
        }
        if (!patch.field(name).isAbsent()) {
            in.twice();
            return patch;
        }
        if (in.json.hasToken(JsonToken.VALUE_NULL)) {
            return patch.with(name, Field.cleared());
        }
        Object value = component.shape().read(in);
        return value == Shape.BROKEN ? patch : patch.with(name, Field.set(value));
    }
}
