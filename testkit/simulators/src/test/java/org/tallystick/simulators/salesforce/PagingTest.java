package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PagingTest extends OrgTest {

    private static final String QUERY = "SELECT Id, Name FROM Account WHERE Name LIKE 'Bulk %' ORDER BY Name";

    @BeforeEach
    void createFourHundredAndFiftyAccounts() {
        for (int from = 100; from < 550; from += 150) {
            String records = IntStream.range(from, from + 150)
                    .mapToObj(n -> "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"Bulk " + n + "\"}")
                    .collect(Collectors.joining(","));
            assertThat(client.post(COLLECTIONS, "{\"records\":[" + records + "]}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePagesOfAQueryAreOneSnapshot() {
        JsonNode page = firstPage();
        client.post(ACCOUNTS, "{\"Name\":\"Bulk 999, too late\"}");
        String last = client.query("SELECT Id FROM Account WHERE Name = 'Bulk 549'")
                .json()
                .get("records")
                .get(0)
                .get("Id")
                .asString();
        client.delete(ACCOUNTS + "/" + last);

        List<String> names = new ArrayList<>(values(page.get("records"), "Name"));
        while (!page.get("done").asBoolean()) {
            page = client.get(page.get("nextRecordsUrl").asString()).json();
            names.addAll(values(page.get("records"), "Name"));
            assertThat(page.get("totalSize").asInt()).isEqualTo(450);
        }

        assertThat(page.has("nextRecordsUrl")).isFalse();
        assertThat(names)
                .isEqualTo(IntStream.range(100, 550).mapToObj(n -> "Bulk " + n).toList());
    }

    @Test
    void theBatchSizeIsAHintBetween200And2000() {
        assertThat(client.query(QUERY, "Sforce-Query-Options", "batchSize=5")
                        .json()
                        .get("records")
                        .size())
                .isEqualTo(200);
        assertThat(client.query(QUERY, "Sforce-Query-Options", "batchSize=300")
                        .json()
                        .get("records")
                        .size())
                .isEqualTo(300);
        assertThat(client.query(QUERY).json().get("records").size()).isEqualTo(450);
    }

    @Test
    void anUnknownExpiredOrForgottenLocatorIsInvalid() {
        String next = firstPage().get("nextRecordsUrl").asString();

        assertError(
                client.get(OrgClient.ROOT + "/query/0r8000000000000AAA-200"), 400, "INVALID_QUERY_LOCATOR", "locator");
        assertError(client.get(next.replaceAll("-\\d+$", "-9999")), 400, "INVALID_QUERY_LOCATOR", "locator");
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(2)));
        assertError(client.login().get(next), 400, "INVALID_QUERY_LOCATOR", "locator");
        restart();
        assertError(client.get(next), 400, "INVALID_QUERY_LOCATOR", "locator");
    }

    private JsonNode firstPage() {
        return client.query(QUERY, "Sforce-Query-Options", "batchSize=200").json();
    }
}
