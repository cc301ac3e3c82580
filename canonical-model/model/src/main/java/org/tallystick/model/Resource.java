package org.tallystick.model;

import org.jspecify.annotations.Nullable;

/**
 * A person who does the work. PSA and HCM each know a part; {@code workerId} joins them.
 *
 * @param header what all records share
 * @param name as shown; personal data
 * @param workerId the HCM's employee number, the same in every system that knows it
 * @param role the worker's own role, which prices work that no assignment does (RULES rule 3)
 */
@BuiltRecord
public record Resource(
        Header header,
        @Nullable String name,
        @Nullable String workerId,
        @Nullable String role) implements Entity {

    public Resource {
        MissingFieldsException.check(Resource.class, "header", header);
    }
}
