package org.tallystick.simulators.salesforce.internal.soql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.schema.Field;

/** A record as a query sees it, with the records that it refers to. */
record Row(OrgData data, StoredRecord record, boolean withDeleted) {

    /** The comparable value behind a path; null if it or a record on the way is missing. */
    @Nullable Comparable<?> value(FieldPath path) {
        Optional<Row> row = Optional.of(this);
        for (Field hop : path.hops()) {
            row = row.flatMap(current -> current.parent(hop));
        }
        return row.map(found -> Values.of(path.field(), found.record.get(path.field())))
                .orElse(null);
    }

    /** The referenced record; empty if the reference is, dangles, or leads to a deleted record that the query hides. */
    Optional<Row> parent(Field reference) {
        return data.find(data.catalog().target(reference), record.get(reference).asString(""))
                .filter(found -> withDeleted || !found.isDeleted())
                .map(found -> new Row(data, found, withDeleted));
    }
}
