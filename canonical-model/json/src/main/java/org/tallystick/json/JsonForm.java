package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tallystick.json.internal.Documents;
import org.tallystick.model.Entity;
import org.tallystick.model.Patch;
import org.tallystick.model.RecordType;

/**
 * Writes records as JSON documents and reads them back. Thread-safe; make one and keep it.
 *
 * <pre>{@code
 * {"type":"milestone","schemaVersion":"0.2","record":{
 *   "header":{"ref":{"system":"psa","type":"milestone","id":"M-1"}},
 *   "amount":{"amount":"12.50","currency":"EUR"},"completedOn":"2026-08-31","approval":"APPROVED"}}
 * }</pre>
 *
 * <p>Fields stand in the order of the record's components. Absent ones are left out, and so are lists, sets, maps and objects that
 * would be empty and that the record supplies itself. Amounts, prices, quantities and rates are strings of plain decimals; dates and
 * moments are ISO 8601; choices are the names of their constants; sets and maps are sorted; half a surrogate pair is escaped. So one record
 * has one form, in UTF-8, without white space, and what is equal has equal bytes.
 *
 * <p>Fields that the form does not know, at any depth of the record, are kept in {@link org.tallystick.model.Header#unknown} and written
 * again at their places, after the known ones and sorted (CM-11, CM-15).
 *
 * <p>Documents of version 0.2 are read, those of 0.1, the version before, and those of later minor versions, which only add fields.
 * A document that is not in order is refused with all that is wrong, by {@link DocumentRules}. It is refused outright if it is larger than
 * {@value #MAX_DOCUMENT_LENGTH}, nests deeper than {@value #MAX_DEPTH}, has a string longer than {@value #MAX_STRING_LENGTH}, a number
 * longer than {@value #MAX_NUMBER_LENGTH} or a field name longer than {@value #MAX_NAME_LENGTH}.
 */
public final class JsonForm {

    /** The version of the form that is written. */
    public static final String SCHEMA_VERSION = "0.2";

    /** Most characters of a document, or bytes where it comes as bytes. */
    public static final int MAX_DOCUMENT_LENGTH = 33_554_432;

    /** Most objects and lists that stand inside each other. */
    public static final int MAX_DEPTH = 16;

    /** Most characters of a string. */
    public static final int MAX_STRING_LENGTH = 131_072;

    /** Most characters of a number. The form has whole numbers of 64 bits only; a field that it does not know may have others. */
    public static final int MAX_NUMBER_LENGTH = 100;

    /** Most characters of a field name. Extensions have the longest. */
    public static final int MAX_NAME_LENGTH = 512;

    private final Documents documents = new Documents();

    private JsonForm() {}

    /** The form, with the limits above. */
    public static JsonForm ofDefaults() {
        return new JsonForm();
    }

    /**
     * The record's document, in UTF-8.
     *
     * @throws IllegalArgumentException if its class is of no {@link RecordType}, or it goes beyond the limits, so that its document could
     *     not be read back, or an unknown field of its header has no place in it any more
     */
    public byte[] writeBytes(Entity record) {
        return documents.write(record);
    }

    /** The record's document. Its bytes in UTF-8 are those of {@link #writeBytes}, which says what is refused. */
    public String write(Entity record) {
        return new String(writeBytes(record), UTF_8);
    }

    /** Writes the record's document, in UTF-8. The stream is left open. {@link #writeBytes} says what is refused. */
    public void write(Entity record, OutputStream out) throws IOException {
        out.write(writeBytes(record));
    }

    /**
     * The record of a document.
     *
     * @throws MalformedDocumentException if the document is not the form of a record of {@code type}
     */
    public <T extends Entity> T read(RecordType<T> type, String document) {
        return documents.read(type, document);
    }

    /**
     * The record of a document in UTF-8.
     *
     * @throws MalformedDocumentException if the document is not the form of a record of {@code type}
     */
    public <T extends Entity> T read(RecordType<T> type, byte[] document) {
        return documents.read(type, document);
    }

    /**
     * The record of a document in UTF-8. The stream is read to its end and left open; no more than the longest document is held.
     *
     * @throws MalformedDocumentException if the document is not the form of a record of {@code type}
     */
    public <T extends Entity> T read(RecordType<T> type, InputStream document) throws IOException {
        return documents.read(type, document.readNBytes(MAX_DOCUMENT_LENGTH + 1));
    }

    /**
     * The record of a document, of whatever type it says.
     *
     * @throws MalformedDocumentException if the document is the form of no record
     */
    public Entity readAny(String document) {
        return documents.readAny(document);
    }

    /** The same of a document in UTF-8. */
    public Entity readAny(byte[] document) {
        return documents.readAny(document);
    }

    /**
     * A partial update (CM-12) as a JSON Merge Patch (RFC 7396) of its record: a field of which it says nothing is absent, one that it
     * clears is null. Lists and objects are set whole.
     */
    public String writePatch(Patch<?> patch) {
        return documents.writePatch(patch);
    }

    /**
     * The update that such a patch describes. A field that the record type does not have is refused: to patch it would change nothing.
     *
     * @throws MalformedDocumentException if the text is no patch of a record of {@code type}; paths begin at the root of the patch
     */
    public <T extends Entity> Patch<T> readPatch(RecordType<T> type, String patch) {
        return documents.readPatch(type, patch);
    }
}
