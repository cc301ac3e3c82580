package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

class SuiteQlTest extends AccountTest {

    @Test
    void everyValueIsATextAndNullsAreOmitted() {
        JsonNode items = client.items(
                "SELECT id, CompanyName AS name, externalid, lastmodifieddate, isinactive FROM customer ORDER BY id");

        assertThat(items.toString())
                .isEqualTo(json(
                        "[{'id':'4001','name':'Alder Rail','externalid':'001A','lastmodifieddate':'8/12/2026','isinactive':'F'},"
                                + "{'id':'4002','name':'Birch_Foods','externalid':'001B','lastmodifieddate':'10/1/2026','isinactive':'F'},"
                                + "{'id':'4003','name':'Cedar Ltd','lastmodifieddate':'2/28/2026','isinactive':'T'}]"));
    }

    @Test
    void datesCompareAsDatesAndFormatOnDemand() {
        JsonNode items = client.items(
                "SELECT id, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD\"T\"HH24:MI:SS') AS modified FROM customer"
                        + " WHERE lastmodifieddate >= TO_DATE('2026-08-12', 'YYYY-MM-DD') ORDER BY lastmodifieddate DESC, id");

        assertThat(items.toString())
                .isEqualTo(json("[{'id':'4002','modified':'2026-10-01T00:00:00'},"
                        + "{'id':'4001','modified':'2026-08-12T00:00:00'}]"));
        assertThat(client.items("SELECT id FROM customer WHERE lastmodifieddate > ?", "8/12/2026"))
                .hasSize(1);
        assertThat(client.items("SELECT id FROM customer WHERE lastmodifieddate > ?", "8/11/2026 11:59:59 pm"))
                .hasSize(2);
        assertThat(client.items("SELECT id FROM customer WHERE TO_CHAR(lastmodifieddate, 'YYYY-MM-DD') = '2026-02-28'"))
                .hasSize(1);
    }

