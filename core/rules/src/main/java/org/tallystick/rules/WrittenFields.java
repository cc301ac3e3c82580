package org.tallystick.rules;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Problem;

/**
 * What rules write of a record into the fields of a system.
 *
 * @param fields by the system's names: a text, a number ({@link java.math.BigDecimal}), a boolean, or none for a field that is to be empty
 * @param problems why fields could not be written; not empty: nothing of the record is to be written
 */
public record WrittenFields(SortedMap<String, @Nullable Object> fields, List<Problem> problems) {

    public WrittenFields {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        problems = List.copyOf(problems);
    }
}
