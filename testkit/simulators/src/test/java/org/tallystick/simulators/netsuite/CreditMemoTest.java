package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreditMemoTest extends AccountTest {

    @Test
    void aCreditMemoSettlesItsInvoiceUntilItIsDeleted() {
        String id = client.created("invoice", InvoiceTest.document("inv-1", "1", InvoiceTest.line("100", "900")));

        String creditId = client.created("creditMemo", credit("cm-1", id, "30"));

        assertThat(client.get("invoice/" + id).path("amountRemaining").decimalValue())
                .isEqualByComparingTo("70");
        JsonNode memo = client.get("creditMemo/" + creditId + "?expandSubResources=true");
        assertThat(memo.path("total").decimalValue()).isEqualByComparingTo("30");
        assertThat(memo.at("/status/id").asString()).isEqualTo("B");
        assertThat(memo.at("/apply/items/0/doc/id").asString()).isEqualTo(id);
        assertThat(client.items("SELECT type, foreigntotal FROM transaction WHERE externalid = 'cm-1'")
                        .toString())
                .isEqualTo(json("[{'type':'CustCred','foreigntotal':'-30.00'}]"));
        assertThat(client.record("GET", "invoice/" + creditId, "").statusCode()).isEqualTo(404);
        assertRefused(client.record("DELETE", "invoice/" + id, ""), "USER_ERROR", "");
        assertRefused(
                client.record("POST", "creditMemo", credit("cm-2", id, "71")),
                "INVALID_VALUE",
                "apply.items[0].amount");

        client.record("DELETE", "creditMemo/" + creditId, "");
        assertThat(client.get("invoice/" + id).path("amountRemaining").decimalValue())
                .isEqualByComparingTo("100");
    }

    private static String credit(String externalId, String invoice, String amount) {
        String apply = "'apply':{'items':[{'doc':{'id':'" + invoice + "'},'apply':true,'amount':" + amount + "}]},";
        return InvoiceTest.document(externalId, "1", InvoiceTest.line(amount, "900"))
                .replace("\"memo\"", json("'createdFrom':{'id':'" + invoice + "'}," + apply + "'memo'"));
    }

    @Test
    void suiteQlShowsTheSignsOfTheLedgerAndTheInvoiceOnTheLines() {
        String id = invoice("inv-1", "119");
        client.created("creditMemo", credit("cm-1", id, "30").replace("\"900\"", "\"901\""));

        assertThat(client.items("SELECT t.foreigntotal AS total, tl.mainline AS m, tl.taxline AS t, tl.foreignamount AS a,"
                                + " tl.createdfrom AS c FROM transaction t"
                                + " JOIN transactionline tl ON tl.transaction = t.id"
                                + " WHERE t.type = 'CustCred' ORDER BY tl.linesequencenumber")
                        .toString())
                .isEqualTo(json("[{'total':'-35.70','m':'T','t':'F','a':'-35.70','c':'ID'},"
                                + "{'total':'-35.70','m':'F','t':'F','a':'30.00','c':'ID'},"
                                + "{'total':'-35.70','m':'F','t':'T','a':'5.70','c':'ID'}]")
                        .replace("ID", id));
        assertThat(client.query("SELECT createdfrom FROM transaction").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutApplicationsNothingIsSettled() {
        String id = invoice("inv-1", "100");

        client.created("creditMemo", unapplied("cm-1", id, "30"));

        assertThat(open("invoice/" + id)).isEqualByComparingTo("100");
        assertThat(open("creditMemo/eid:cm-1")).isEqualByComparingTo("30");
        JsonNode memo = client.get("creditMemo/eid:cm-1");
        assertThat(memo.at("/status/id").asString()).isEqualTo("A");
        assertThat(memo.path("applied").decimalValue()).isEqualByComparingTo("0");
        assertThat(memo.path("autoApply").asBoolean()).isFalse();
    }

    @Test
    void aRepeatedUpsertSettlesOnce() {
        String id = invoice("inv-1", "100");

        client.record("PUT", "creditMemo/eid:cm-1?replace=item", credit("cm-1", id, "30"));
        client.record("PUT", "creditMemo/eid:cm-1?replace=item", credit("cm-1", id, "30"));

        assertThat(open("invoice/" + id)).isEqualByComparingTo("70");
        assertThat(client.counters().at("/creates/creditMemo").asInt()).isEqualTo(1);
    }

    @Test
    void whatABodyDoesNotNameStaysAppliedUnlessTheSublistIsReplaced() {
        String id = invoice("inv-1", "100");
        client.created("creditMemo", credit("cm-1", id, "30"));

        client.record("PUT", "creditMemo/eid:cm-1?replace=item", unapplied("cm-1", id, "30"));
        assertThat(open("invoice/" + id)).isEqualByComparingTo("70");

        client.record("PUT", "creditMemo/eid:cm-1?replace=item,apply", unapplied("cm-1", id, "30"));
        assertThat(open("invoice/" + id)).isEqualByComparingTo("100");
        assertThat(open("creditMemo/eid:cm-1")).isEqualByComparingTo("30");
    }

    @Test
    void aLineThatIsNoLongerAppliedIsTakenBack() {
        String id = invoice("inv-1", "100");
        client.created("creditMemo", credit("cm-1", id, "30"));

        String taken = json("{'apply':{'items':[{'doc':{'id':'" + id + "'},'apply':false}]}}");
        assertThat(client.record("PATCH", "creditMemo/eid:cm-1", taken).statusCode())
                .isEqualTo(204);

        assertThat(open("invoice/" + id)).isEqualByComparingTo("100");
    }

    @Test
    void anInvoiceIsNotAppliedTwiceByOneMemo() {
        String id = invoice("inv-1", "100");
        String line = json("{'doc':{'id':'" + id + "'},'apply':true,'amount':10}");

        assertRefused(
                client.record("POST", "creditMemo", credit("cm-1", id, "10").replace(line, line + "," + line)),
                "INVALID_VALUE",
                "apply");
    }

    @Test
    void anotherCustomersInvoiceIsNeitherCreditedNorSettled() {
        String id = invoice("inv-1", "100");
        client.record("PUT", "customer/eid:other", json("{'companyName':'Other','subsidiary':{'id':'2'}}"));

        assertRefused(
                client.record("POST", "creditMemo", unapplied("cm-1", id, "30").replace("001A", "other")),
                "INVALID_VALUE",
                "createdFrom");
        assertRefused(
                client.record(
                        "POST",
                        "creditMemo",
                        credit("cm-1", id, "30")
                                .replace("001A", "other")
                                .replace(json("'createdFrom':{'id':'" + id + "'},"), "")),
                "INVALID_VALUE",
                "apply.items[0].amount");
    }

    @Test
    void aBadHeaderIsRefused() {
        String id = invoice("inv-1", "100");
        String good = unapplied("cm-1", id, "30");

        assertRefused(
                client.record("POST", "creditMemo", good.replace(json("'createdFrom':{'id':'" + id + "'}"), json("'createdFrom':{'id':'999'}"))),
                "INVALID_VALUE",
                "createdFrom");
        assertRefused(
                client.record("POST", "creditMemo", good.replace("\"autoApply\":false", "\"autoApply\":true")),
                "USER_ERROR",
                "autoApply");
        assertRefused(
                client.record("POST", "creditMemo", good.replace("\"autoApply\":false", "\"applied\":1")),
                "USER_ERROR",
                "applied");
        assertRefused(
                client.record("POST", "creditMemo", unapplied("cm-1", id, "-30")), "USER_ERROR", "item");
        assertRefused(
                client.record("POST", "creditMemo", good.replace("2026-08-31", "2026-07-31")), "USER_ERROR", "tranDate");
        assertRefused(
                client.record("POST", "creditMemo", good.replace("cm-1", "inv-1")), "DUP_RCRD", "externalId");
    }

    private String invoice(String externalId, String amount) {
        return client.created(
                "invoice", InvoiceTest.document(externalId, "1", InvoiceTest.line(amount, "900")));
    }

    private BigDecimal open(String record) {
        return client.get(record).path("amountRemaining").decimalValue();
    }

    private static String unapplied(String externalId, String invoice, String amount) {
        return InvoiceTest.document(externalId, "1", InvoiceTest.line(amount, "900"))
                .replace("\"memo\"", json("'createdFrom':{'id':'" + invoice + "'},'autoApply':false,'memo'"));
    }
}
