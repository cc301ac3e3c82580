package org.tallystick.simulators.salesforce.internal.soql;

import java.util.Comparator;
import java.util.List;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/**
 * A query whose names are resolved.
 *
 * @param select the fields of each record; empty for {@code COUNT()}
 * @param limit most records; {@link Integer#MAX_VALUE} without a limit
 */
public record Query(
        ObjectType from, List<FieldPath> select, Condition where, List<Order> orderBy, int limit, int offset) {

    public boolean isCount() {
        return select.isEmpty();
    }

    /** One part of {@code ORDER BY}. */
    record Order(FieldPath path, boolean ascending, boolean nullsFirst) implements Comparator<Row> {

        @Override
        public int compare(Row left, Row right) {
            Comparable<?> a = left.value(path);
            Comparable<?> b = right.value(path);
            if (a == null || b == null) {
                int nulls = Boolean.compare(b == null, a == null);
                return nullsFirst ? nulls : -nulls;
            }
            int order = Values.ORDER.compare(a, b);
            return ascending ? order : -order;
        }
    }
}
