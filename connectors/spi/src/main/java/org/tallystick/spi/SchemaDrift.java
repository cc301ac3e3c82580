package org.tallystick.spi;

import org.jspecify.annotations.Nullable;

/**
 * A field of a system that is not as it was when its schema was discovered last (GOV-7).
 *
 * @param object the system's name of it
 * @param field the system's name of it
 * @param before its type then; none: there was no such field
 * @param after its type now; none: there is no such field any more, or the user may not see it
 */
public record SchemaDrift(
        String object,
        String field,
        @Nullable String before,
        @Nullable String after) {

    /** What happened to the field. */
    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.RETYPED;
    }

    /** What can happen to a field. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It has another type. */
        RETYPED
    }

    /** {@code Account.Region__c was removed: it was string}. */
    @Override
    public String toString() {
        String name = object + "." + field;
        return switch (kind()) {
            case ADDED -> "%s was added: it is %s".formatted(name, after);
            case REMOVED -> "%s was removed: it was %s".formatted(name, before);
            case RETYPED -> "%s was retyped: it was %s, it is %s".formatted(name, before, after);
        };
    }
}
