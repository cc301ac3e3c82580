package org.tallystick.simulators.salesforce.internal.write;

import java.util.List;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records that items of billing events bill: the package marks them itself, and the timecard of a split with it. Not all of them have all fields. Source:
 * Certinia contract sheet, sections 3 and 5.
 */
final class BilledSources {

    static final String EVENT = "pse__Billing_Event__c";
    static final String ITEM = "pse__Billing_Event_Item__c";

    private static final List<String> REFERENCES = List.of(
            "pse__Timecard_Split__c",
            "pse__Expense__c",
            "pse__Milestone__c",
            "pse__Miscellaneous_Adjustment__c",
            "pse__Budget__c");
    private static final List<String> COPIED =
            List.of("pse__Invoiced__c", "pse__Invoice_Number__c", "pse__Invoice_Date__c");

    private final Catalog catalog;
    private final UnitOfWork work;
    private final RecordWriter writer;

    BilledSources(Catalog catalog, UnitOfWork work, RecordWriter writer) {
        this.catalog = catalog;
        this.work = work;
        this.writer = writer;
    }

    /** What the event says of its invoice, its items' sources say too. */
    void invoiced(StoredRecord event) {
        ObjectNode said = Json.MAPPER.createObjectNode();
        COPIED.forEach(field -> said.set(field, event.get(field)));
        for (StoredRecord item : work.all(catalog.find(ITEM).orElseThrow())) {
            if (!item.isDeleted() && item.get(EVENT).asString("").equals(event.id())) {
                REFERENCES.forEach(reference -> mark(item, reference, said));
            }
        }
    }

    /** An item bills the source from now on. */
    void billed(StoredRecord source, String item, String day) {
        mark(
                source,
                Json.MAPPER
                        .createObjectNode()
                        .put("pse__Billed__c", true)
                        .put("pse__Bill_Date__c", day)
                        .put(ITEM, item));
    }

    private void mark(StoredRecord record, String reference, ObjectNode values) {
        ObjectType target = catalog.target(record.type().field(reference).orElseThrow());
        work.find(target, record.get(reference).asString("")).ifPresent(source -> mark(source, values));
    }

    private void mark(StoredRecord source, ObjectNode values) {
        writer.set(source, values);
        if (source.type().name().equals("pse__Timecard__c")) {
            mark(source, "pse__Timecard_Header__c", values);
        }
    }
}
