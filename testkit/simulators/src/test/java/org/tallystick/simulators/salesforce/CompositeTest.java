package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.simulators.salesforce.Parts.HALTED;
import static org.tallystick.simulators.salesforce.Parts.json;
import static org.tallystick.simulators.salesforce.Parts.part;
import static org.tallystick.simulators.salesforce.Parts.statuses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.FaultPlan;
import tools.jackson.databind.JsonNode;

/** Several calls in one: the contract sheet's section 5.3. */
class CompositeTest extends OrgTest {

    private static final String COMPOSITE = OrgClient.ROOT + "/composite";
    private static final String CONTACTS = OrgClient.ROOT + "/sobjects/Contact";
    private static final String BY_KEY = ACCOUNTS + "/Tallystick_Key__c/";

    @Test
    void laterPartsUseWhatEarlierOnesAnswered() {
        OrgClient.Answer answer = ask(
                true,
                part("a", "POST", ACCOUNTS, "{'Name':'Fir'}"),
                part("c", "POST", CONTACTS, "{'LastName':'Roe','AccountId':'@{a.id}','Department':'of @{a.id}'}"),
                part("r", "GET", CONTACTS + "/@{c.id}", null),
                part("q", "GET", query("SELECT Id, Name FROM Account WHERE Id = '@{r.AccountId}'"), null),
                part("u", "PATCH", ACCOUNTS + "/@{q.records[0].Id}", "{'Phone':'1'}"),
                part("k", "PATCH", BY_KEY + "k-1", "{'Name':'Elm','ParentId':'@{a.id}'}"),
                part("d", "DELETE", CONTACTS + "/@{c.id}", null));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> parts = parts(answer);
        assertThat(statuses(parts)).containsExactly(201, 201, 200, 200, 204, 201, 204);
        String account = parts.get(0).at("/body/id").asString();
        assertThat(parts.get(0).toString())
                .isEqualTo(
                        "{\"body\":{\"id\":\"%1$s\",\"success\":true,\"errors\":[]},\"httpHeaders\":{\"Location\":\"%2$s/%1$s\"},"
                                        .formatted(account, ACCOUNTS)
                                + "\"httpStatusCode\":201,\"referenceId\":\"a\"}");
        assertThat(parts.get(2).at("/body/AccountId").asString()).isEqualTo(account);
        assertThat(parts.get(2).at("/body/Department").asString()).isEqualTo("of " + account);
        assertThat(parts.get(3).at("/body/records/0/Name").asString()).isEqualTo("Fir");
        assertThat(parts.get(4).get("body").isNull()).isTrue();
        assertThat(parts.get(5).at("/body/created").asBoolean()).isTrue();
        assertThat(client.get(BY_KEY + "k-1").json().get("ParentId").asString()).isEqualTo(account);
        assertThat(client.get(ACCOUNTS + "/" + account).json().get("Phone").asString())
                .isEqualTo("1");
    }

    @Test
    void allOrNoneRollsTheOthersBackAlsoOnDisk() {
        OrgClient.Answer answer = ask(
                true,
                part("a", "PATCH", ACCOUNTS + "/" + ALDER, "{'Phone':'1'}"),
                part("b", "POST", ACCOUNTS, "{'Name':'Fir'}"),
                part("c", "POST", ACCOUNTS, "{'Phone':'1'}"),
                part("d", "POST", ACCOUNTS, "{'Name':'Elm'}"));

        assertThat(answer.status()).isEqualTo(200);
        List<JsonNode> parts = parts(answer);
        assertThat(statuses(parts)).containsExactly(400, 400, 400, 400);
        assertThat(parts.get(2).at("/body/0/errorCode").asString()).isEqualTo("REQUIRED_FIELD_MISSING");
        for (int halted : new int[] {0, 1, 3}) {
            assertThat(parts.get(halted).get("body").toString()).isEqualTo(HALTED);
            assertThat(parts.get(halted).get("httpHeaders").isEmpty()).isTrue();
        }
        assertThat(counters().get("creates").isEmpty()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(client.get(ACCOUNTS + "/" + ALDER).json().get("Phone").asString(""))
                    .isNotEqualTo("1");
            assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm')"))
                    .isEmpty();
            restart();
        }
        String next =
                client.post(ACCOUNTS, "{\"Name\":\"Yew\"}").json().get("id").asString();
        assertThat(client.get(ACCOUNTS + "/" + next).json().get("CreatedDate").asString())
                .isEqualTo("2026-08-10T08:00:00.001+0000");
    }

