package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of another object that belong to a row, as a component of its wire record: in the form that a subquery would give them.
 *
 * @param records in the order of their ids, deleted ones included
 * @param <C> the wire record of each
 */
public record Children<C extends Record & WireObject>(
        @JsonProperty("records") List<C> records) {

    public Children {
        records = records == null ? List.of() : List.copyOf(records);
    }

    /** Those of {@code children}; none if none were read, or there are none. */
    public static <C extends Record & WireObject> List<C> of(@Nullable Children<C> children) {
        return children == null ? List.of() : children.records;
    }
}
