package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlTest extends OrgTest {

    private static final String ALL = "SELECT Name FROM Account ";

    @Test
    void aRecordShowsItsAttributesFirstAndEmptyFieldsAsNull() {
        assertThat(client.query("select id, PARENTID, annualrevenue from account where id = '" + ALDER + "'")
                        .text())
                .isEqualTo("{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Account\",\"url\":"
                        + "\"/services/data/v62.0/sobjects/Account/" + ALDER + "\"},\"Id\":\"" + ALDER
                        + "\",\"ParentId\":null,\"AnnualRevenue\":1250000.50}]}");
    }

    @Test
    void parentFieldsAreNestedAndADanglingParentIsNull() {
        var records = client.query("SELECT Name, Parent.Name, Parent.Parent.Name FROM Account WHERE ParentId != null"
                        + " ORDER BY Name")
                .json()
                .get("records");

        assertThat(records.get(0).get("Parent").get("attributes").get("type").asString())
                .isEqualTo("Account");
        assertThat(records.get(0).get("Parent").get("Name").asString()).isEqualTo("Alder AG");
        assertThat(records.get(0).get("Parent").get("Parent").isNull()).isTrue();
        assertThat(records.get(1).get("Parent").isNull()).isTrue();
        assertThat(names("SELECT Name FROM pse__Proj__c WHERE pse__Account__r.Name = 'Alder AG' ORDER BY Name"))
                .containsExactly("Closed project", "Rollout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WHERE Name = 'alder ag'                                             | Alder AG
            WHERE Name = 'Birch\\'s 100% Wood_Works'                            | Birch's 100% Wood_Works
            WHERE Name LIKE 'birch%100\\% w__d\\_works'                         | Birch's 100% Wood_Works
            WHERE NOT Name LIKE '%e%' AND ParentId = null                       |
            WHERE BillingCountryCode IN ('GB', 'FR')                            | Dangling Ltd
            WHERE BillingCountryCode NOT IN ('DE')                              | Dangling Ltd
            WHERE SystemModstamp > 2026-08-03T08:00:00Z                         | Dangling Ltd
            WHERE SystemModstamp >= 2026-08-05T10:00:00+02:00                   | Dangling Ltd
            WHERE AnnualRevenue = 1250000.5                                     | Alder AG
            WHERE AnnualRevenue != 1250000.5 AND BillingCountryCode = 'GB'      | Dangling Ltd
            WHERE IsDeleted = true                                              |
            WHERE Id = '0015g00000AAA01'                                        | Alder AG
            WHERE Id = '0015g00000aaa01AAA'                                     | Case matters GmbH
            WHERE (Name = 'Alder AG' OR Name = 'Dangling Ltd') AND NOT (BillingCountryCode = 'GB') | Alder AG
            """)
    void filtersAreEvaluated(String where, String found) {
        assertThat(names(ALL + where)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void orderNullsLimitAndOffsetAreHonoured() {
        assertThat(names(ALL + "ORDER BY AnnualRevenue DESC NULLS LAST, Name DESC LIMIT 2"))
                .containsExactly("Alder AG", "Dangling Ltd");
        assertThat(names(ALL + "ORDER BY AnnualRevenue, SystemModstamp, Id LIMIT 1 OFFSET 1"))
                .containsExactly("Case matters GmbH");
        assertThat(names(ALL + "LIMIT 0")).isEmpty();
    }

    @Test
    void countGivesTheTotalAlone() {
        assertThat(client.query("SELECT COUNT() FROM Account WHERE BillingCountryCode = 'DE'")
                        .text())
                .isEqualTo("{\"totalSize\":3,\"done\":true,\"records\":[]}");
    }

    @Test
    void deletedRecordsShowInQueryAllOnly() {
        assertThat(names(ALL)).doesNotContain("Cedar, gone");
        assertThat(values(client.queryAll(ALL + "WHERE IsDeleted = true").json().get("records"), "Name"))
                .containsExactly("Cedar, gone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT Id FROM Invoice                                      | INVALID_TYPE | sObject type 'Invoice' is not supported
            SELECT Total FROM Account                                   | INVALID_FIELD | No such column 'Total' on entity 'Account'
            SELECT Owner.Total FROM Account                             | INVALID_FIELD | No such column 'Total' on entity 'User'
            SELECT Boss.Name FROM Account                               | INVALID_FIELD | Didn't understand relationship 'Boss'
            SELECT Id FROM Account WHERE Name = 5                       | INVALID_FIELD | 'Name' must be of type string and should be enclosed in quotes
            SELECT Id FROM Account WHERE AnnualRevenue = '5'            | INVALID_FIELD | must be of type currency and should not be enclosed in quotes
            SELECT Id FROM Opportunity WHERE CloseDate = '2026-08-01'   | INVALID_FIELD | must be of type date and should not be enclosed in quotes
            SELECT Id FROM Opportunity WHERE CloseDate = 2026-08-01T00:00:00Z | INVALID_FIELD | must be of type date
            SELECT Id FROM Account WHERE SystemModstamp > 2026-08-01    | INVALID_FIELD | must be of type datetime
            SELECT Id FROM Account WHERE IsDeleted = 'true'             | INVALID_FIELD | must be of type boolean
            SELECT Id FROM pse__Milestone__c WHERE pse__Description__c = 'x' | INVALID_FIELD | can not be filtered
            SELECT Id FROM Opportunity WHERE CloseDate = 2026-02-30     | MALFORMED_QUERY | Invalid date: 2026-02-30
            SELECT Id FROM Account WHERE Id = 'x'                       | INVALID_QUERY_FILTER_OPERATOR | invalid ID field: x
            SELECT Id FROM Account WHERE IsDeleted > true               | INVALID_QUERY_FILTER_OPERATOR | invalid operator
            SELECT Id FROM Account WHERE SystemModstamp = TODAY         | MALFORMED_QUERY | unexpected token: 'TODAY'
            SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c' | MALFORMED_QUERY | unexpected token: 'OR'
            SELECT Id FROM Account WHERE Name = 'open                   | MALFORMED_QUERY | unexpected token
            SELECT Id FROM Account WHERE Name = '\\q'                   | MALFORMED_QUERY | Illegal character sequence
            SELECT Id FROM Account WHERE                                | MALFORMED_QUERY | unexpected token: '<EOF>'
            SELECT * FROM Account                                       | MALFORMED_QUERY | unexpected token
            SELECT Id, FROM Account                                     | MALFORMED_QUERY | unexpected token
            SELECT Id FROM Account GROUP BY Id                          | MALFORMED_QUERY | unexpected token: 'GROUP'
            SELECT Id FROM Account LIMIT x                              | MALFORMED_QUERY | unexpected token: 'x'
            SELECT Id FROM Account OFFSET 2001                          | NUMBER_OUTSIDE_VALID_RANGE | Maximum SOQL offset
            """)
    void aWrongQueryIsRefusedWithItsCode(String soql, String code, String message) {
        assertError(client.query(soql), 400, code, message);
    }

    @Test
    void describeShowsTheFieldFactsAndIsNotRepeatedWhenUnchanged() {
        var answer = client.get(OrgClient.ROOT + "/sobjects/pse__Proj__c/describe");
        var key = answer.json()
                .get("fields")
                .valueStream()
                .filter(field -> field.get("name").asString().equals("Tallystick_Key__c"))
                .findFirst()
                .orElseThrow();

        assertThat(key.get("type").asString()).isEqualTo("string");
        assertThat(key.get("length").asInt()).isEqualTo(80);
        assertThat(key.get("unique").asBoolean()).isTrue();
        assertThat(key.get("externalId").asBoolean()).isTrue();
        assertThat(client.get(
                                OrgClient.ROOT + "/sobjects/pse__Proj__c/describe",
                                "If-Modified-Since",
                                answer.header("Last-Modified"))
                        .status())
                .isEqualTo(304);
        assertError(client.get(OrgClient.ROOT + "/sobjects/Nothing/describe"), 404, "NOT_FOUND", "does not exist");
    }
}
