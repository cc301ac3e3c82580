package org.tallystick.simulators.netsuite;

import static java.util.Comparator.comparing;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InvoiceTest extends AccountTest {

    static String document(String externalId, String currency, String... lines) {
        return json("{'externalId':'" + externalId + "','entity':{'externalId':'001A'},'subsidiary':{'id':'2'},"
                + "'currency':{'id':'" + currency + "'},'tranDate':'2026-08-31','memo':'August',"
                + "'otherRefNum':'PO-1','item':{'items':[" + String.join(",", lines) + "]}}");
    }

    static String line(String amount, String taxCode) {
        return "{'item':{'id':'51'},'quantity':3,'rate':100,'amount':" + amount + ",'description':'Work',"
                + "'taxCode':{'id':'" + taxCode + "'}}";
    }

    @Test
    void theAccountNumbersItAndComputesTaxOncePerCode() {
        String id = client.created(
                "invoice", document("inv-1", "1", line("10.13", "901"), line("10.13", "901"), line("10", "902")));

        JsonNode invoice = client.get("invoice/" + id + "?expandSubResources=true");
        // 19 % of 20.26 is 3.8494, so 3.85; twice 19 % of 10.13 would be 3.84. 5.5 % of 10 is 0.55.
        assertThat(invoice.path("tranId").asString()).isEqualTo("INV100001");
        assertThat(invoice.path("subtotal").decimalValue()).isEqualByComparingTo("30.26");
        assertThat(invoice.path("taxTotal").decimalValue()).isEqualByComparingTo("4.40");
        assertThat(invoice.path("total").decimalValue()).isEqualByComparingTo("34.66");
        assertThat(invoice.path("amountRemaining").decimalValue()).isEqualByComparingTo("34.66");
        assertThat(invoice.at("/status/id").asString()).isEqualTo("A");
        assertThat(invoice.at("/entity/refName").asString()).isEqualTo("Alder Rail");
        JsonNode items = invoice.path("item");
        assertThat(items.path("totalResults").asInt()).isEqualTo(3);
        assertThat(items.at("/items/0/line").asInt()).isEqualTo(1);
        assertThat(items.at("/items/0/amount").decimalValue()).isEqualByComparingTo("10.13");
        assertThat(items.at("/items/0/taxCode/refName").asString()).isEqualTo("DE-S19");
        assertThat(items.at("/items/2/taxRate1").decimalValue()).isEqualByComparingTo("5.5");
        JsonNode collapsed = client.get("invoice/eid:inv-1").path("item");
        assertThat(collapsed.has("items")).isFalse();
        assertThat(collapsed.at("/links/0/href").asString()).endsWith("/invoice/" + id + "/item");
        assertThat(client.get("invoice/" + id + "/item")).isEqualTo(items);
        assertThat(client.record("GET", "invoice/" + id + "/apply", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAmountNotGivenIsQuantityTimesRateInTheCurrencysDecimals() {
        String bare = "{'item':{'id':'51'},'quantity':1.5,'rate':33.333}";
        client.created("invoice", document("usd", "1", bare));
        client.created("invoice", document("jpy", "4", bare));
        client.created("invoice", document("kwd", "5", bare));

        assertThat(client.items("SELECT externalid, foreigntotal FROM transaction ORDER BY id")
                        .toString())
                .isEqualTo(json("[{'externalid':'usd','foreigntotal':'50.00'},"
                        + "{'externalid':'jpy','foreigntotal':'50'},"
                        + "{'externalid':'kwd','foreigntotal':'50.000'}]"));
    }

    @Test
    void suiteQlShowsTheLedgersSigns() {
        String id = client.created("invoice", document("inv-1", "1", line("100", "901"), line("-20", "900")));

        assertThat(client.items("SELECT type, tranid, trandate, entity, subsidiary, currency, foreigntotal, taxtotal,"
                                + " foreignamountunpaid, status, otherrefnum, memo FROM transaction"
                                + " WHERE externalid = 'inv-1'")
                        .toString())
                .isEqualTo(json("[{'type':'CustInvc','tranid':'INV100001','trandate':'8/31/2026','entity':'4001',"
                        + "'subsidiary':'2','currency':'1','foreigntotal':'99.00','taxtotal':'19.00',"
                        + "'foreignamountunpaid':'99.00','status':'A','otherrefnum':'PO-1','memo':'August'}]"));
        assertThat(client.items(
                                "SELECT tl.linesequencenumber AS n, tl.mainline AS m, tl.taxline AS t, tl.item,"
                                        + " tl.foreignamount AS a, tl.netamount AS net, tl.memo FROM transaction t"
                                        + " JOIN transactionline tl ON tl.transaction = t.id"
                                        + " WHERE t.id = ? ORDER BY tl.linesequencenumber",
                                id)
                        .toString())
                .isEqualTo(json("[{'n':'0','m':'T','t':'F','a':'99.00','net':'99.00'},"
                        + "{'n':'1','m':'F','t':'F','item':'51','a':'-100.00','net':'-100.00','memo':'Work'},"
                        + "{'n':'2','m':'F','t':'F','item':'51','a':'20.00','net':'20.00','memo':'Work'},"
                        + "{'n':'3','m':'F','t':'T','a':'0.00','net':'0.00'},"
                        + "{'n':'4','m':'F','t':'T','a':'-19.00','net':'-19.00'}]"));
        assertThat(client.items("SELECT SUM(foreignamount) AS s FROM transactionline")
                        .toString())
                .isEqualTo(json("[{'s':'0.00'}]"));
    }

    @Test
    void aRepeatedCreateIsADuplicateAndCreatesNothing() {
        client.created("invoice", document("inv-1", "1", line("10", "901")));

        assertRefused(
                client.record("POST", "invoice", document("inv-1", "1", line("10", "901"))), "DUP_RCRD", "externalId");
        assertThat(client.items("SELECT id FROM transaction")).hasSize(1);
        assertThat(client.created("invoice", document("inv-2", "1", line("10", "901"))))
                .isEqualTo("100002");
        assertThat(client.items("SELECT tranid FROM transaction WHERE externalid = 'inv-2'")
                        .toString())
                .contains("INV100002");
    }

    @Test
    void aRepeatedUpsertAddsItsLinesUnlessTheSublistIsReplaced() {
        String body = document("inv-1", "1", line("10", "900"));
        client.record("PUT", "invoice/eid:inv-1", body);

        client.record("PUT", "invoice/eid:inv-1", body);
        assertThat(client.get("invoice/eid:inv-1").path("total").decimalValue()).isEqualByComparingTo("20");

        client.record("PUT", "invoice/eid:inv-1?replace=item", body);
        assertThat(client.get("invoice/eid:inv-1").path("total").decimalValue()).isEqualByComparingTo("10");
        assertThat(client.items("SELECT id FROM transactionline WHERE mainline = 'F' AND taxline = 'F'")
                        .toString())
                .isEqualTo(json("[{'id':'1'}]"));
        assertThat(client.counters().at("/creates/invoice").asInt()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNamedIsMerged() {
        String id = client.created("invoice", document("inv-1", "1", line("10", "900"), line("20", "900")));

        HttpResponse<String> answer = client.record(
                "PATCH", "invoice/" + id, json("{'item':{'items':[{'line':2,'quantity':2,'rate':7.5}]}}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        JsonNode invoice = client.get("invoice/" + id + "?expandSubResources=true");
        assertThat(invoice.path("total").decimalValue()).isEqualByComparingTo("25");
        assertThat(invoice.at("/item/items/1/description").asString()).isEqualTo("Work");
        assertRefused(
                client.record("PATCH", "invoice/" + id, json("{'item':{'items':[{'line':7,'amount':1}]}}")),
                "INVALID_VALUE",
                "item.items[0].line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "INVALID_VALUE; item.items[0].amount; {'item':{'id':'51'},'amount':10.005}",
                "INVALID_VALUE; item.items[0].amount; {'item':{'id':'51'},'amount':12345678901234567890}",
                "INVALID_CONTENT; item.items[0].amount; {'item':{'id':'51'},'amount':'10'}",
                "INVALID_VALUE; item.items[0].quantity; {'item':{'id':'51'},'quantity':1.0000001,'amount':1}",
                "INVALID_VALUE; item.items[0].item; {'item':{'id':'99'},'amount':1}",
                "INVALID_VALUE; item.items[0].taxCode; {'item':{'id':'51'},'amount':1,'taxCode':{'id':'1'}}",
                "MISSING_REQD_FIELD; item.items[0].item; {'amount':1}",
                "MISSING_REQD_FIELD; item.items[0].amount; {'item':{'id':'51'}}",
                "USER_ERROR; item; {'item':{'id':'51'},'amount':-1}",
                "INVALID_CONTENT; item.items[0]; 7",
            })
    void aBadLineIsRefusedAndNothingIsKept(String code, String path, String line) {
        assertRefused(client.record("POST", "invoice", document("bad", "1", line)), code, path);

        assertThat(client.items("SELECT id FROM transaction")).isEmpty();
        assertThat(client.items("SELECT id FROM transactionline")).isEmpty();
    }

    @Test
    void aBadHeaderIsRefused() {
        String good = document("inv-1", "1", line("10", "900"));

        assertRefused(client.record("POST", "invoice", document("inv-1", "1")), "MISSING_REQD_FIELD", "item");
        assertRefused(
                client.record("POST", "invoice", good.replace("\"externalId\":\"001A\"", "\"id\":\"4003\"")),
                "INVALID_VALUE",
                "entity");
        assertRefused(client.record("POST", "invoice", good.replace("memo", "tranId")), "USER_ERROR", "tranId");
        assertRefused(
                client.record("POST", "invoice", good.replace("August", "x".repeat(1000))), "INVALID_VALUE", "memo");
        assertRefused(
                client.record("POST", "invoice", good.replace("subsidiary", "subsidary")),
                "MISSING_REQD_FIELD",
                "subsidiary");
    }

    @Test
    void aClosedPeriodTakesNoDocument() {
        String july = document("inv-1", "1", line("10", "900")).replace("2026-08-31", "2026-07-31");

        HttpResponse<String> answer = client.record("POST", "invoice", july);

        assertRefused(answer, "USER_ERROR", "tranDate");
        assertThat(answer.body()).contains("period 2026-07 is closed");
    }

    @Test
    void whatWasAnsweredOutlivesARestart() throws URISyntaxException {
        String id = client.created("invoice", document("inv-1", "1", line("100", "901")));
        JsonNode before = client.items("SELECT tranid, foreigntotal, lastmodifieddate FROM transaction");

        restart();

        assertThat(client.items("SELECT tranid, foreigntotal, lastmodifieddate FROM transaction"))
                .isEqualTo(before);
        assertThat(client.get("invoice/" + id + "?expandSubResources=true")
                        .at("/item/totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.counters().at("/creates/invoice").asInt()).isEqualTo(1);
        assertRefused(
                client.record("POST", "invoice", document("inv-1", "1", line("10", "901"))), "DUP_RCRD", "externalId");
        assertThat(client.created("invoice", document("inv-2", "1", line("10", "901"))))
                .isEqualTo("100002");
    }

    @Test
    void theSixthRequestInFlightIsRefused() {
        List<HttpResponse<String>> answers = inFlight(6);

        assertThat(answers.get(0).statusCode()).isEqualTo(429);
        assertThat(answers.get(0).body())
                .contains(json("'status':429,'o:errorCode':'CONCURRENCY_LIMIT_EXCEEDED','o:errorDetails'"));
        assertThat(answers.stream().map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 200, 200, 200, 200, 429);
    }

    /** Each tier has a limit of its own. */
    @Test
    void anAccountMayTakeMoreOrFewerAtOnce() throws URISyntaxException {
        account.close();
        account = account().withConcurrencyLimit(2).start();
        client = new AccountClient(account).signedIn(now);

        assertThat(inFlight(3).stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(200, 200, 429);
    }

    /** So many at once; the one that was answered first, while none could be done, is the first. */
    private List<HttpResponse<String>> inFlight(int requests) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        List<Object> first = new ArrayList<>();
        account.whileBusy(() -> {
            for (int i = 0; i < requests; i++) {
                sent.add(client.later("customer/4001"));
            }
            CompletableFuture<?>[] all = sent.toArray(new CompletableFuture<?>[0]);
            first.add(CompletableFuture.anyOf(all).orTimeout(30, SECONDS).join());
        });
        return sent.stream()
                .map(CompletableFuture::join)
                .sorted(comparing(answer -> answer != first.get(0)))
                .toList();
    }
}
