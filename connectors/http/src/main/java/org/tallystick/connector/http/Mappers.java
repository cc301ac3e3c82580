package org.tallystick.connector.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parsers, each with limits of its own. */
final class Mappers {

    /** Longest document, in characters. */
    static final int MAX_DOCUMENT = 64 * 1024 * 1024;

    /** Longest text of one field of a record. */
    static final int MAX_STRING = 1_000_000;

    /** Most characters of one number of a record. */
    static final int MAX_NUMBER = 1_000;

    /** Deepest nesting of a record. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_NAME = 1_000;

    /** Reads one record: a key twice, a number too long, a text too long or a nesting too deep is refused. */
    static final JsonMapper STRICT = strict(false);

    /** As {@link #STRICT}, of a source that gives all values as texts: a number in their place is read as its text. */
    static final JsonMapper TEXTS = strict(true);

    /**
     * Takes a page apart, and finds out who a record is that {@link #STRICT} refuses. Its limits keep the machine safe, but leave it
     * to {@link #STRICT} to refuse one record, so that the others of the page can be read.
     */
    static final JsonMapper LENIENT = mapper(
            JsonFactory.builder(),
            limits().maxStringLength(MAX_DOCUMENT).maxNumberLength(MAX_DOCUMENT).maxNestingDepth(4 * MAX_DEPTH),
            false);

    private Mappers() {}

    private static StreamReadConstraints.Builder limits() {
        return StreamReadConstraints.builder().maxDocumentLength(MAX_DOCUMENT).maxNameLength(MAX_NAME);
    }

    private static JsonMapper strict(boolean numbersAreTexts) {
        return mapper(
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION),
                limits().maxStringLength(MAX_STRING).maxNumberLength(MAX_NUMBER).maxNestingDepth(MAX_DEPTH),
                numbersAreTexts);
    }

    private static JsonMapper mapper(
            JsonFactoryBuilder factory, StreamReadConstraints.Builder limits, boolean numbersAreTexts) {
        return JsonMapper.builder(factory.streamReadConstraints(limits.build()).build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(WireTypes.module(numbersAreTexts))
                .build();
    }
}
