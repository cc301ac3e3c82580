package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JournalEntryTest extends AccountTest {

    private static final String DEBIT = json("{'account':{'id':'122'},'debit':100.5,'memo':'Unbilled'}");
    private static final String CREDIT = json("{'account':{'id':'124'},'credit':100.5}");

    private static String entry(String externalId, String... lines) {
        return json("""
                {'externalId':'%s','subsidiary':{'id':'2'},'currency':{'id':'1'},'tranDate':'2026-08-31','memo':'2026-08/unbilled',
                 'line':{'items':[%s]}}""".formatted(externalId, String.join(",", lines)));
    }

    @Test
    void anEntryIsNumberedAndShownWithItsLines() {
        String id = client.created("journalEntry", entry("je-1", DEBIT, CREDIT));

        JsonNode shown = client.get("journalEntry/" + id + "?expandSubResources=true");
        assertThat(shown.path("tranId").asString()).startsWith("JE");
        assertThat(shown.path("tranDate").asString()).isEqualTo("2026-08-31");
        assertThat(shown.at("/line/totalResults").asInt()).isEqualTo(2);
        assertThat(shown.at("/line/items/0/account/id").asString()).isEqualTo("122");
        assertThat(shown.at("/line/items/0/debit").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(shown.at("/line/items/0/credit").isMissingNode()).isTrue();
        assertThat(shown.at("/line/items/1/credit").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(client.items("SELECT type, externalid FROM transaction").toString())
                .isEqualTo(json("[{'type':'Journal','externalid':'je-1'}]"));
        assertThat(client.record("GET", "invoice/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aRepeatedUpsertThatReplacesTheLinesChangesNothingAndOneThatDoesNotAppendsThem() {
        client.record("PUT", "journalEntry/eid:je-1?replace=line", entry("je-1", DEBIT, CREDIT));
        client.record("PUT", "journalEntry/eid:je-1?replace=line", entry("je-1", DEBIT, CREDIT));
        assertThat(lines()).isEqualTo(2);

        client.record("PUT", "journalEntry/eid:je-1", entry("je-1", DEBIT, CREDIT));
        assertThat(lines()).isEqualTo(4);
        assertThat(client.counters().at("/creates/journalEntry").asInt()).isEqualTo(1);
    }

    private int lines() {
        return client.get("journalEntry/eid:je-1/line").path("totalResults").asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'credit':100.5          | 'credit':100.49          | USER_ERROR         | line",
                "'credit':100.5          | 'memo':'no amount'       | MISSING_REQD_FIELD | line.items[1].debit",
                "'credit':100.5          | 'credit':1,'debit':1     | USER_ERROR         | line.items[1].credit",
                "'credit':100.5          | 'credit':-100.5          | USER_ERROR         | line.items[1].credit",
                "'credit':100.5          | 'credit':100.505         | INVALID_VALUE      | line.items[1].credit",
                "'credit':100.5          | 'credit':'100.5'         | INVALID_CONTENT    | line.items[1].credit",
                "'account':{'id':'124'}, | ''                       | MISSING_REQD_FIELD | line.items[1].account",
                "'account':{'id':'124'}  | 'account':{'id':'999'}   | INVALID_VALUE      | line.items[1].account",
                "'account':{'id':'124'}  | 'account':{'id':'126'}   | INVALID_VALUE      | line.items[1].account",
                "'subsidiary':{'id':'2'},| ''                       | MISSING_REQD_FIELD | subsidiary",
                "'2026-08-31'            | '2026-07-31'             | USER_ERROR         | tranDate",
                "'memo':'2026            | 'isReversal':true,'memo':'2026 | USER_ERROR   | isReversal",
            })
    void whatIsWrongIsRefusedWithItsPlace(String good, String bad, String code, String path) {
        String body = entry("je-1", DEBIT, CREDIT);
        int last = body.lastIndexOf(json(good));

        assertThat(last).isPositive();
        assertRefused(
                client.record(
                        "POST",
                        "journalEntry",
                        body.substring(0, last) + json(bad) + body.substring(last + good.length())),
                code,
                path);
        assertThat(client.counters().at("/creates/journalEntry").asInt()).isZero();
    }

    @Test
    void anEntryHasLines() {
        assertRefused(client.record("POST", "journalEntry", entry("je-1")), "MISSING_REQD_FIELD", "line");
    }

    @Test
    void anExternalIdIsOneOfAllTransactions() {
        client.created("invoice", InvoiceTest.document("one", "1", InvoiceTest.line("100", "900")));

        assertRefused(
                client.record("PUT", "journalEntry/eid:one?replace=line", entry("one", DEBIT, CREDIT)),
                "DUP_RCRD",
                "externalId");
    }

    @Test
    void aDeletedEntryIsGoneWithItsLines() {
        String id = client.created("journalEntry", entry("je-1", DEBIT, CREDIT));

        assertThat(client.record("DELETE", "journalEntry/" + id, "").statusCode())
                .isEqualTo(204);

        client.record("PUT", "journalEntry/eid:je-1", entry("je-1", DEBIT, CREDIT));
        assertThat(lines()).isEqualTo(2);
    }
}
