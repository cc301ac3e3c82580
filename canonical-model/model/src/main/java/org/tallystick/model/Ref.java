package org.tallystick.model;

import static java.util.Objects.requireNonNull;

/**
 * A thing as one system knows it. Two refs are the same thing in that system if and only if they are equal; ids compare code
 * point by code point, upper and lower case apart (F-DAT-01). The hub's crosswalk says which refs of different systems denote
 * one record.
 *
 * @param system the installation, by the name that the host gave it
 * @param type what kind of thing it is
 * @param id the system's own id, untouched; never empty
 * @param <T> what it refers to
 */
public record Ref<T extends Entity>(String system, RecordType<T> type, String id) {

    /** @throws IllegalArgumentException if {@code system} or {@code id} is empty */
    public Ref {
        requireNonNull(type, "type");
        if (system.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException(
                    "A ref needs a system and an id, was '%s' %s '%s'".formatted(system, type.name(), id));
        }
    }

    /** A ref of some type that the caller knows only by name. */
    public static Ref<?> of(String system, RecordType<?> type, String id) {
        return new Ref<>(system, type, id);
    }

    /** {@code system/type/id}: for messages, and as a key. */
    @Override
    public String toString() {
        return system + "/" + type.name() + "/" + id;
    }
}
