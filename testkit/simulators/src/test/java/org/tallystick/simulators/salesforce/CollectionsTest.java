package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class CollectionsTest extends OrgTest {

    private static final String BY_KEY = COLLECTIONS + "/Account/Tallystick_Key__c";

    @Test
    void eachRecordHasItsOwnResultInOrder() {
        var results = client.post(COLLECTIONS, records(account("\"Name\":\"Fir\""), account("\"Phone\":\"1\"")));

        assertThat(results.status()).isEqualTo(200);
        assertThat(results.json().get(0).get("success").asBoolean()).isTrue();
        assertThat(results.json().get(1).toString())
                .isEqualTo("{\"success\":false,\"errors\":[{\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":"
                        + "\"Required fields are missing: [Name]\",\"fields\":[\"Name\"]}]}");
        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).hasSize(1);
    }

    @Test
    void allOrNoneRollsTheOthersBack() {
        String body = records(account("\"Name\":\"Fir\""), account("\"Phone\":\"1\""))
                .replace("{\"allOrNone\":false", "{\"allOrNone\":true");

        var results = client.post(COLLECTIONS, body).json();

        assertThat(results.get(0).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(results.get(1).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).isEmpty();
        assertThat(counters().get("creates").isEmpty()).isTrue();
    }

    @Test
    void anUpsertTellsWhatItCreatedAndRefusesAKeyThatIsThereTwice() {
        String one = account("\"Tallystick_Key__c\":\"a\",\"Name\":\"Fir\"");
        String twin = account("\"Tallystick_Key__c\":\"b\",\"Name\":\"Twin\"");

        var first = client.patch(BY_KEY, records(one, twin, twin)).json();
        var second = client.patch(BY_KEY, records(one)).json();

        assertThat(first.get(0).get("created").asBoolean()).isTrue();
        for (int twinResult : new int[] {1, 2}) {
            assertThat(first.get(twinResult)
                            .get("errors")
                            .get(0)
                            .get("statusCode")
                            .asString())
                    .isEqualTo("DUPLICATE_VALUE");
        }
        assertThat(second.get(0).get("created").asBoolean()).isFalse();
        assertThat(second.get(0).get("id")).isEqualTo(first.get(0).get("id"));
    }

    /** As the contract sheet of Salesforce shows it in section 5.2. */
    @Test
    void anUpsertThatIsRefusedSaysThatItCreatedNothing() {
        String nameless = account("\"Tallystick_Key__c\":\"a\",\"Phone\":\"1\"");
        String sound = account("\"Tallystick_Key__c\":\"b\",\"Name\":\"Fir\"");

        var results = client.patch(BY_KEY, records(nameless)).json();
        var rolledBack = client.patch(
                        BY_KEY, records(nameless, sound).replace("{\"allOrNone\":false", "{\"allOrNone\":true"))
                .json();

        assertThat(results.get(0).toString())
                .isEqualTo(
                        "{\"success\":false,\"created\":false,\"errors\":[{\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":"
                                + "\"Required fields are missing: [Name]\",\"fields\":[\"Name\"]}]}");
        assertThat(rolledBack.get(1).get("created").asBoolean(true)).isFalse();
    }

    @Test
    void anUpsertRefusesIdsAndMissingKeys() {
        var results = client.patch(
                        BY_KEY,
                        records(
                                account("\"Tallystick_Key__c\":\"a\",\"id\":\"" + ALDER + "\""),
                                account("\"Name\":\"x\"")))
                .json();

        assertThat(results.get(0).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("INVALID_FIELD");
        assertThat(results.get(1).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("MISSING_ARGUMENT");
    }

    @Test
    void recordsOfSeveralTypesAreUpdatedAndDeletedByTheirIds() {
        var updated = client.patch(
                COLLECTIONS,
                records(
                        account("\"id\":\"" + ALDER + "\",\"Phone\":\"1\""),
                        "{\"attributes\":{\"type\":\"pse__Proj__c\"},\"id\":\"" + PROJECT + "\",\"Name\":\"New name\"}",
                        account("\"id\":\"0015g00000aaa99AAA\"")));
        var deleted = client.delete(COLLECTIONS + "?ids=" + PROJECT + ",zzz&allOrNone=false")
                .json();

        assertThat(updated.json().get(0).toString())
                .isEqualTo("{\"id\":\"" + ALDER + "\",\"success\":true,\"errors\":[]}");
        assertThat(updated.json().get(1).get("success").asBoolean()).isTrue();
        assertThat(updated.json().get(2).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(deleted.get(0).get("success").asBoolean()).isTrue();
        assertThat(deleted.get(1).get("errors").get(0).get("statusCode").asString())
                .isEqualTo("MALFORMED_ID");
    }

    @Test
    void aMalformedCollectionIsRefusedAsAWhole() {
        String late = "{\"Name\":\"x\",\"attributes\":{\"type\":\"Account\"}}";

        assertError(
                client.post(COLLECTIONS, records(late)), 400, "JSON_PARSER_ERROR", "attributes field before any other");
        assertError(
                client.post(COLLECTIONS, records(account("\"Name\":\"Fir\""), account("\"Name\":5"))),
                400,
                "JSON_PARSER_ERROR",
                "instance of string");
        assertError(client.post(COLLECTIONS, "{}"), 400, "JSON_PARSER_ERROR", "at least one record");
        assertError(
                client.post(
                        COLLECTIONS,
                        records(Collections.nCopies(201, account("\"Name\":\"x\""))
                                .toArray(String[]::new))),
                400,
                "LIMIT_EXCEEDED",
                "At most 200");
        assertThat(counters().get("creates").isEmpty()).isTrue();
    }

    private static String account(String fields) {
        return "{\"attributes\":{\"type\":\"Account\"}," + fields + "}";
    }

    private static String records(String... records) {
        return "{\"allOrNone\":false,\"records\":[" + String.join(",", records) + "]}";
    }
}
