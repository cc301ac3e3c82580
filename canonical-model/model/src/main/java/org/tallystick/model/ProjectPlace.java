package org.tallystick.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * Where a project stands in the firm.
 *
 * @param manager who runs it
 * @param practice code of the practice
 * @param region code of the region
 * @param dimensions codes of further dimensions, by their names
 */
@BuiltRecord
public record ProjectPlace(
        @Nullable Ref<Resource> manager,
        @Nullable @Code String practice,
        @Nullable @Code String region,
        SortedMap<String, String> dimensions) {

    public ProjectPlace {
        dimensions = Copies.sorted(dimensions);
    }

    /** Nothing is said. */
    public static final ProjectPlace NONE = new ProjectPlace(null, null, null, Copies.sorted(null));
}
