package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

/**
 * A document as the system sent it, untouched: for rule sets, for lineage, and for fields that nobody maps yet (CM-11). May hold
 * personal data: it is stored, never logged.
 *
 * @param mediaType such as {@code application/json}
 * @param content its text
 */
public record RawDocument(String mediaType, String content) {

    public RawDocument {
        requireNonNull(mediaType, "mediaType");
        requireNonNull(content, "content");
    }

    /** A JSON document. */
    public static RawDocument json(String content) {
        return new RawDocument("application/json", content);
    }

    /** Without its content. */
    @Override
    public String toString() {
        return "RawDocument[%s, %d characters]".formatted(mediaType, content.length());
    }
}
