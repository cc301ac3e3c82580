package org.tallystick.connector.certinia.internal.read;

import org.tallystick.connector.salesforce.platform.ObjectReading;
import org.tallystick.connector.salesforce.platform.ObjectReadings;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.model.Assignment;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TimeEntry;

/** The package's objects that are mapped as they are; rate cards have a source of their own. */
public final class PsaObjects {

    private static final PsaMapper MAPPER = new PsaMapperImpl();

    private final PsaRefs refs;

    private PsaObjects(PsaRefs refs) {
        this.refs = refs;
    }

    /** Their sources. */
    public static ObjectReadings readings(OrgClient org, PsaRefs refs, String keyField, int pageSize) {
        PsaObjects objects = new PsaObjects(refs);
        return new ObjectReadings(org, refs.own(), pageSize)
                .with(RecordType.PROJECT, objects.projects().withExternalKey(keyField))
                .with(RecordType.RESOURCE, objects.resources())
                .with(RecordType.ASSIGNMENT, objects.assignments())
                .with(RecordType.TIME_ENTRY, objects.timecards())
                .with(RecordType.EXPENSE_ITEM, objects.expenses())
                .with(RecordType.MILESTONE, objects.milestones())
                .with(RecordType.TASK, objects.tasks())
                .with(RecordType.ENGAGEMENT, objects.budgets())
                .with(RecordType.RATE_CARD, RateCardSource.OBJECT, RateCardSource.FIELDS);
    }

    private ObjectReading<Project, ProjectWire> projects() {
        return ObjectReading.of(
                RecordType.PROJECT,
                "pse__Proj__c",
                ProjectWire.class,
                refs.own(),
                ProjectBuilder::builder,
                (row, header, builder) -> MAPPER.fill(row, header, refs, builder));
    }

    /** A resource is a contact; those who are none stay out, as they are nobody's business here. */
    private ObjectReading<Resource, ResourceWire> resources() {
        return ObjectReading.of(
                        RecordType.RESOURCE,
                        "Contact",
                        ResourceWire.class,
                        refs.own(),
                        ResourceBuilder::builder,
                        MAPPER::fill)
                .where("pse__Is_Resource__c = true");
    }

    /** Its days are formulas over its schedule. */
    private ObjectReading<Assignment, AssignmentWire> assignments() {
        return ObjectReading.of(
                        RecordType.ASSIGNMENT,
                        "pse__Assignment__c",
                        AssignmentWire.class,
                        refs.own(),
                        AssignmentBuilder::builder,
                        (row, header, builder) -> MAPPER.fill(row, header, refs, builder))
                .withFormulasOver("pse__Schedule__r");
    }

    private ObjectReading<TimeEntry, TimecardWire> timecards() {
        return ObjectReading.of(
                "pse__Timecard_Header__c", TimecardWire.class, row -> new Timecard(row, refs, MAPPER).entries());
    }

    private ObjectReading<ExpenseItem, ExpenseWire> expenses() {
        return ObjectReading.of(
                RecordType.EXPENSE_ITEM,
                "pse__Expense__c",
                ExpenseWire.class,
                refs.own(),
                ExpenseItemBuilder::builder,
                (row, header, builder) -> MAPPER.fill(row, header, refs, builder));
    }

    private ObjectReading<Milestone, MilestoneWire> milestones() {
        return ObjectReading.of(
                RecordType.MILESTONE,
                "pse__Milestone__c",
                MilestoneWire.class,
                refs.own(),
                MilestoneBuilder::builder,
                (row, header, builder) -> MAPPER.fill(row, header, refs, builder));
    }

    private ObjectReading<Task, TaskWire> tasks() {
        return ObjectReading.of(
                RecordType.TASK,
                "pse__Project_Task__c",
                TaskWire.class,
                refs.own(),
                TaskBuilder::builder,
                (row, header, builder) -> MAPPER.fill(row, header, refs, builder));
    }

    private ObjectReading<Engagement, BudgetWire> budgets() {
        return ObjectReading.of(Budget.OBJECT, BudgetWire.class, row -> new Budget(row, refs).engagements());
    }
}
