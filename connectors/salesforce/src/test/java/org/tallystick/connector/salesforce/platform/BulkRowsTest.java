package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConnectorException;

class BulkRowsTest {

    private static final Map<String, String> OBJECTS = Map.of("Opportunity", """
            {"fields":[{"name":"Id","type":"id"},{"name":"Name","type":"string"},{"name":"IsDeleted","type":"boolean"},{"name":"Amount","type":"currency"},
            {"name":"SystemModstamp","type":"datetime"},{"name":"AccountId","type":"reference","relationshipName":"Account","referenceTo":["Account"]}]}""", "Account", """
            {"fields":[{"name":"Name","type":"string"},{"name":"NumberOfEmployees","type":"int"}]}""");

    private final AtomicInteger asked = new AtomicInteger();
    private final FieldTypes types = new FieldTypes(object -> {
        asked.incrementAndGet();
        return OBJECTS.getOrDefault(object, "{}");
    });
    private final BulkRows rows = new BulkRows(types, "Opportunity", "/services/data/v62.0/sobjects/Opportunity/");

    @Test
    void aRowHasTheFormThatAQueryGives() {
        String csv = """
                "Id","Name","IsDeleted","Amount","SystemModstamp","Account.Name","Account.NumberOfEmployees"
                "006A","A ""quoted"", two-
                line name","false","1250.50","2026-05-01T07:25:37.000Z","true","7"
                "006B","","true","","2026-05-01T07:25:38.000Z","",""
                """;

        assertThat(rows.of(csv, 2))
                .containsExactly(
                        "{\"attributes\":{\"type\":\"Opportunity\",\"url\":\"/services/data/v62.0/sobjects/Opportunity/006A\"},\"Id\":\"006A\","
                                + "\"Name\":\"A \\\"quoted\\\", two-\\nline name\",\"IsDeleted\":false,\"Amount\":1250.50,"
                                + "\"SystemModstamp\":\"2026-05-01T07:25:37.000+0000\",\"Account\":{\"Name\":\"true\",\"NumberOfEmployees\":7}}",
                        "{\"attributes\":{\"type\":\"Opportunity\",\"url\":\"/services/data/v62.0/sobjects/Opportunity/006B\"},\"Id\":\"006B\","
                                + "\"Name\":null,\"IsDeleted\":true,\"Amount\":null,\"SystemModstamp\":\"2026-05-01T07:25:38.000+0000\",\"Account\":null}");
    }

    @Test
    void theOrgIsAskedOnceForEachObject() {
        rows.of("Id,Account.Name\n1,a\n", 1);
        rows.of("Id,Account.Name\n2,b\n", 1);

        assertThat(asked).hasValue(2);
    }

    @Test
    void aColumnThatIsNewerThanWhatTheOrgSaidIsAskedForAnew() {
        Map<String, String> described =
                new HashMap<>(Map.of("Account", "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"}]}"));
        BulkRows accounts = new BulkRows(
                new FieldTypes(object -> described.getOrDefault(object, "{}")), "Account", "/sobjects/Account/");
        accounts.of("Id\n1\n", 1);
        described.put(
                "Account",
                "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"},{\"name\":\"Limit__c\",\"type\":\"currency\"}]}");

        assertThat(accounts.of("Id,Limit__c\n2,7\n", 1).get(0)).endsWith("\"Id\":\"2\",\"Limit__c\":7}");
    }

    /** The owner of a record is a queue or a user; which fields there are, is told of each. */
    @Test
    void aRelationshipMayLeadToSeveralObjects() {
        Map<String, String> described = Map.of("Firm__c", """
                {"fields":[{"name":"OwnerId","type":"reference","relationshipName":"Owner","referenceTo":["Group","User"]}]}""", "Group", """
                {"fields":[{"name":"Name","type":"string"}]}""", "User", """
                {"fields":[{"name":"Name","type":"string"},{"name":"Username","type":"string"}]}""");
        BulkRows firms = new BulkRows(
                new FieldTypes(object -> described.getOrDefault(object, "{}")), "Firm__c", "/sobjects/Firm__c/");

        assertThat(firms.of("Owner.Name,Owner.Username\nA,a@example.com\n", 1).get(0))
                .contains("\"Owner\":{\"Name\":\"A\",\"Username\":\"a@example.com\"}");
    }

    @Test
    void aPageMayHaveNoRows() {
        assertThat(rows.of("Id,Name\n", 0)).isEmpty();
        assertThat(rows.of("", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Id,Name\n1,a\n",
                "Id,Name\n1,a\n2,b\n3,c\n",
                "Id,Name\n1,a\n2\n",
                "Id,Name\n1,a\n2,b,c\n",
                "Id,Name\n1,a\n2,\"b"
            })
    void aPageThatIsNotWholeIsAFailure(String csv) {
        assertThatThrownBy(() -> rows.of(csv, 2))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("ANSWER_MALFORMED"));
    }

    @Test
    void aColumnThatTheOrgDoesNotHaveIsAFailure() {
        assertThatThrownBy(() -> rows.of("Id,Other\n1,2\n", 1))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("COLUMN_UNKNOWN"));
    }
}
