package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;

/**
 * A person on a project in a role.
 *
 * @param header what all records share
 * @param resource who
 * @param project on what
 * @param role as what; none: of no role
 * @param period days on which it is in force
 * @param billRate its own price of one hour, before tax. Its amount counts in the engagement's currency (RULES rule 3)
 */
@BuiltRecord
public record Assignment(
        Header header,
        @Nullable Ref<Resource> resource,
        @Nullable Ref<Project> project,
        @Nullable String role,
        Period period,
        @Nullable UnitPrice billRate)
        implements Entity {

    public Assignment {
        MissingFieldsException.check(Assignment.class, "header", header);
        period = period == null ? Period.ALWAYS : period;
    }
}