    @Test
    void aMomentIsReadWithItsTime() {
        client.created("customer", json("{'companyName':'D','subsidiary':{'id':'2'}}"));

        String after =
                "SELECT id FROM customer WHERE lastmodifieddate > TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') AND id > 9999";
        assertThat(client.items(after, "2026-09-01 10:15:29")).hasSize(1);
        assertThat(client.items(after, "2026-09-01 10:15:30")).isEmpty();
        assertThat(client.items("SELECT TO_CHAR(lastmodifieddate, 'HH24:MI:SS') AS t FROM customer WHERE id > 9999")
                        .toString())
                .isEqualTo(json("[{'t':'10:15:30'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 4001",
                "id = '4001'",
                "NOT id <> 4001 AND id > -1",
                "externalid IN ('001A', 'nothing')",
                "externalid LIKE '%A' AND companyname LIKE 'Alder_Rail'",
                "companyname = 'Alder Rail' OR 1 = 2 AND 1 = 1",
                "isinactive = 'F' AND (currency = 1 OR currency = 4)",
                "UPPER(companyname) = 'ALDER RAIL'",
                "id BETWEEN 3000 AND 4001",
                "lastmodifieddate = '8/12/2026'",
                "externalid IS NOT NULL AND externalid NOT IN ('001B')",
                "NVL(externalid, '-') = '001A'",
            })
    void aConditionFindsTheOneCustomer(String condition) {
        assertThat(client.items("SELECT id FROM customer WHERE " + condition).toString())
                .isEqualTo(json("[{'id':'4001'}]"));
    }

    @Test
    void unknownIsNeitherTrueNorFalse() {
        assertThat(client.items("SELECT id FROM customer WHERE externalid <> '001A'"))
                .hasSize(1);
        assertThat(client.items("SELECT id FROM customer WHERE NOT (externalid = '001A')"))
                .hasSize(1);
        assertThat(client.items("SELECT id FROM customer WHERE externalid IS NULL OR externalid = '001A'"))
                .hasSize(2);
    }

    @Test
    void parametersAreTakenInTheOrderOfTheText() {
        JsonNode items = client.items(
                "SELECT id, ? AS tag FROM customer WHERE externalid IN (?, ?) AND isinactive = ?",
                "x",
                "001A",
                "001B",
                "F");

        assertThat(items.toString()).isEqualTo(json("[{'id':'4001','tag':'x'},{'id':'4002','tag':'x'}]"));
    }

    @Test
    void joinsGroupsAndOrders() {
        JsonNode items = client.items("SELECT s.name, COUNT(*) AS n, MAX(c.id) AS last FROM customer AS c"
                + " JOIN customersubsidiaryrelationship r ON r.entity = c.id AND r.isprimarysub = 'T'"
                + " JOIN subsidiary s ON s.id = r.subsidiary GROUP BY s.name HAVING COUNT(*) > 1 ORDER BY s.name");
        JsonNode optional = client.items("SELECT c.id, r.id AS rel FROM customer c"
                + " LEFT JOIN customersubsidiaryrelationship r ON r.entity = c.id ORDER BY 2 DESC, c.id");

        assertThat(items.toString()).isEqualTo(json("[{'name':'Northwind US','n':'2','last':'4002'}]"));
        assertThat(optional.toString())
                .isEqualTo(json("[{'id':'4003'},{'id':'4002','rel':'54002'},{'id':'4001','rel':'54001'}]"));
        assertThat(client.items("SELECT COUNT(*), SUM(id) FROM customer WHERE id = 0")
                        .toString())
                .isEqualTo(json("[{'expr1':'0'}]"));
        assertThat(client.items("SELECT DISTINCT isinactive FROM customer")).hasSize(2);
    }

    @Test
    void pagesAreTold() {
        String query = "SELECT id FROM customer ORDER BY id";
        JsonNode first =
                Json.MAPPER.readTree(client.page("?limit=2&offset=0", query).body());
        JsonNode last =
                Json.MAPPER.readTree(client.page("?limit=2&offset=2", query).body());

        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.path("hasMore").asBoolean()).isTrue();
        assertThat(first.path("totalResults").asInt()).isEqualTo(3);
        assertThat(first.at("/links/1/rel").asString()).isEqualTo("next");
        assertThat(first.at("/links/1/href").asString()).endsWith("suiteql?limit=2&offset=2");
        assertThat(last.path("hasMore").asBoolean()).isFalse();
        assertThat(last.path("offset").asInt()).isEqualTo(2);
        assertThat(last.at("/items/0/id").asString()).isEqualTo("4003");
        assertThat(last.at("/items/0/links").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=1001", "?limit=0", "?limit=10&offset=5", "?offset=-1000", "?limit=x", "?offset=100000"})
    void aWrongPageIsRefused(String paging) {
        assertRefused(client.page(paging, "SELECT id FROM customer"), "INVALID_REQUEST", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM customers",
                "SELECT nam FROM customer",
                "SELECT x.id FROM customer c",
                "SELECT id FROM customer c JOIN job j ON j.id = c.id",
                "SELECT c.id FROM customer c JOIN job c ON c.id = c.id",
                "SELECT c.id FROM customer c JOIN job j ON j.id > c.id",
                "SELECT id, COUNT(*) FROM customer",
                "SELECT id, externalid AS id FROM customer",
                "SELECT id FROM customer WHERE",
                "SELECT id FROM customer WHERE id",
                "SELECT id FROM customer WHERE id NOT 4",
                "SELECT id FROM customer; DROP TABLE customer",
                "SELECT id id2 id3 FROM customer",
                "SELECT id FROM customer WHERE lastmodifieddate > '2026-08-12'",
                "SELECT TO_CHAR(lastmodifieddate, 'YYYY-QQ') FROM customer",
                "SELECT id FROM customer WHERE id = ?",
                "SELECT id FROM customer WHERE companyname = 5",
                "SELECT id FROM customer ORDER BY 2",
                "SELECT BUILTIN.DF(id) FROM customer",
                "SELECT total FROM transaction",
                "DELETE FROM customer",
                ""
            })
    void whatIsNotUnderstoodIsRefused(String query) {
        HttpResponse<String> answer = client.query(query);

        assertRefused(answer, "INVALID_REQUEST", "");
        JsonNode detail = Json.MAPPER.readTree(answer.body()).at("/o:errorDetails/0");
        assertThat(detail.path("o:errorQueryParam").asString()).isEqualTo("q");
        assertThat(detail.path("detail").asString()).startsWith("Invalid search query.");
    }

    /** As for a role without the right, or where a feature is off. */
    @Test
    void whatIsHiddenIsNotThereForQueries() {
        account.hideTable("Job");
        account.hideColumn("customer", "companyName");
        account.hideColumn("customer", "custentity_crm_id");

        assertRefused(client.query("SELECT j.id FROM job j"), "INVALID_REQUEST", "");
        assertRefused(
                client.query("SELECT c.id FROM customer c LEFT JOIN job j ON j.parent = c.id"), "INVALID_REQUEST", "");
        assertRefused(client.query("SELECT companyname FROM customer"), "INVALID_REQUEST", "");
        assertThat(client.query("SELECT c.custentity_crm_id FROM customer c").body())
                .contains("Unknown identifier 'c.custentity_crm_id'");
        assertThat(client.items("SELECT id FROM customer WHERE id = 4001").toString())
                .isEqualTo(json("[{'id':'4001'}]"));
    }

    @Test
    void theTransientHeaderIsMandatory() {
        HttpResponse<String> answer = client.send(
                client.to("/services/rest/query/v1/suiteql", "POST", json("{'q':'SELECT id FROM customer'}")));

        assertRefused(answer, "INVALID_REQUEST", "");
        assertThat(Json.MAPPER
                        .readTree(answer.body())
                        .at("/o:errorDetails/0/o:errorHeader")
                        .asString())
                .isEqualTo("Prefer");
    }

    @Test
    void theNewestOfDeliveredVersionsStandsAndKeepsItsSubsidiary() {
        account.play("2026-09");
        account.play("2026-09");

        assertThat(client.items("SELECT companyname, subsidiary FROM customer WHERE id IN (4001, 4002) ORDER BY id")
                        .toString())
                .isEqualTo(json("[{'companyname':'Alder Rail plc','subsidiary':'2'},"
                        + "{'companyname':'Birch_Foods','subsidiary':'2'}]"));
    }
}
