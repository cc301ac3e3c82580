package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
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

    /**
     * What those that are not deleted give, in their order; nothing if none were read, or there are none.
     *
     * @param relationship under which they stand
     * @param mapping of the path to a row, with a dot at its end for the field that is to blame, and the row
     */
    public static <C extends Record & WireObject, R> List<R> of(
            @Nullable Children<C> children, String relationship, BiFunction<String, C, R> mapping) {
        List<R> results = new ArrayList<>();
        List<C> rows = children == null ? List.of() : children.records;
        for (int i = 0; i < rows.size(); i++) {
            C row = rows.get(i);
            if (!RowKey.deleted(row)) {
                results.add(mapping.apply("%s.records[%d].".formatted(relationship, i), row));
            }
        }
        return results;
    }
}
