package org.tallystick.connector.salesforce.platform;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Compares what is read and written with what the org says of its objects, before any data flows (GOV-7). A field that the user may not see
 * is missing there too. Reads no data. Asks anew each time.
 */
public final class SchemaCheck {

    private final FieldTypes types;
    private final List<String> faults = new ArrayList<>();

    SchemaCheck(OrgClient org) {
        this.types = FieldTypes.of(org);
    }

    /** Fields, or paths to them, that must be there. */
    public SchemaCheck reads(String object, List<String> fields) {
        List<String> absent =
                fields.stream().filter(field -> !types.has(object, field)).toList();
        if (!absent.isEmpty()) {
            faults.add("%s has no %s".formatted(object, String.join(", ", absent)));
        }
        return this;
    }

    /** Fields that must be there, and that the user may change. */
    public SchemaCheck writes(String object, List<String> fields) {
        List<String> fixed =
                fields.stream().filter(field -> types.isFixed(object, field)).toList();
        if (!fixed.isEmpty()) {
            faults.add("%s does not let the user write %s".formatted(object, String.join(", ", fixed)));
        }
        return reads(object, fields);
    }

    /** A field that records are found and upserted by. */
    public SchemaCheck key(String object, String field) {
        if (!types.has(object, field)) {
            faults.add("%s has no external id field %s".formatted(object, field));
        } else if (!types.isUniqueKey(object, field)) {
            faults.add("%s.%s is not both External ID and Unique".formatted(object, field));
        }
        return this;
    }

    /** @throws ConnectorException naming all that is missing */
    public void run() {
        if (!faults.isEmpty()) {
            throw new ConnectorException(
                    Problem.of(FailureKind.INVALID, "SCHEMA", String.join("; ", faults))
                            .withRemedy(
                                    "Create the fields that are yours, and give the user of the connected app read access to the others, and edit access to those that are written (field-level security)"));
        }
    }
}
