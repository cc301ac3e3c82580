package org.tallystick.simulators.salesforce.internal.write;

import java.util.List;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an assignment that are formulas over its schedule: they show what that says, and an assignment whose schedule alone is saved keeps its
 * stamps. Source: Certinia contract sheet, sections 3 and 5.
 */
final class Schedules {

    private static final String SCHEDULE = "pse__Schedule__c";
    private static final String ASSIGNMENT = "pse__Assignment__c";
    private static final List<String> FORMULAS =
            List.of("pse__Start_Date__c", "pse__End_Date__c", "pse__Scheduled_Hours__c");

    private final Catalog catalog;
    private final UnitOfWork work;

    Schedules(Catalog catalog, UnitOfWork work) {
        this.catalog = catalog;
        this.work = work;
    }

    /** Into an assignment that is written. */
    void show(StoredRecord written) {
        if (written.type().name().equals(ASSIGNMENT)) {
            work.find(
                            catalog.find(SCHEDULE).orElseThrow(),
                            written.get(SCHEDULE).asString(""))
                    .ifPresent(schedule -> copy(schedule, written.fields()));
        }
    }

    /** Into the assignments of a schedule that was written. */
    void follow(StoredRecord written) {
        if (written.type().name().equals(SCHEDULE)) {
            work.all(catalog.find(ASSIGNMENT).orElseThrow()).stream()
                    .filter(assignment -> assignment.get(SCHEDULE).asString("").equals(written.id()))
                    .toList()
                    .forEach(assignment -> follow(assignment, written));
        }
    }

    private void follow(StoredRecord assignment, StoredRecord schedule) {
        ObjectNode fields = assignment.fields().deepCopy();
        copy(schedule, fields);
        work.update(new StoredRecord(assignment.type(), assignment.id(), fields, assignment.delivered()));
    }

    private static void copy(StoredRecord schedule, ObjectNode fields) {
        FORMULAS.forEach(field -> fields.set(field, schedule.get(field)));
    }
}
