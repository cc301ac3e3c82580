package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTest extends OrgTest {

    private static final String BY_KEY = OrgClient.ROOT + "/sobjects/pse__Proj__c/Tallystick_Key__c/";

    @Test
    void aCreatedRecordHasItsIdAndTheOrgsOwnTime() {
        var created = client.post(ACCOUNTS, "{\"Name\":\"Fir NV\",\"ParentId\":\"0015g00000AAA01\",\"Website\":\"\"}");

        String id = created.json().get("id").asString();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
        assertThat(created.header("Location")).isEqualTo(ACCOUNTS + "/" + id);
        assertThat(id).matches("001\\w{15}");
        var record = client.get(ACCOUNTS + "/" + id).json();
        assertThat(record.propertyNames().iterator().next()).isEqualTo("attributes");
        assertThat(record.get("ParentId").asString()).isEqualTo(ALDER);
        assertThat(record.get("Website").isNull()).isTrue();
        assertThat(record.get("CurrencyIsoCode").asString()).isEqualTo("EUR");
        assertThat(record.get("CreatedDate").asString()).isEqualTo("2026-08-10T08:00:00.001+0000");
        assertThat(record.get("SystemModstamp")).isEqualTo(record.get("CreatedDate"));
        assertThat(client.get(ACCOUNTS + "/Id/" + id).json()).isEqualTo(record);
    }

    /** Certinia contract sheet, section 6: an external id that need not be unique, and a key of the package that is. */
    @Test
    void aTaskIsWrittenByTheIdThatItHasElsewhereAndItsKeyIsUnique() {
        String byExternalId = OrgClient.ROOT + "/sobjects/pse__Project_Task__c/pse__External_Task_ID__c/";
        String task = """
            {"Name":"Design","pse__Project__c":"%s","pse__Status__c":"Planned","pse__Estimated_Hours__c":40.25,
             "pse__Start_Date_Time__c":"2026-09-01T08:00:00+02:00","pse__Task_Key__c":"K1"}
            """.formatted(PROJECT);

        assertThat(client.patch(byExternalId + "T-1", task).status()).isEqualTo(201);
        assertThat(client.patch(byExternalId + "T-1", task).status()).isEqualTo(200);
        assertError(client.patch(byExternalId + "T-2", task), 400, "DUPLICATE_VALUE", "pse__Task_Key__c");
        assertError(
                client.patch(byExternalId + "T-1", "{\"pse__Status__c\":\"Parked\"}"),
                400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Parked");
        assertThat(client.get(byExternalId + "T-1")
                        .json()
                        .get("pse__Start_Date_Time__c")
                        .asString())
                .isEqualTo("2026-09-01T06:00:00.000+0000");
    }

    @Test
    void afterARestartIdsAndTimesGoOn() {
        String before =
                client.post(ACCOUNTS, "{\"Name\":\"Fir\"}").json().get("id").asString();
        restart();
        String after =
                client.post(ACCOUNTS, "{\"Name\":\"Fir\"}").json().get("id").asString();

        assertThat(after).isNotEqualTo(before);
        assertThat(client.get(ACCOUNTS + "/" + after).json().get("CreatedDate").asString())
                .isEqualTo("2026-08-10T08:00:00.002+0000");
    }

    @Test
    void anUpdateChangesWhatItNamesAndNullClears() {
        var updated = client.patch(ACCOUNTS + "/" + BIRCH, "{\"ParentId\":null,\"AccountNumber\":\"B-2\"}");

        assertThat(updated.status()).isEqualTo(204);
        assertThat(updated.header("Sforce-Limit-Info")).isEmpty();
        var record = client.get(ACCOUNTS + "/" + BIRCH).json();
        assertThat(record.get("ParentId").isNull()).isTrue();
        assertThat(record.get("AccountNumber").asString()).isEqualTo("B-2");
        assertThat(record.get("Name").asString()).isEqualTo("Birch's 100% Wood_Works");
        assertThat(record.get("SystemModstamp").asString()).isEqualTo("2026-08-10T08:00:00.001+0000");
    }

    @Test
    void aDeletedRecordIsGoneButForQueryAll() {
        assertThat(client.delete(ACCOUNTS + "/" + BIRCH).status()).isEqualTo(204);

        assertError(client.get(ACCOUNTS + "/" + BIRCH), 404, "NOT_FOUND", "does not exist");
        assertError(client.patch(ACCOUNTS + "/" + BIRCH, "{}"), 400, "ENTITY_IS_DELETED", "entity is deleted");
        assertThat(client.queryAll("SELECT Id FROM Account WHERE IsDeleted = true AND Id = '" + BIRCH + "'")
                        .json()
                        .get("totalSize")
                        .asInt())
                .isOne();
    }

    @Test
    void anUpsertCreatesOnceAndThenUpdates() {
        String project = "{\"Name\":\"Rollout 2\",\"pse__Opportunity__c\":\"" + OPPORTUNITY + "\"}";

        var first = client.patch(BY_KEY + "proj%2F1%3Aa", project);
        var second = client.patch(BY_KEY + "proj%2F1%3Aa", project);
        var otherCase = client.patch(BY_KEY + "PROJ%2F1%3Aa", project);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("created").asBoolean()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("created").asBoolean()).isFalse();
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(otherCase.status()).isEqualTo(201);
        assertThat(client.get(BY_KEY + "proj%2F1%3Aa")
                        .json()
                        .get("Tallystick_Key__c")
                        .asString())
                .isEqualTo("proj/1:a");
        assertThat(counters().get("creates").get("pse__Proj__c").asInt()).isEqualTo(2);
        assertThat(counters().get("updates").get("pse__Proj__c").asInt()).isOne();
    }

    @Test
    void anUpsertRefusesWhatItMust() {
        assertError(client.get(BY_KEY + "none"), 404, "NOT_FOUND", "does not exist");
        assertError(
                client.patch(BY_KEY + "none?updateOnly=true", "{\"Name\":\"x\"}"), 404, "NOT_FOUND", "does not exist");
        assertError(
                client.patch(BY_KEY + "k", "{\"Name\":\"x\",\"Tallystick_Key__c\":\"k\"}"),
                400,
                "INVALID_FIELD",
                "Tallystick_Key__c field should not be specified");
        assertError(client.patch(ACCOUNTS + "/Name/x", "{}"), 404, "NOT_FOUND", "Provided external ID field");
    }

    @Test
    void anExternalIdThatIsNotUniqueGivesItsChoicesAndWritesNothing() {
        String contacts = OrgClient.ROOT + "/sobjects/Contact/";

        var choices = client.patch(contacts + "pse__ERP_Worker_Correlation_Id__c/200001", "{\"Title\":\"x\"}");

        assertThat(choices.status()).isEqualTo(300);
        assertThat(choices.text())
                .isEqualTo("[\"" + contacts + "0035g00000WRK01AAH\",\"" + contacts + "0035g00000WRK02AAH\"]");
        assertThat(client.get(contacts + WORKER).json().get("Title").isNull()).isTrue();
    }

    /** Certinia contract sheet, section 5. */
    @Test
    void theDaysOfAnAssignmentAreThoseOfItsScheduleAndDoNotTouchIt() {
        String schedules = OrgClient.ROOT + "/sobjects/pse__Schedule__c";
        String assignments = OrgClient.ROOT + "/sobjects/pse__Assignment__c";
        String schedule = client.post(schedules, """
            {"pse__Start_Date__c":"2026-03-02","pse__End_Date__c":"2026-09-30","pse__Monday_Hours__c":8,
             "pse__Tuesday_Hours__c":8,"pse__Wednesday_Hours__c":8,"pse__Thursday_Hours__c":8,"pse__Friday_Hours__c":8,
             "pse__Saturday_Hours__c":0,"pse__Sunday_Hours__c":0}\
            """).json().get("id").asString();
        String id = client.post(
                        assignments,
                        "{\"pse__Project__c\":\"%s\",\"pse__Schedule__c\":\"%s\"}".formatted(PROJECT, schedule))
                .json()
                .get("id")
                .asString();
        var before = client.get(assignments + "/" + id).json();

        client.patch(schedules + "/" + schedule, "{\"pse__End_Date__c\":\"2026-12-31\"}");

        var after = client.get(assignments + "/" + id).json();
        assertThat(before.get("pse__End_Date__c").asString()).isEqualTo("2026-09-30");
        assertThat(after.get("pse__End_Date__c").asString()).isEqualTo("2026-12-31");
        assertThat(after.get("SystemModstamp")).isEqualTo(before.get("SystemModstamp"));
        assertError(
                client.patch(assignments + "/" + id, "{\"pse__End_Date__c\":\"2027-01-31\"}"),
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "pse__End_Date__c");
    }

    @Test
    void anAddressWhoseDomainEndsLikeAFileIsNotFound() {
        String byEmail = OrgClient.ROOT + "/sobjects/Contact/Email/";

        assertThat(client.patch(byEmail + "a%40fir.example", "{\"LastName\":\"Fir\"}")
                        .status())
                .isEqualTo(201);
        assertError(
                client.patch(byEmail + "a%40fir.inc", "{\"LastName\":\"Fir\"}"), 404, "NOT_FOUND", "does not exist");
        assertError(client.get(byEmail + "a%40fir.inc"), 404, "NOT_FOUND", "does not exist");
    }

    /** The guard knows seconds only. */
    @Test
    void aRecordThatWasModifiedSinceIsNotReadChangedOrDeleted() {
        String id = client.post(ACCOUNTS, "{\"Name\":\"Fir\",\"Tallystick_Key__c\":\"k\"}")
                .json()
                .get("id")
                .asString();
        String before = "Mon, 10 Aug 2026 07:59:59 GMT";
        String now = "Mon, 10 Aug 2026 08:00:00 GMT";

        for (String path : List.of("/" + id, "/Tallystick_Key__c/k")) {
            assertError(guarded("GET", path, null, before), 412, "PRECONDITION_FAILED", id + " was modified after");
            assertError(guarded("PATCH", path, "{\"Phone\":\"1\"}", before), 412, "PRECONDITION_FAILED", id);
        }
        assertError(guarded("DELETE", "/" + id, null, before), 412, "PRECONDITION_FAILED", id);
        var record = guarded("GET", "/" + id, null, now).json();
        assertThat(record.get("Phone").isNull()).isTrue();
        assertThat(record.get("LastModifiedDate").asString()).isEqualTo("2026-08-10T08:00:00.001+0000");
        assertThat(guarded("PATCH", "/" + id, "{\"Phone\":\"1\"}", now).status())
                .isEqualTo(204);
        assertThat(guarded("PATCH", "/Tallystick_Key__c/k", "{\"Phone\":\"2\"}", now)
                        .status())
                .isEqualTo(200);
        assertThat(guarded("PATCH", "/Tallystick_Key__c/new", "{\"Name\":\"Elm\"}", before)
                        .status())
                .isEqualTo(201);
        assertThat(guarded("DELETE", "/" + id, null, "yesterday").status()).isEqualTo(204);
    }

    private OrgClient.Answer guarded(String method, String path, String body, String since) {
        return client.call(method, ACCOUNTS + path, body, "If-Unmodified-Since", since);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                  | REQUIRED_FIELD_MISSING | Required fields are missing: [Name]
        {"Name":""}                                         | REQUIRED_FIELD_MISSING | Required fields are missing: [Name]
        {"Name":"x","Total__c":1}                           | INVALID_FIELD | No such column 'Total__c' on sobject of type Account
        {"Name":"x","Id":"0015g00000AAA01AAH"}              | INVALID_FIELD_FOR_INSERT_UPDATE | Unable to create/update fields: Id
        {"Name":"x","SystemModstamp":"2026-01-01T00:00:00Z"} | INVALID_FIELD_FOR_INSERT_UPDATE | Unable to create/update fields: SystemModstamp
        {"Name":5}                                          | JSON_PARSER_ERROR | Cannot deserialize instance of string
        {"Name":"x","AnnualRevenue":"5"}                    | JSON_PARSER_ERROR | Cannot deserialize instance of currency
        {"Name":"x","pse__Add_BEIs_To_Existing_Batches__c":null} | JSON_PARSER_ERROR | Cannot deserialize instance of boolean
        {"Name":"x","AccountNumber":"12345678901234567890123456789012345678901"} | STRING_TOO_LONG | (max length=40)
        {"Name":"x","AnnualRevenue":1.5}                    | NUMBER_OUTSIDE_VALID_RANGE | AnnualRevenue: value outside of valid range
        {"Name":"x","AnnualRevenue":1e18}                   | NUMBER_OUTSIDE_VALID_RANGE | AnnualRevenue: value outside of valid range
        {"Name":"x","CurrencyIsoCode":"XXX"}                | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | bad value for restricted picklist field: XXX
        {"Name":"x","ParentId":"nonsense"}                  | MALFORMED_ID | ParentId: id value of incorrect type: nonsense
        {"Name":"x","ParentId":"0015g00000AAA01AAA"}        | MALFORMED_ID | ParentId: id value of incorrect type
        {"Name":"x","ParentId":"0065g00000OPP01AAH"}        | MALFORMED_ID | ParentId: id value of incorrect type
        {"Name":"x","ParentId":"0015g00000aaa99AAA"}        | INVALID_CROSS_REFERENCE_KEY | invalid cross reference id
        {"Name":"x","ParentId":"0015g00000AAA03AAH"}        | ENTITY_IS_DELETED | entity is deleted
        {"Name":"x"                                         | JSON_PARSER_ERROR | Unreadable JSON
        ["x"]                                               | JSON_PARSER_ERROR | must be a JSON object
        """)
    void aWrongRecordIsRefusedWithItsCode(String body, String code, String message) {
        assertError(client.post(ACCOUNTS, body), 400, code, message);
        assertThat(counters().get("creates").isEmpty()).isTrue();
    }

    @Test
    void aRefusalNamesItsFields() {
        assertThat(client.post(OrgClient.ROOT + "/sobjects/Opportunity", "{\"Name\":\"x\"}")
                        .text())
                .isEqualTo("[{\"message\":\"Required fields are missing: [StageName, CloseDate]\",\"errorCode\":"
                        + "\"REQUIRED_FIELD_MISSING\",\"fields\":[\"StageName\",\"CloseDate\"]}]");
    }

    @Test
    void aUniqueKeyStandsOnce() {
        client.patch(ACCOUNTS + "/" + ALDER, "{\"Tallystick_Key__c\":\"k\"}");

        assertError(
                client.patch(ACCOUNTS + "/" + BIRCH, "{\"Tallystick_Key__c\":\"k\"}"),
                400,
                "DUPLICATE_VALUE",
                "Tallystick_Key__c duplicates value on record with id: " + ALDER);
    }

    @Test
    void datesAndMomentsAreChecked() {
        String opportunities = OrgClient.ROOT + "/sobjects/Opportunity";
        String start = "{\"Name\":\"x\",\"StageName\":\"Closed Won\",\"CloseDate\":";

        assertError(
                client.post(opportunities, start + "\"2026-02-30\"}"), 400, "JSON_PARSER_ERROR", "instance of date");
        String id = client.post(opportunities, start + "\"2026-02-28\"}")
                .json()
                .get("id")
                .asString();
        var won = client.get(opportunities + "/" + id).json();
        assertThat(won.get("IsWon").asBoolean()).isTrue();
        assertThat(won.get("IsClosed").asBoolean()).isTrue();
    }

    @Test
    void unknownObjectsIdsAndMediaTypesAreRefused() {
        assertError(client.post(OrgClient.ROOT + "/sobjects/Nothing", "{}"), 404, "NOT_FOUND", "does not exist");
        assertError(client.patch(ACCOUNTS + "/0015g00000aaa99AAA", "{}"), 404, "NOT_FOUND", "does not exist");
        assertError(client.call("POST", ACCOUNTS, null), 415, "UNSUPPORTED_MEDIA_TYPE", "application/json");
    }
}
