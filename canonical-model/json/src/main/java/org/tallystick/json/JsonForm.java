package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tallystick.json.internal.RecordMapper;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/**
 * Writes records as JSON documents and reads them back. Thread-safe; make one and keep it.
 *
 * <pre>{@code
 * {"type":"milestone","schemaVersion":"0.1","record":{
 *   "header":{"ref":{"system":"psa","type":"milestone","id":"M-1"}},
 *   "amount":{"amount":"12.50","currency":"EUR"},"completedOn":"2026-08-31","approval":"APPROVED"}}
 * }</pre>
 *
 * <p>Fields stand in the order of the record's components; absent ones, and no extensions, are left out. Amounts, prices,
 * quantities and rates are strings of plain decimals; dates are ISO 8601; choices are the names of their constants; sets and maps are
 * sorted; half a surrogate pair is escaped. So one record has one form, in UTF-8, without white space, and what is equal has equal bytes.
 *
 * <p>A document is refused if it is larger than {@value #MAX_DOCUMENT_LENGTH}, nests deeper than {@value #MAX_DEPTH}, has a string
 * longer than {@value #MAX_STRING_LENGTH}, a number longer than {@value #MAX_NUMBER_LENGTH} or a field name longer than
 * {@value #MAX_NAME_LENGTH}; if it has a field twice, or one that the form does not know.
 */
public final class JsonForm {

    /** The version of the form that is written and read. */
    public static final String SCHEMA_VERSION = "0.1";

    /** Most characters of a document, or bytes where it comes as bytes. */
    public static final int MAX_DOCUMENT_LENGTH = 33_554_432;

    /** Most objects and lists that stand inside each other. */
    public static final int MAX_DEPTH = 16;

    /** Most characters of a string. */
    public static final int MAX_STRING_LENGTH = 131_072;

    /** Most characters of a number. The form has small whole numbers only. */
    public static final int MAX_NUMBER_LENGTH = 10;

    /** Most characters of a field name. Extensions have the longest. */
    public static final int MAX_NAME_LENGTH = 512;

    private final RecordMapper mapper = new RecordMapper();

    private JsonForm() {}

    /** The form, with the limits above. */
    public static JsonForm ofDefaults() {
        return new JsonForm();
    }

    /**
     * The record's document, in UTF-8.
     *
     * @throws IllegalArgumentException if its class is of no {@link RecordType}, or it goes beyond the limits, so that its document could
     *     not be read back
     */
    public byte[] writeBytes(Entity record) {
        return mapper.write(record);
    }

    /** The record's document. Its bytes in UTF-8 are those of {@link #writeBytes}, which says what is refused. */
    public String write(Entity record) {
        return new String(writeBytes(record), UTF_8);
    }

    /**
     * The record of a document.
     *
     * @throws MalformedDocumentException if the document is not the form of a record of {@code type}
     */
    public <T extends Entity> T read(RecordType<T> type, String document) {
        return mapper.read(type, document);
    }

    /**
     * The record of a document in UTF-8.
     *
     * @throws MalformedDocumentException if the document is not the form of a record of {@code type}
     */
    public <T extends Entity> T read(RecordType<T> type, byte[] document) {
        return mapper.read(type, document);
    }
}
