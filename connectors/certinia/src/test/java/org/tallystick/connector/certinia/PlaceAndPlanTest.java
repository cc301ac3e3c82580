package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Assignment;
import org.tallystick.model.Commitment;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectActivity;
import org.tallystick.model.ProjectKind;
import org.tallystick.model.ProjectPlace;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.StaffingPlan;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Reimbursement;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What the package says of its records beside what bills them: where they stand, what is planned, on which paper they are. */
class PlaceAndPlanTest extends SimulatedOrg {

    private static final String PROJECT = "a0P5g0000000001EAA";
    private static final String RESOURCE = "0035g0000000001AAA";

    @ParameterizedTest
    @ValueSource(strings = {"0", "100"})
    void aProjectSaysWhereItStandsInTheFirm(String bulkAbove) {
        deliver("pse__Region__c", "a5R5g0000000001EAA", "\"Name\": \"EMEA\"");
        deliver("pse__Practice__c", "a5P5g0000000001EAA", "\"Name\": \"Data & AI\"");
        deliver("pse__Grp__c", "a5G5g0000000001EAA", "\"Name\": \"Public sector\"");
        deliver("pse__Proj__c", PROJECT, """
                "Name": "Core migration", "CurrencyIsoCode": "EUR", "pse__Project_ID__c": "PR-000123",
                "pse__Project_Type__c": "Customer Project", "pse__Project_Manager__c": "%s", "pse__Region__c": "a5R5g0000000001EAA",
                "pse__Practice__c": "a5P5g0000000001EAA", "pse__Group__c": "a5G5g0000000001EAA", "pse__Closed_for_Time_Entry__c": true,
                "pse__Closed_for_Expense_Entry__c": false, "pse__Exclude_From_Billing__c": true""".formatted(RESOURCE));

        Project project = read(RecordType.PROJECT, Map.of("bulk-above", bulkAbove));

        assertThat(project.code()).isEqualTo("PR-000123");
        assertThat(project.kind()).isEqualTo(ProjectKind.BILLABLE);
        assertThat(project.place().manager()).isEqualTo(new Ref<>("psa", RecordType.RESOURCE, RESOURCE));
        assertThat(project.place().region()).isEqualTo("EMEA");
        assertThat(project.place().practice()).isEqualTo("Data & AI");
        assertThat(project.place().dimensions()).containsExactly(Map.entry("group", "Public sector"));
        assertThat(project.closedFor()).containsExactlyInAnyOrder(ProjectActivity.TIME, ProjectActivity.BILLING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100"})
    void aProjectThatSaysNothingOfItStandsNowhere(String bulkAbove) {
        deliver("pse__Proj__c", PROJECT, "\"Name\": \"Bench\", \"pse__Project_Type__c\": \"Internal\"");

        Project project = read(RecordType.PROJECT, Map.of("bulk-above", bulkAbove));

        assertThat(project.kind()).isEqualTo(ProjectKind.INTERNAL);
        assertThat(project.place()).isEqualTo(ProjectPlace.NONE);
        assertThat(project.closedFor()).isEmpty();
    }

    @Test
    void aSetOfRateCardsHasItsName() {
        deliver("pse__Rate_Card_Set__c", "a2S5g0000000001EAA", "\"Name\": \"Germany 2026\"");
        deliver("pse__Rate_Card__c", "a1R5g0000000001EAA", """
                "CurrencyIsoCode": "EUR", "pse__Role__c": "Architect", "pse__Suggested_Bill_Rate__c": 120,
                "pse__Average_Cost_Rate__c": 60""");
        deliver("pse__Rate_Card_Set_Junction__c", "a1J5g0000000001EAA", """
                "pse__Rate_Card__c": "a1R5g0000000001EAA", "pse__Rate_Card_Set__c": "a2S5g0000000001EAA\"""");

        assertThat(read(RecordType.RATE_CARD, Map.of()).name()).isEqualTo("Germany 2026");
    }

    @Test
    void aResourceWorksByACalendar() {
        deliver("pse__Work_Calendar__c", "a5W5g0000000001EAA", "\"Name\": \"Germany, 40 hours\"");
        deliver(
                "Contact",
                RESOURCE,
                "\"LastName\": \"Worker\", \"pse__Is_Resource__c\": true, \"pse__Work_Calendar__c\": \"a5W5g0000000001EAA\"");

        Resource resource = read(RecordType.RESOURCE, Map.of());

        assertThat(resource.capacity().calendar()).isEqualTo("Germany, 40 hours");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120.5, 50, Scheduled, 120.5, -,    HARD",
                "-,     50, Tentative, -,     0.5,  SOFT",
                "0,    120, Closed,    -,     1.2,  -",
                "-,      -, -,         -,     -,    -"
            })
    void anAssignmentSaysHowMuchOfThePersonAndHowFirmly(
            String hours, String percent, String status, String planned, String share, Commitment commitment) {
        deliver("pse__Assignment__c", "a0A5g0000000001EAA", """
                "pse__Project__c": "%s", "pse__Resource__c": "%s", "pse__Is_Billable__c": true, "pse__Planned_Hours__c": %s,
                "pse__Percent_Allocated__c": %s, "pse__Status__c": %s""".formatted(
                        PROJECT, RESOURCE, hours, percent, status == null ? null : "\"" + status + "\""));

        Assignment assignment = read(RecordType.ASSIGNMENT, Map.of());

        assertThat(assignment.billable()).isTrue();
        assertThat(assignment.plan())
                .isEqualTo(new StaffingPlan(
                        planned == null ? null : Quantity.of(planned), share == null ? null : Rate.of(share)));
        assertThat(assignment.commitment()).isEqualTo(commitment);
        assertThat(assignment.check()).isEmpty();
    }

    /** The lines mirror the report's status, so the report itself is not read. */
    @Test
    void anExpenseNamesItsReportAndWhetherThePersonGetsItBack() {
        deliver("pse__Expense_Report__c", "a1X5g0000000001EAA", "\"pse__Status__c\": \"Approved\"");
        deliver("pse__Expense__c", "a1E5g0000000001EAA", """
                "CurrencyIsoCode": "CHF", "pse__Project__c": "%s", "pse__Expense_Date__c": "2026-08-11", "pse__Amount__c": 95,
                "pse__Billable__c": true, "pse__Status__c": "Approved", "pse__Expense_Report__c": "a1X5g0000000001EAA",
                "pse__Reimbursement_Currency__c": "EUR", "pse__Non_Reimbursible__c": true""".formatted(PROJECT));

        ExpenseItem expense = read(RecordType.EXPENSE_ITEM, Map.of());

        assertThat(expense.report()).isEqualTo("a1X5g0000000001EAA");
        assertThat(expense.reimbursementCurrency()).isEqualTo(new CurrencyCode("EUR"));
        assertThat(expense.reimbursement()).isEqualTo(Reimbursement.NONE);
    }

    @Test
    void aDayOfATimecardNamesItsTimecard() {
        deliver("pse__Timecard_Header__c", "a1T5g0000000001EAA", """
                "pse__Project__c": "%s", "pse__Resource__c": "%s", "pse__Start_Date__c": "2026-08-10", "pse__End_Date__c": "2026-08-16",
                "pse__Monday_Hours__c": 8, "pse__Billable__c": true, "pse__Status__c": "Saved\"""".formatted(PROJECT, RESOURCE));

        TimeEntry day = read(RecordType.TIME_ENTRY, Map.of());

        assertThat(day.timesheet()).isEqualTo("a1T5g0000000001EAA");
    }

    @Test
    void aMilestoneHasADayByWhichItIsToBeReached() {
        deliver("pse__Milestone__c", "a1M5g0000000001EAA", """
                "Name": "Cut-over", "CurrencyIsoCode": "EUR", "pse__Project__c": "%s", "pse__Milestone_Amount__c": 7000,
                "pse__Target_Date__c": "2026-10-10", "pse__Status__c": "Open\"""".formatted(PROJECT));

        Milestone milestone = read(RecordType.MILESTONE, Map.of());

        assertThat(milestone.plannedDate()).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(milestone.completedOn()).isNull();
    }

    private void deliver(String object, String id, String fields) {
        psa.deliver(
                object,
                "[{\"Id\": \"%s\", \"IsDeleted\": false, \"SystemModstamp\": \"2026-08-01T10:00:00.000+0000\", %s}]"
                        .formatted(id, fields));
    }

    /** The first that is read. */
    private <T extends Entity> T read(RecordType<T> type, Map<String, String> properties) {
        try (Connector connector =
                psa.connect(properties, name -> Secret.of(psa.secrets().get(name)))) {
            RecordSource<T> source = connector.source(type, SourceSpec.BUILT_IN).orElseThrow();
            Page<T> page = source.read(null, 10);
            while (page.changes().isEmpty() && page.more()) {
                page = source.read(page.cursor(), 10);
            }
            return ((Change.Upsert<T>) page.changes().get(0)).drafts().get(0).build();
        }
    }
}
