package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Certinia contract sheet, section 5. */
class PackageRulesTest extends OrgTest {

    private static final String TIMECARDS = OrgClient.ROOT + "/sobjects/pse__Timecard_Header__c";
    private static final String EXPENSES = OrgClient.ROOT + "/sobjects/pse__Expense__c";
    private static final String BILLED = "a1T5g00000TCH01EAH";
    private static final String SAVED = "a1T5g00000TCH02EAH";
    private static final String CODE = "FIELD_CUSTOM_VALIDATION_EXCEPTION";

    @Test
    void aBilledTimecardMayNotChange() {
        var answer = client.patch(TIMECARDS + "/" + BILLED, "{\"pse__Monday_Hours__c\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("[{\"message\":\"Timecard Header may not be changed after it is Billed or Invoiced.\","
                        + "\"errorCode\":\"FIELD_CUSTOM_VALIDATION_EXCEPTION\",\"fields\":[]}]");
        assertError(client.delete(TIMECARDS + "/" + BILLED), 400, CODE, "Billed or Invoiced");
    }

    @Test
    void aTimecardIsSubmittedButApprovedOnlyByTheAdministratorsEdit() {
        String saved = TIMECARDS + "/" + SAVED;

        assertError(client.patch(saved, "{\"pse__Status__c\":\"Approved\"}"), 400, CODE, "'Saved' to 'Approved'");
        assertThat(client.patch(saved, "{\"pse__Status__c\":\"Submitted\"}").status())
                .isEqualTo(204);
        assertThat(client.get(saved).json().get("pse__Submitted__c").asBoolean())
                .isTrue();
        assertThat(client.patch(
                                saved,
                                "{\"pse__Status__c\":\"Approved\",\"pse__Admin_Global_Edit__c\":true,"
                                        + "\"pse__Audit_Notes__c\":\"by mail\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(saved).json().get("pse__Approved__c").asBoolean()).isTrue();
    }

    @Test
    void aStatusOutsideTheListIsRefused() {
        assertError(
                client.patch(TIMECARDS + "/" + SAVED, "{\"pse__Status__c\":\"Done\"}"),
                400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Done");
    }

    @Test
    void timeNeedsAnAssignmentUnlessTheProjectAllowsNone() {
        assertError(client.post(TIMECARDS, timecard(PROJECT, "null")), 400, CODE, "Assignment is required");
        assertThat(client.post(TIMECARDS, timecard(FREE_PROJECT, "null")).status())
                .isEqualTo(201);
        String id = client.post(TIMECARDS, timecard(PROJECT, "\"" + ASSIGNMENT + "\""))
                .json()
                .get("id")
                .asString();
        var timecard = client.get(TIMECARDS + "/" + id).json();
        assertThat(timecard.get("pse__Status__c").asString()).isEqualTo("Saved");
        assertThat(timecard.get("pse__Total_Hours__c").decimalValue()).isEqualByComparingTo("9.25");
    }

    @Test
    void aClosedProjectTakesNoTimeAndNoExpense() {
        String expense = "{\"pse__Project__c\":\"" + CLOSED_PROJECT + "\",\"pse__Assignment__c\":\"" + ASSIGNMENT
                + "\",\"pse__Expense_Date__c\":\"2026-08-04\",\"pse__Amount__c\":10.00}";

        assertError(
                client.post(TIMECARDS, timecard(CLOSED_PROJECT, "\"" + ASSIGNMENT + "\"")),
                400,
                CODE,
                "closed for time");
        assertError(client.post(EXPENSES, expense), 400, CODE, "closed for expense");
        assertThat(client.post(EXPENSES, expense.replace(CLOSED_PROJECT, PROJECT))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void formulasAreNotWritable() {
        assertError(
                client.patch(
                        OrgClient.ROOT + "/sobjects/pse__Assignment__c/" + ASSIGNMENT,
                        "{\"pse__End_Date__c\":\"2026-12-31\"}"),
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "pse__End_Date__c");
    }

    private static String timecard(String project, String assignment) {
        return "{\"pse__Resource__c\":\"" + WORKER + "\",\"pse__Project__c\":\"" + project
                + "\",\"pse__Assignment__c\":"
                + assignment + ",\"pse__Start_Date__c\":\"2026-08-10\",\"pse__End_Date__c\":\"2026-08-16\","
                + "\"pse__Monday_Hours__c\":8,\"pse__Tuesday_Hours__c\":1.25}";
    }
}
