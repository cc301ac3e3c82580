package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certinia contract sheet, section 3. */
class BudgetTest extends OrgTest {

    private static final String BUDGETS = OrgClient.ROOT + "/sobjects/pse__Budget__c";

    @Test
    void aBudgetOfAProjectIsKeptAsItIsWritten() {
        String id = created();

        var budget = client.get(BUDGETS + "/" + id).json();
        assertThat(id).startsWith("a1B");
        assertThat(budget.get("pse__Project__c").asString()).isEqualTo(PROJECT);
        assertThat(budget.get("pse__Amount__c").decimalValue()).isEqualByComparingTo("1000.5");
        assertThat(budget.get("pse__Approved__c").asBoolean()).isFalse();
        assertThat(names("SELECT Name FROM pse__Budget__c WHERE pse__Type__c = 'Work Order' AND pse__Amount__c > 1000"))
                .containsExactly("PO 4711");
    }

    /** The total is a formula: nobody can write it. The sheet does not give it, so it stays empty. */
    @ParameterizedTest
    @CsvSource({
        "pse__Amount__c, null, REQUIRED_FIELD_MISSING",
        "pse__Effective_Date__c, null, REQUIRED_FIELD_MISSING",
        "pse__Amount__c, 0.005, NUMBER_OUTSIDE_VALID_RANGE",
        "pse__Effective_Date__c, true, JSON_PARSER_ERROR",
        "pse__Total_Amount__c, 1250.75, INVALID_FIELD_FOR_INSERT_UPDATE",
        "pse__Type__c, '\"Framework\"', INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "pse__Status__c, '\"Parked\"', INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "pse__Account__c, '\"a0P5g00000PRJ01EAH\"', MALFORMED_ID"
    })
    void aValueThatDoesNotFitIsRefused(String field, String value, String code) {
        String budget = BUDGETS + "/" + created();

        assertError(client.patch(budget, "{\"%s\": %s}".formatted(field, value)), 400, code, field);
    }

    private String created() {
        String budget = """
                {"Name": "PO 4711", "pse__Project__c": "%s", "pse__Account__c": "%s", "pse__Type__c": "Work Order",
                 "pse__Status__c": "Open", "pse__Amount__c": 1000.5, "pse__Effective_Date__c": "2026-03-02"}
                """.formatted(PROJECT, ALDER);
        return client.post(BUDGETS, budget).json().get("id").asString();
    }
}
