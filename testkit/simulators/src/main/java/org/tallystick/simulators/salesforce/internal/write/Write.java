package org.tallystick.simulators.salesforce.internal.write;

import java.util.Optional;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import tools.jackson.databind.JsonNode;

/**
 * One write under way.
 *
 * @param before the record as it stands; empty for a new one
 * @param after the record as it will stand
 */
record Write(Optional<StoredRecord> before, StoredRecord after, UnitOfWork work, Catalog catalog) {

    boolean changes(String field) {
        return before.map(record -> !record.get(field).equals(after.get(field))).orElse(true);
    }

    boolean isTrue(String field) {
        return after.get(field).booleanValue();
    }

    /** Whether the flag of the record behind a reference is set; false without such a record. */
    boolean isTrueOn(String reference, String flag) {
        return after.type()
                .field(reference)
                .flatMap(field ->
                        work.find(catalog.target(field), after.get(field).asString("")))
                .map(record -> record.get(flag))
                .filter(JsonNode::booleanValue)
                .isPresent();
    }
}
