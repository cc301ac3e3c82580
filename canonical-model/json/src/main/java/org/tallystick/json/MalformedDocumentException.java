package org.tallystick.json;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document is not the form of a record of the wanted type. It says where, and which value is to blame. */
public final class MalformedDocumentException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_VALUE_LENGTH = 100;

    private final String type;
    private final String pointer;
    private final @Nullable String value;

    /**
     * Refuses a document.
     *
     * @param type name of the wanted record type
     * @param pointer where, as a JSON Pointer (RFC 6901); empty: the whole document
     * @param value what stands there, if a single value is to blame
     * @param reason what is wrong with it
     * @param cause what found it, if something did
     */
    public MalformedDocumentException(
            String type, String pointer, @Nullable String value, String reason, @Nullable Throwable cause) {
        super(message(type, pointer, value, reason), cause);
        this.type = type;
        this.pointer = pointer;
        this.value = value;
    }

    /** Name of the wanted record type. */
    public String type() {
        return type;
    }

    /** Where, as a JSON Pointer (RFC 6901); empty: the whole document. */
    public String pointer() {
        return pointer;
    }

    /** What stands there, if a single value is to blame. May be personal data. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    private static String message(String type, String pointer, @Nullable String value, String reason) {
        String where = pointer.isEmpty() ? "the document" : pointer;
        String what = value == null ? "" : ", value '" + shortened(value) + "'";
        return "Cannot read a %s: %s%s: %s".formatted(type, where, what, reason);
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN_VALUE_LENGTH ? value : value.substring(0, SHOWN_VALUE_LENGTH) + "…";
    }
}
