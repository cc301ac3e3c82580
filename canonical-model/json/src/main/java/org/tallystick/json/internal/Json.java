package org.tallystick.json.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import org.tallystick.json.JsonForm;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** Jackson, with our limits. Thread-safe. */
public final class Json {

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(JsonForm.MAX_DOCUMENT_LENGTH)
                    .maxNestingDepth(JsonForm.MAX_DEPTH)
                    .maxStringLength(JsonForm.MAX_STRING_LENGTH)
                    .maxNumberLength(JsonForm.MAX_NUMBER_LENGTH)
                    .maxNameLength(JsonForm.MAX_NAME_LENGTH)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(JsonForm.MAX_DEPTH)
                    .build())
            // After a failure nothing is closed up to look whole.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    JsonFactory factory() {
        return factory;
    }

    /** Tokens of a text. */
    public JsonParser parser(String text) {
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    /** Tokens of bytes in UTF-8. */
    public JsonParser parser(byte[] bytes) {
        return factory.createParser(ObjectReadContext.empty(), bytes);
    }

    /** What {@code content} writes, in UTF-8. */
    public byte[] bytes(Consumer<JsonGenerator> content) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            content.accept(out);
            out.flush();
            return bytes.toByteArray();
        }
    }

    /** What {@code content} writes. Made of bytes: only there half a surrogate pair is escaped. */
    public String text(Consumer<JsonGenerator> content) {
        return new String(bytes(content), UTF_8);
    }
}
