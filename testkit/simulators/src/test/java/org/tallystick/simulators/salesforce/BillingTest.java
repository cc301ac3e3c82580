package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Billing events as the package makes them and marks their sources. Certinia contract sheet, sections 3, 5 and 6. */
class BillingTest extends OrgTest {

    private static final String OBJECTS = OrgClient.ROOT + "/sobjects/";
    private static final String EVENTS = OBJECTS + "pse__Billing_Event__c";
    private static final String ITEMS = OBJECTS + "pse__Billing_Event_Item__c";
    private static final String INVOICED =
            "{\"pse__Invoiced__c\":true,\"pse__Invoice_Number__c\":\"INV-7\",\"pse__Invoice_Date__c\":\"2026-09-02\"}";

    private String timecard;

    /** Of the week in which August ends: eight hours on its last day, two in September. */
    @BeforeEach
    void workAtTheEndOfAugust() {
        timecard = create(
                "pse__Timecard_Header__c",
                "{\"pse__Resource__c\":\"" + WORKER + "\",\"pse__Project__c\":\"" + PROJECT
                        + "\",\"pse__Assignment__c\":\"" + ASSIGNMENT
                        + "\",\"pse__Start_Date__c\":\"2026-08-31\",\"pse__End_Date__c\":\"2026-09-06\","
                        + "\"pse__Monday_Hours__c\":8,\"pse__Tuesday_Hours__c\":2,\"pse__Billable__c\":true,"
                        + "\"pse__Bill_Rate__c\":100,\"pse__Admin_Global_Edit__c\":true,"
                        + "\"pse__Audit_Notes__c\":\"by mail\",\"pse__Status__c\":\"Approved\"}");
    }

    @Test
    void aWeekIsSplitAtTheEndOfTheMonthAndBilledUpToTheDay() {
        org.generateBilling(LocalDate.of(2026, 8, 31));

        assertThat(rows("SELECT pse__End_Date__c, pse__Total_Hours__c, pse__Billed__c FROM pse__Timecard__c"))
                .containsExactly("2026-08-31 8 true", "2026-09-06 2 false");
        assertThat(rows("SELECT pse__Timecard_Split__r.pse__Timecard_Header__c, pse__Amount__c, pse__Category__c"
                        + " FROM pse__Billing_Event_Item__c"))
                .hasSize(1)
                .allMatch(row -> row.contains(timecard) && row.endsWith("800.00 Timecard"));
        assertThat(rows("SELECT pse__Project__c, pse__Summary_Amount__c FROM pse__Billing_Event__c"))
                .containsExactly(PROJECT + " 800.00");

        org.generateBilling(LocalDate.of(2026, 9, 30));

        assertThat(rows("SELECT pse__Summary_Amount__c FROM pse__Billing_Event__c"))
                .containsExactly("800.00", "200.00");
        org.generateBilling(LocalDate.of(2026, 9, 30));
        assertThat(rows("SELECT pse__Summary_Amount__c FROM pse__Billing_Event__c"))
                .hasSize(2);
    }

    @Test
    void theNumberOfTheInvoiceIsCopiedToWhatTheEventBillsAndTheTimecardIsFrozen() {
        org.generateBilling(LocalDate.of(2026, 8, 31));
        String event = id("pse__Billing_Event__c");

        assertThat(client.patch(EVENTS + "/" + event, INVOICED).status()).isEqualTo(204);

        assertThat(rows("SELECT pse__Invoiced__c, pse__Invoice_Number__c, pse__Invoice_Date__c FROM pse__Timecard__c"))
                .containsExactly("true INV-7 2026-09-02", "false null null");
        assertThat(rows("SELECT pse__Billed__c, pse__Invoiced__c FROM pse__Timecard_Header__c WHERE Id = '" + timecard
                        + "'"))
                .containsExactly("true true");
        assertError(
                client.patch(OBJECTS + "pse__Timecard_Header__c/" + timecard, "{\"pse__Monday_Hours__c\":7}"),
                400,
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "Billed or Invoiced");
    }

