package org.tallystick.simulators.salesforce.internal.soql;

import java.util.List;

/** What a record must fulfil. */
@FunctionalInterface
interface Condition {

    boolean test(Row row);

    static Condition all(List<Condition> parts) {
        return row -> parts.stream().allMatch(part -> part.test(row));
    }

    static Condition any(List<Condition> parts) {
        return row -> parts.stream().anyMatch(part -> part.test(row));
    }

    default Condition negate() {
        return row -> !test(row);
    }
}
