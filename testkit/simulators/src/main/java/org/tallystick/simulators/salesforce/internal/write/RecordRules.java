package org.tallystick.simulators.salesforce.internal.write;

import java.util.List;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import tools.jackson.databind.JsonNode;

/** What a written record must fulfil as a whole: required fields are there, unique values stand once. */
final class RecordRules {

    private RecordRules() {}

    static void check(StoredRecord record, UnitOfWork work) {
        List<String> missing = record.type().fields().stream()
                .filter(field -> field.isRequired() && record.get(field).isNull())
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            throw ApiException.invalid(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing.toArray(String[]::new));
        }
        record.type().fields().stream()
                .filter(Field::isUnique)
                .filter(field -> !record.get(field).isNull())
                .forEach(field -> checkUnique(record, field, work));
    }

    private static void checkUnique(StoredRecord record, Field field, UnitOfWork work) {
        for (StoredRecord other : work.all(record.type())) {
            if (!other.id().equals(record.id())
                    && !other.isDeleted()
                    && same(field, other.get(field), record.get(field))) {
                throw ApiException.invalid(
                        "DUPLICATE_VALUE",
                        "duplicate value found: " + field.name() + " duplicates value on record with id: " + other.id(),
                        field.name());
            }
        }
    }

    static boolean same(Field field, JsonNode left, JsonNode right) {
        String a = left.asString("");
        String b = right.asString("");
        return field.isCaseSensitive() ? a.equals(b) : a.equalsIgnoreCase(b);
    }
}
