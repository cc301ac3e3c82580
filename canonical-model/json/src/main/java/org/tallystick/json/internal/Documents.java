package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.tallystick.json.DocumentRules.JSON_ENVELOPE;
import static org.tallystick.json.DocumentRules.JSON_LIMIT;
import static org.tallystick.json.DocumentRules.JSON_SYNTAX;
import static org.tallystick.json.DocumentRules.JSON_TYPE;
import static org.tallystick.json.JsonForm.MAX_DOCUMENT_LENGTH;
import static org.tallystick.json.JsonForm.SCHEMA_VERSION;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.Entity;
import org.tallystick.model.Patch;
import org.tallystick.model.RecordType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.io.SerializedString;

/** Writes and reads whole documents. Thread-safe. */
public final class Documents {

    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString VERSION = new SerializedString("schemaVersion");
    private static final SerializedString THIS_VERSION = new SerializedString(SCHEMA_VERSION);
    private static final SerializedString RECORD = new SerializedString("record");

    private final Json json = new Json();
    private final JsonCopy copy = new JsonCopy(json);
    private final Shapes shapes = new Shapes(json.factory());
    private final Patches patches = new Patches(shapes, json, copy);
    private final Map<Class<?>, RecordType<?>> types =
            RecordType.all().stream().collect(toUnmodifiableMap(RecordType::entityClass, identity()));

    /** See {@link org.tallystick.json.JsonForm#writeBytes}. */
    public byte[] write(Entity record) {
        RecordType<?> type = types.get(record.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "No record type has the class " + record.getClass().getName());
        }
        byte[] document = json.bytes(out -> write(type, record, out));
        if (document.length > MAX_DOCUMENT_LENGTH) {
            String reason = "is %d bytes long, at most %d are read back";
            throw unwritable(record, "", reason.formatted(document.length, MAX_DOCUMENT_LENGTH), null);
        }
        return document;
    }

    private void write(RecordType<?> type, Entity record, JsonGenerator out) {
        try {
            out.writeStartObject();
            out.writeName(TYPE);
            out.writeString(type.name());
            out.writeName(VERSION);
            out.writeString(THIS_VERSION);
            out.writeName(RECORD);
            Kept kept = Kept.of(record.header().unknown());
            shapes.ofRecord(record.getClass()).write(record, new DocumentWriter(out, copy), kept);
            if (kept != null) {
                kept.checkAllWritten();
            }
            out.writeEndObject();
        } catch (JacksonException e) {
            throw unwritable(record, pointer(out), e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw unwritable(record, pointer(out), String.valueOf(e.getMessage()), e);
        }
    }

    private static String pointer(JsonGenerator out) {
        return out.streamWriteContext().pathAsPointer().toString();
    }

    private static IllegalArgumentException unwritable(
            Entity record, String pointer, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException("Cannot write %s: %s %s".formatted(record.ref(), pointer, reason), cause);
    }

    /** See {@link org.tallystick.json.JsonForm#read(RecordType, String)}. */
    public <T extends Entity> T read(RecordType<T> type, String document) {
        return read(type, document.length(), () -> json.parser(document));
    }

    /** See {@link org.tallystick.json.JsonForm#read(RecordType, byte[])}. */
    public <T extends Entity> T read(RecordType<T> type, byte[] document) {
        return read(type, document.length, () -> json.parser(document));
    }

    /** See {@link org.tallystick.json.JsonForm#readAny(String)}. */
    public Entity readAny(String document) {
        return readAny(document.length(), () -> json.parser(document));
    }

    /** See {@link org.tallystick.json.JsonForm#readAny(byte[])}. */
    public Entity readAny(byte[] document) {
        return readAny(document.length, () -> json.parser(document));
    }

    private <T extends Entity> T read(RecordType<T> type, int length, Source document) {
        Problems problems = new Problems(type.name());
        checkLength(length, problems);
        ObjectShape shape = shapes.ofRecord(type.entityClass());
        return parse(document, problems, in -> new Envelope<>(type, shape, json, copy, problems).read(in, document));
    }

    private Entity readAny(int length, Source document) {
        Problems problems = new Problems("record");
        checkLength(length, problems);
        String name = parse(document, problems, in -> Frame.ahead(in, problems).type());
        if (name == null) {
            throw problems.fatal(JSON_ENVELOPE, "", "lacks type");
        }
        RecordType<?> type = RecordType.named(name)
                .orElseThrow(() -> problems.fatal(
                        JSON_TYPE, "/type", "'%.100s' is no record type; known: %s".formatted(name, RecordType.all())));
        return read(type, length, document);
    }

    /** See {@link org.tallystick.json.JsonForm#writePatch}. */
    public String writePatch(Patch<?> patch) {
        return patches.write(patch);
    }

    /** See {@link org.tallystick.json.JsonForm#readPatch}. */
    public <T extends Entity> Patch<T> readPatch(RecordType<T> type, String patch) {
        Problems problems = new Problems("patch of a " + type.name());
        checkLength(patch.length(), problems);
        return parse(() -> json.parser(patch), problems, in -> patches.read(type, in, problems));
    }

    /** Jackson counts only what it loads piece by piece, not what it is given whole. */
    private static void checkLength(int length, Problems problems) {
        if (length > MAX_DOCUMENT_LENGTH) {
            throw problems.fatal(
                    JSON_LIMIT, "", "is %d long, at most %d is read".formatted(length, MAX_DOCUMENT_LENGTH));
        }
    }

    private static <V extends @Nullable Object> V parse(
            Source document, Problems problems, Function<JsonParser, V> read) {
        try (JsonParser in = document.open()) {
            try {
                return read.apply(in);
            } catch (JacksonException e) {
                throw unreadable(in, problems, e);
            }
        }
    }

    private static MalformedDocumentException unreadable(JsonParser in, Problems problems, JacksonException e) {
        problems.because(e);
        return problems.fatal(
                e instanceof StreamConstraintsException ? JSON_LIMIT : JSON_SYNTAX,
                in.streamReadContext().pathAsPointer().toString(),
                e.getOriginalMessage());
    }
}
