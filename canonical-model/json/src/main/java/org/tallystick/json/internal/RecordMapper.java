package org.tallystick.json.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.tallystick.json.JsonForm.MAX_DOCUMENT_LENGTH;
import static org.tallystick.json.JsonForm.SCHEMA_VERSION;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads whole documents. Thread-safe. */
public final class RecordMapper {

    private final JsonMapper mapper = Mappers.strict();
    private final Map<Class<?>, Form> forms = RecordType.all().stream()
            .map(this::form)
            .collect(toUnmodifiableMap(form -> form.type.entityClass(), identity()));

    /** What is prepared once for each type. */
    private record Form(RecordType<?> type, ObjectReader reader, ObjectWriter writer) {}

    private Form form(RecordType<?> type) {
        return new Form(type, mapper.readerFor(type.entityClass()), mapper.writerFor(type.entityClass()));
    }

    /** See {@link org.tallystick.json.JsonForm#writeBytes}. */
    public byte[] write(Entity record) {
        Form form = forms.get(record.getClass());
        if (form == null) {
            throw new IllegalArgumentException(
                    "No record type has the class " + record.getClass().getName());
        }
        byte[] document = write(form, record);
        if (document.length > MAX_DOCUMENT_LENGTH) {
            throw unwritable(
                    record,
                    "",
                    "is %d bytes long, at most %d are read back".formatted(document.length, MAX_DOCUMENT_LENGTH),
                    null);
        }
        return document;
    }

    private byte[] write(Form form, Entity record) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = mapper.createGenerator(bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeStringProperty("type", form.type.name());
            out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
            out.writeName("record");
            form.writer.writeValue(out, record);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (JacksonException e) {
            throw unwritable(record, Failures.pointer(e), e.getOriginalMessage(), e);
        }
    }

    private static IllegalArgumentException unwritable(
            Entity record, String pointer, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException("Cannot write %s: %s %s".formatted(record.ref(), pointer, reason), cause);
    }

    /** See {@link org.tallystick.json.JsonForm#read(RecordType, String)}. */
    public <T extends Entity> T read(RecordType<T> type, String document) {
        checkLength(type, document.length());
        try (JsonParser in = mapper.createParser(document)) {
            return read(type, in);
        }
    }

    /** See {@link org.tallystick.json.JsonForm#read(RecordType, byte[])}. */
    public <T extends Entity> T read(RecordType<T> type, byte[] document) {
        checkLength(type, document.length);
        try (JsonParser in = mapper.createParser(document)) {
            return read(type, in);
        }
    }

    /** Jackson counts only what it loads piece by piece, not what it is given whole. */
    private static void checkLength(RecordType<?> type, int length) {
        if (length > MAX_DOCUMENT_LENGTH) {
            throw new MalformedDocumentException(
                    type.name(),
                    "",
                    null,
                    "is %d long, at most %d is read".formatted(length, MAX_DOCUMENT_LENGTH),
                    null);
        }
    }

    @SuppressWarnings("NullAway") // the forms hold all types
    private <T extends Entity> T read(RecordType<T> type, JsonParser in) {
        Envelope envelope = new Envelope(type, in, forms.get(type.entityClass()).reader);
        try {
            return type.entityClass().cast(envelope.read());
        } catch (JacksonException e) {
            throw Failures.unreadable(type, envelope.pointer(), in, e);
        }
    }
}