    @Test
    void whatSucceededTogetherIsOnDisk() {
        ask(true, part("a", "POST", ACCOUNTS, "{'Name':'Fir'}"), part("b", "POST", ACCOUNTS, "{'Name':'Elm'}"));

        restart();

        assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm') ORDER BY Id"))
                .containsExactly("Fir", "Elm");
        assertThat(counters().at("/creates/Account").asInt()).isEqualTo(2);
    }

    @Test
    void withoutItEachPartStandsAloneButThoseThatReferToAFailedOne() {
        OrgClient.Answer answer = ask(
                false,
                part("a", "POST", ACCOUNTS, "{'Phone':'1'}"),
                part("b", "POST", CONTACTS, "{'LastName':'Roe','AccountId':'@{a.id}'}"),
                part("c", "GET", CONTACTS + "/@{b.id}", null),
                part("d", "POST", ACCOUNTS, "{'Name':'Fir'}"),
                part("e", "POST", CONTACTS, "{'LastName':'Roe','AccountId':'@{d.Id}'}"),
                part("f", "POST", ACCOUNTS, "{'Name':'@{a[0].message}'}"));

        List<JsonNode> parts = parts(answer);
        assertThat(statuses(parts)).containsExactly(400, 400, 400, 201, 400, 400);
        assertThat(parts.get(1).get("body").toString())
                .isEqualTo("[{\"message\":\"Invalid reference specified. No value for a.id found in a\","
                        + "\"errorCode\":\"PROCESSING_HALTED\"}]");
        assertThat(parts.get(2).at("/body/0/message").asString()).contains("No value for b.id");
        assertThat(parts.get(4).at("/body/0/message").asString()).contains("No value for d.Id");
        assertThat(parts.get(5).at("/body/0/message").asString()).contains("No value for a[0].message");
        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).hasSize(1);
        assertThat(names("SELECT Name FROM Contact WHERE LastName = 'Roe'")).isEmpty();
    }

    @Test
    void aCollectionFailsTheWholeOnlyIfItIsAllOrNoneItself() {
        String records = "{'allOrNone':%s,'records':[{'attributes':{'type':'Account'},'Name':'Fir'},"
                + "{'attributes':{'type':'Account'},'Phone':'1'}]}";

        List<JsonNode> free = parts(ask(true, part("a", "POST", COLLECTIONS, records.formatted("false"))));
        List<JsonNode> strict = parts(ask(
                true,
                part("b", "POST", ACCOUNTS, "{'Name':'Elm'}"),
                part("a", "POST", COLLECTIONS, records.formatted("true")),
                part("c", "GET", ACCOUNTS + "/@{a[0].id}", null)));

        assertThat(free.get(0).at("/body/0/success").asBoolean()).isTrue();
        assertThat(statuses(strict)).containsExactly(400, 200, 400);
        assertThat(strict.get(1).at("/body/1/errors/0/statusCode").asString()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm')"))
                .containsExactly("Fir");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /services/data/v62.0/sobjects/Nothing/1, 404",
        "GET, /services/data/v31.0/sobjects/Account/0015g00000AAA01AAH, 404",
        "GET, /services/data/v62.0/limits, 404",
        "GET, /services/data/v62.0/query?q=SELECT Id FROM Account, 404",
        "GET, mailto:x, 404",
        "PUT, /services/data/v62.0/sobjects/Account/0015g00000AAA01AAH, 405",
        "GET, /services/data/v60.0/sobjects/Account/0015g00000AAA01AAH, 200"
    })
    void aPartThatIsNotThereIsRefusedByItself(String method, String url, int status) {
        JsonNode part = parts(ask(false, part("a", method, url, null))).get(0);

        assertThat(part.get("httpStatusCode").asInt()).as(part.toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {}                                                                   | at least one subrequest
        {'compositeRequest':[]}                                              | at least one subrequest
        {'compositeRequest':['x']}                                           | must be an object
        {'compositeRequest':[{'url':'/x','referenceId':'a'}]}                | must have a method
        {'compositeRequest':[{'method':'GET','referenceId':'a'}]}            | must have a url
        {'compositeRequest':[{'method':'GET','url':'/x'}]}                   | must have a referenceId
        {'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a-1'}]} | letters, digits and underscores
        {'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a','x':1}]} | Unrecognized field "x"
        {'compositeRequest':[],'x':1}                                        | Unrecognized field "x"
        {'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a'},{'method':'GET','url':'/x','referenceId':'a'}]} | not unique: a
        {'compositeRequest':                                                 | Unreadable JSON
        """)
    void aMalformedRequestIsRefusedAsAWhole(String body, String message) {
        assertError(client.post(COMPOSITE, json(body)), 400, "JSON_PARSER_ERROR", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "accept", "Content-Type"})
    void aPartMayNotHaveTheHeadersOfTheWhole(String header) {
        String part = part("a", "GET", ACCOUNTS + "/" + ALDER, null, header, "x");

        assertError(ask(false, part), 400, "JSON_PARSER_ERROR", header);
    }

    @Test
    void moreThan25PartsOr5OfManyAreRefused() {
        String[] reads = numbered(25, ACCOUNTS + "/" + ALDER);
        String[] queries = numbered(5, query("SELECT Id FROM Account"));

        assertThat(ask(false, reads).status()).isEqualTo(200);
        assertThat(ask(false, queries).status()).isEqualTo(200);
        assertError(ask(false, numbered(26, ACCOUNTS + "/" + ALDER)), 400, "LIMIT_EXCEEDED", "At most 25");
        List<String> six = new ArrayList<>(List.of(queries));
        six.add(part("x", "DELETE", COLLECTIONS + "?ids=" + ALDER, null));
        assertError(ask(false, six.toArray(String[]::new)), 400, "LIMIT_EXCEEDED", "At most 5");
        assertThat(client.get(ACCOUNTS + "/" + ALDER).status()).isEqualTo(200);
    }

    @Test
    void itIsOneCall() {
        int before = remaining();

        ask(false, numbered(25, ACCOUNTS + "/" + ALDER));

        assertThat(before - remaining()).isEqualTo(2);
        assertThat(counters()
                        .at("/requests/POST ~1services~1data~1{version}~1composite")
                        .asInt())
                .isOne();
    }

    @Test
    void aPartMayBeGuardedAgainstLostUpdates() {
        String before = "Sun, 02 Aug 2026 00:00:00 GMT";
        client.patch(ACCOUNTS + "/" + ALDER, "{\"Phone\":\"1\"}");

        List<JsonNode> parts = parts(ask(
                true,
                part("a", "PATCH", ACCOUNTS + "/" + BIRCH, "{'Phone':'2'}"),
                part("b", "PATCH", ACCOUNTS + "/" + ALDER, "{'Phone':'2'}", "If-Unmodified-Since", before)));

        assertThat(statuses(parts)).containsExactly(400, 412);
        assertThat(client.get(ACCOUNTS + "/" + ALDER).json().get("Phone").asString())
                .isEqualTo("1");
        assertThat(client.get(ACCOUNTS + "/" + BIRCH).json().get("Phone").asString(""))
                .isNotEqualTo("2");
        assertThat(statuses(parts(ask(
                        true,
                        part(
                                "b",
                                "PATCH",
                                ACCOUNTS + "/" + ALDER,
                                "{'Phone':'2'}",
                                "if-unmodified-since",
                                "Mon, 10 Aug 2026 08:00:00 GMT")))))
                .containsExactly(204);
    }

    @Test
    void eachSecondPartThatWritesMeetsALock() {
        script("\"LOCKED\"");
        String[] requests = {
            part("r", "GET", ACCOUNTS + "/" + ALDER, null),
            part("a", "POST", ACCOUNTS, "{'Name':'Fir'}"),
            part("b", "POST", ACCOUNTS, "{'Name':'Elm'}")
        };

        List<JsonNode> free = parts(ask(false, requests));
        script("\"LOCKED\"");
        List<JsonNode> strict = parts(ask(true, requests));

        assertThat(statuses(free)).containsExactly(200, 400, 201);
        assertThat(free.get(1).at("/body/0/errorCode").asString()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(statuses(strict)).containsExactly(400, 400, 400);
        assertThat(strict.get(1).at("/body/0/errorCode").asString()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm')"))
                .containsExactly("Elm");
    }

    @Test
    void afterTheCommitItsEffectStaysWhateverTheClientIsTold() {
        script("\"DROP_AFTER_COMMIT\"");
        assertThatThrownBy(() -> ask(true, part("a", "POST", ACCOUNTS, "{'Name':'Fir'}")))
                .isInstanceOf(UncheckedIOException.class);
        script("\"STATUS_AFTER_COMMIT\",\"status\":500");
        assertError(ask(true, part("a", "POST", ACCOUNTS, "{'Name':'Elm'}")), 500, "UNKNOWN_EXCEPTION", "");
        script("\"BUSY\"");
        assertError(
                ask(true, part("a", "POST", ACCOUNTS, "{'Name':'Yew'}")), 403, "REQUEST_LIMIT_EXCEEDED", "Concurrent");

        assertThat(names("SELECT Name FROM Account WHERE Name IN ('Fir', 'Elm', 'Yew') ORDER BY Id"))
                .containsExactly("Fir", "Elm");
    }

    @Test
    void anOrgThatMisbehavesThroughoutDoesSoHereToo() {
        org.misbehave(FaultPlan.of(1).withPercent(100).withMostInARow(1));

        for (int i = 0; i < 100; i++) {
            try {
                ask(true, part("a", "POST", ACCOUNTS, "{'Name':'Yew " + i + "'}"));
            } catch (UncheckedIOException lost) {
                assertThat(lost).hasCauseInstanceOf(IOException.class);
            }
        }

        assertThat(counters().get("faults").propertyNames())
                .contains("LOCKED", "BUSY", "DROP_AFTER_COMMIT", "STATUS_AFTER_COMMIT");
    }

    private int remaining() {
        return client.get(OrgClient.ROOT + "/limits")
                .json()
                .at("/DailyApiRequests/Remaining")
                .asInt();
    }

    private void script(String kind) {
        client.post(
                "/_simulator/faults", "[{\"method\":\"POST\",\"pathContains\":\"/composite\",\"kind\":" + kind + "}]");
    }

    private OrgClient.Answer ask(boolean allOrNone, String... parts) {
        return client.post(
                COMPOSITE,
                "{\"allOrNone\":%s,\"compositeRequest\":[%s]}".formatted(allOrNone, String.join(",", parts)));
    }

    private static String[] numbered(int number, String url) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            parts.add(part("r" + i, "GET", url, null));
        }
        return parts.toArray(String[]::new);
    }

    /** As a client encodes it, but for the references. */
    private static String query(String soql) {
        return OrgClient.ROOT + "/query?q="
                + OrgClient.encode(soql).replace("%40%7B", "@{").replace("%7D", "}");
    }

    private static List<JsonNode> parts(OrgClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("compositeResponse").valueStream().toList();
    }
}
