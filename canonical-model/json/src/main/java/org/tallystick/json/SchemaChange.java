package org.tallystick.json;

/**
 * One difference between two versions of a schema.
 *
 * @param pointer where in the document, as a JSON Pointer (RFC 6901); {@code *} stands for each item of a list, or each field that is not
 *     named. Empty: the document itself
 * @param kind what happened there
 * @param text the same in words, with the values
 */
public record SchemaChange(String pointer, Kind kind, String text) {

    /**
     * Whether someone must act (GOV-2): a breaking change belongs in a major version.
     *
     * @see SchemaChanges what breaks, and for whom
     */
    public boolean isBreaking() {
        return kind.breaking;
    }

    /** One line: where, what, and whether it breaks. */
    @Override
    public String toString() {
        String where = pointer.isEmpty() ? "the document" : pointer;
        return "%s: %s (%s%s)".formatted(where, text, kind, isBreaking() ? ", breaking" : "");
    }

    /** What can happen to a schema. */
    public enum Kind {
        /** A field is new, and may be absent. */
        FIELD_ADDED(false),

        /** A field is new, and documents of the old version lack it. */
        MANDATORY_FIELD_ADDED(true),

        /** A field is gone. */
        FIELD_REMOVED(true),

        /** A field may no longer be absent. */
        FIELD_BECAME_MANDATORY(true),

        /** A field may now be absent, where readers count on it. */
        FIELD_BECAME_OPTIONAL(true),

        /** A string became a list, say. */
        TYPE_CHANGED(true),

        /** Values that were legal no longer are: a constant is gone, a limit is tighter, a pattern is new or other. */
        NARROWED(true),

        /** Values are legal that readers of the old version do not know: a constant is new, a pattern or a closed choice is gone. */
        VALUES_ADDED(true),

        /** A limit is looser: longer texts, larger numbers, fields that are not named. */
        WIDENED(false),

        /** A keyword changed that the comparison does not know. */
        NOT_UNDERSTOOD(true);

        private final boolean breaking;

        Kind(boolean breaking) {
            this.breaking = breaking;
        }
    }
}
