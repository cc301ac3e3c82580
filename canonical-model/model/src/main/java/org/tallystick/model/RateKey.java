package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * For what a rate is agreed, beyond the role. What is absent fits everything; of several entries that fit, the one with most
 * parts wins.
 *
 * @param grade code
 * @param resource one person
 * @param task one task
 * @param workType one kind of hours
 * @param location code of the place
 * @param project one project
 */
@BuiltRecord
public record RateKey(
        @Nullable @Code String grade,
        @Nullable Ref<Resource> resource,
        @Nullable Ref<Task> task,
        @Nullable WorkType workType,
        @Nullable @Code String location,
        @Nullable Ref<Project> project) {

    /** Everything. */
    public static final RateKey ANY = new RateKey(null, null, null, null, null, null);
}
