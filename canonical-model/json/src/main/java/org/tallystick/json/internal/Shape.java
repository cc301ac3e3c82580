package org.tallystick.json.internal;

import org.jspecify.annotations.Nullable;

/** How the values of one Java type stand in a document. Immutable, made once for each type. */
abstract class Shape {

    /** What {@link #read} gives where it could not make a value; it has reported why. */
    static final Object BROKEN = new Object();

    /**
     * Writes a value.
     *
     * @param kept fields of the value, or of what lies in it, that the form does not know; none: there are none
     */
    abstract void write(Object value, DocumentWriter out, @Nullable Kept kept);

    /** The value whose first token is the current one, or {@link #BROKEN}. Ends at its last token. */
    abstract Object read(DocumentReader in);

    /** Whether a value may have the form {@code []} or <code>{}</code>. */
    boolean mayBeEmpty() {
        return false;
    }

    /** Whether this value has the form {@code []} or <code>{}</code>. */
    boolean isEmpty(Object value) {
        return false;
    }
}
