package org.tallystick.rules.internal;

/**
 * What a raw document has in one field.
 *
 * @param kind of value
 * @param text in the words of the document
 */
record RawValue(Kind kind, String text) {

    /** Kinds of JSON values; null is no value at all. */
    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        STRUCTURE("an object or a list");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
