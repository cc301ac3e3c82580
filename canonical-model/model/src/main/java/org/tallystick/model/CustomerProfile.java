package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * What sales knows of a customer.
 *
 * @param industry code
 * @param segment code
 * @param language BCP 47 tag of the language for documents
 */
@BuiltRecord
public record CustomerProfile(
        @Nullable @Code String industry,
        @Nullable @Code String segment,
        @Nullable @Code String language) {

    /** Nothing is known. */
    public static final CustomerProfile NONE = new CustomerProfile(null, null, null);
}
