package org.tallystick.benchmarks;

import org.tallystick.json.JsonForm;
import org.tallystick.model.TimeEntry;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** The JSON form of time entries on Jackson's streams, by hand: the baseline of {@code json}. Same documents, same limits. */
final class HandWrittenJson {

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(JsonForm.MAX_DOCUMENT_LENGTH)
                    .maxNestingDepth(JsonForm.MAX_DEPTH)
                    .maxStringLength(JsonForm.MAX_STRING_LENGTH)
                    .maxNumberLength(JsonForm.MAX_NUMBER_LENGTH)
                    .maxNameLength(JsonForm.MAX_NAME_LENGTH)
                    .build())
            .build();

    /**
     * The entry's document, in UTF-8.
     *
     * @throws IllegalArgumentException if it could not be read back
     */
    byte[] write(TimeEntry entry) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new HandWrittenWriter(out).document(entry);
            out.flush();
            return checkLength(bytes.toByteArray());
        }
    }

    /** @throws IllegalArgumentException if a field is missing, unknown, twice there or of another form */
    TimeEntry read(byte[] document) {
        try (JsonParser in = factory.createParser(ObjectReadContext.empty(), checkLength(document))) {
            return new HandWrittenReader(in).document();
        }
    }

    private static byte[] checkLength(byte[] document) {
        if (document.length > JsonForm.MAX_DOCUMENT_LENGTH) {
            throw new IllegalArgumentException("The document is too large: %d bytes".formatted(document.length));
        }
        return document;
    }
}
