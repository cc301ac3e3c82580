package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.simulators.salesforce.Parts.HALTED;
import static org.tallystick.simulators.salesforce.Parts.json;
import static org.tallystick.simulators.salesforce.Parts.part;
import static org.tallystick.simulators.salesforce.Parts.statuses;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Graphs of calls, each all or none: the contract sheet's section 5.3. */
class GraphTest extends OrgTest {

    private static final String GRAPHS = OrgClient.ROOT + "/composite/graph";
    private static final String CONTACTS = OrgClient.ROOT + "/sobjects/Contact";

    @Test
    void aGraphIsDoneAsAWholeOrNotAtAllWhateverBecomesOfTheOthers() {
        List<JsonNode> graphs = graphs(ask(
                graph("1", part("a", "POST", ACCOUNTS, "{'Name':'Fir'}"), part("b", "POST", ACCOUNTS, "{'Phone':'1'}")),
                graph(
                        "2",
                        part("a", "POST", ACCOUNTS, "{'Name':'Elm'}"),
                        part("b", "POST", CONTACTS, "{'LastName':'Roe','AccountId':'@{a.id}'}"))));

        assertThat(graphs.get(0).path("graphId").asString()).isEqualTo("1");
        assertThat(graphs.get(0).path("isSuccessful").asBoolean()).isFalse();
        assertThat(statuses(parts(graphs.get(0)))).containsExactly(400, 400);
        assertThat(parts(graphs.get(0)).get(0).get("body").toString()).isEqualTo(HALTED);
        assertThat(parts(graphs.get(0)).get(1).at("/body/0/errorCode").asString())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(graphs.get(1).path("isSuccessful").asBoolean()).isTrue();
        assertThat(statuses(parts(graphs.get(1)))).containsExactly(201, 201);
        for (int i = 0; i < 2; i++) {
            assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm')"))
                    .containsExactly("Elm");
            restart();
        }
    }

    @Test
    void aPartRefersToItsOwnGraphAlone() {
        List<JsonNode> graphs = graphs(ask(
                graph("1", part("a", "POST", ACCOUNTS, "{'Name':'Fir'}")),
                graph("2", part("b", "POST", CONTACTS, "{'LastName':'Roe','AccountId':'@{a.id}'}"))));

        assertThat(graphs.get(1).path("isSuccessful").asBoolean()).isFalse();
        assertThat(parts(graphs.get(1)).get(0).at("/body/0/message").asString()).contains("No value for a.id");
    }

    @Test
    void aGuardHoldsInAGraphToo() {
        client.patch(ACCOUNTS + "/" + ALDER, "{\"Phone\":\"1\"}");
        String change = part(
                "a",
                "PATCH",
                ACCOUNTS + "/" + ALDER,
                "{'Phone':'2'}",
                "If-Unmodified-Since",
                "Sun, 02 Aug 2026 00:00:00 GMT");

        assertThat(statuses(parts(graphs(ask(graph("1", change))).get(0)))).containsExactly(412);
        assertThat(client.get(ACCOUNTS + "/" + ALDER).json().get("Phone").asString())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/query?q=SELECT+Id+FROM+Account, GET, 404",
        "/composite/sobjects?ids=0015g00000AAA01AAH, DELETE, 404",
        "/sobjects/Account/0015g00000AAA01AAH, PUT, 405"
    })
    void aNodeIsARecord(String path, String method, int status) {
        String part = part("a", method, OrgClient.ROOT + path, null);

        assertThat(statuses(parts(graphs(ask(graph("1", part))).get(0)))).containsExactly(status);
    }

    @Test
    void afterFifteenGraphsThatFailedTheRestIsHalted() {
        String[] refused = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> graph("" + i, part("a", "POST", ACCOUNTS, i < 16 ? "{'Phone':'1'}" : "{'Name':'Fir'}")))
                .toArray(String[]::new);

        List<JsonNode> graphs = graphs(ask(refused));

        assertThat(parts(graphs.get(14)).get(0).at("/body/0/errorCode").asString())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(parts(graphs.get(15)).get(0).at("/body/0/errorCode").asString())
                .isEqualTo("PROCESSING_HALTED");
        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).isEmpty();
    }

    @Test
    void eachSecondNodeThatWritesMeetsALock() {
        client.post("/_simulator/faults", "[{\"pathContains\":\"/composite/graph\",\"kind\":\"LOCKED\"}]");

        List<JsonNode> graphs = graphs(ask(
                graph("1", part("a", "POST", ACCOUNTS, "{'Name':'Fir'}")),
                graph("2", part("a", "POST", ACCOUNTS, "{'Name':'Elm'}"))));

        assertThat(parts(graphs.get(0)).get(0).at("/body/0/errorCode").asString())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(graphs.get(1).path("isSuccessful").asBoolean()).isTrue();
    }

    @Test
    void moreThan75GraphsOr500NodesAreRefused() {
        String read = part("a", "GET", ACCOUNTS + "/" + ALDER, null);
        List<String> nodes = new ArrayList<>();
        IntStream.rangeClosed(1, 501).forEach(i -> nodes.add(part("a" + i, "GET", ACCOUNTS + "/" + ALDER, null)));

        assertThat(ask(numbered(75, read)).status()).isEqualTo(200);
        assertError(ask(numbered(76, read)), 400, "LIMIT_EXCEEDED", "At most 75");
        assertThat(ask(graph("1", nodes.subList(0, 500).toArray(String[]::new))).status())
                .isEqualTo(200);
        assertError(ask(graph("1", nodes.toArray(String[]::new))), 400, "LIMIT_EXCEEDED", "At most 500");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {}                                                                   | at least one graph
        {'graphs':[1]}                                                       | must be an object
        {'graphs':[{'compositeRequest':[]}]}                                 | must have a graphId
        {'graphs':[{'graphId':'1'}]}                                         | at least one subrequest
        {'graphs':[{'graphId':'1','allOrNone':true,'compositeRequest':[]}]}  | Unrecognized field "allOrNone"
        {'allOrNone':true,'graphs':[]}                                       | Unrecognized field "allOrNone"
        """)
    void aMalformedRequestIsRefusedAsAWhole(String body, String message) {
        assertError(client.post(GRAPHS, json(body)), 400, "JSON_PARSER_ERROR", message);
    }

    @Test
    void twoGraphsOfOneNameAreRefused() {
        String graph = graph("1", part("a", "GET", ACCOUNTS + "/" + ALDER, null));

        assertError(ask(graph, graph), 400, "JSON_PARSER_ERROR", "not unique: 1");
    }

    private OrgClient.Answer ask(String... graphs) {
        return client.post(GRAPHS, "{\"graphs\":[%s]}".formatted(String.join(",", graphs)));
    }

    private static String graph(String id, String... parts) {
        return "{\"graphId\":\"%s\",\"compositeRequest\":[%s]}".formatted(id, String.join(",", parts));
    }

    private static String[] numbered(int number, String part) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> graph("" + i, part))
                .toArray(String[]::new);
    }

    private static List<JsonNode> graphs(OrgClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("graphs").valueStream().toList();
    }

    private static List<JsonNode> parts(JsonNode graph) {
        return graph.at("/graphResponse/compositeResponse").valueStream().toList();
    }
}