    @Test
    void expensesAndMilestonesAreBilledAndMarkedToo() {
        String milestone = create(
                "pse__Milestone__c",
                "{\"Name\":\"Go-live\",\"pse__Project__c\":\"" + PROJECT
                        + "\",\"pse__Milestone_Amount__c\":500,\"pse__Target_Date__c\":\"2026-08-20\","
                        + "\"pse__Actual_Date__c\":\"2026-08-20\",\"pse__Status__c\":\"Approved\"}");
        org.generateBilling(LocalDate.of(2026, 8, 31));

        client.patch(EVENTS + "/" + id("pse__Billing_Event__c"), INVOICED);

        assertThat(rows("SELECT pse__Billed__c, pse__Bill_Date__c, pse__Invoiced__c, pse__Invoice_Number__c"
                        + " FROM pse__Milestone__c WHERE Id = '" + milestone + "'"))
                .containsExactly("true 2026-08-31 true INV-7");
        assertThat(rows("SELECT pse__Summary_Amount__c FROM pse__Billing_Event_Batch__c"))
                .containsExactly("1300.00");
    }

    @ParameterizedTest
    @CsvSource({"pse__Budget__c, Budget", "pse__Miscellaneous_Adjustment__c, Miscellaneous Adjustment"})
    void aBudgetOrAdjustmentThatIsPutOnAnEventIsMarkedWithIt(String object, String category) {
        String name = object.equals("pse__Budget__c") ? "\"Name\":\"PO 4711\"," : "";
        String billed = create(object, "{" + name + "\"pse__Amount__c\":10,\"pse__Effective_Date__c\":\"2026-08-01\"}");
        String event = create("pse__Billing_Event__c", "{\"pse__Event_Key__c\":\"by hand\"}");
        create(
                "pse__Billing_Event_Item__c",
                "{\"pse__Billing_Event__c\":\"%s\",\"pse__Category__c\":\"%s\",\"pse__Object_Id__c\":\"%s\",\"%s\":\"%s\"}"
                        .formatted(event, category, billed, object, billed));

        client.patch(EVENTS + "/" + event, INVOICED);

        assertThat(rows("SELECT pse__Invoiced__c FROM " + object)).containsExactly("true");
    }

    @Test
    void aRecordIsBilledByOneItem() {
        org.generateBilling(LocalDate.of(2026, 8, 31));
        String split = id("pse__Timecard__c");

        assertError(
                client.post(ITEMS, "{\"pse__Object_Id__c\":\"" + split + "\"}"),
                400,
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "exists already for " + split);
    }

    @Test
    void splitsAndTransactionsAreThePackages() {
        org.generateBilling(LocalDate.of(2026, 8, 31));
        String splits = OBJECTS + "pse__Timecard__c";
        String code = "FIELD_CUSTOM_VALIDATION_EXCEPTION";

        assertError(
                client.patch(splits + "/" + id("pse__Timecard__c"), "{\"pse__Invoice_Number__c\":\"INV-8\"}"),
                400,
                code,
                "by the package only");
        assertError(
                client.post(splits, "{\"pse__Timecard_Header__c\":\"" + timecard + "\"}"),
                400,
                code,
                "by the package only");
        assertError(
                client.post(OBJECTS + "pse__Transaction__c", "{\"pse__Amount__c\":1}"),
                400,
                code,
                "by the package only");
    }

    @Test
    void anEventsKeyIsUniqueAndANumberHasEightyCharacters() {
        assertThat(client.post(EVENTS, "{\"pse__Event_Key__c\":\"k1\"}").status())
                .isEqualTo(201);
        assertError(client.post(EVENTS, "{\"pse__Event_Key__c\":\"k1\"}"), 400, "DUPLICATE_VALUE", "Event_Key");
        String event = EVENTS + "/" + id("pse__Billing_Event__c");
        assertThat(client.patch(event, number(80)).status()).isEqualTo(204);
        assertError(client.patch(event, number(81)), 400, "STRING_TOO_LONG", "max length=80");
    }

    private static String number(int length) {
        return "{\"pse__Invoice_Number__c\":\"" + "9".repeat(length) + "\"}";
    }

    private String create(String object, String body) {
        OrgClient.Answer answer = client.post(OBJECTS + object, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String id(String object) {
        return client.query("SELECT Id FROM " + object)
                .json()
                .get("records")
                .get(0)
                .get("Id")
                .asString();
    }

    /** The values of each row, joined by spaces. */
    private List<String> rows(String soql) {
        OrgClient.Answer answer = client.query(soql);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("records")
                .valueStream()
                .map(BillingTest::values)
                .toList();
    }

    private static String values(JsonNode row) {
        return String.join(
                " ",
                row.propertyStream()
                        .filter(field -> !field.getKey().equals("attributes"))
                        .map(field -> field.getValue().isValueNode()
                                ? field.getValue().asString("null")
                                : field.getValue().toString())
                        .toList());
    }
}
