package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;

/** What becomes of a credit memo's row and its lines: texts all, empty columns left out. */
class CreditMemoRowTest extends RowBench {

    private static final String OPEN = "\"status\":\"A\",\"foreigntotal\":\"-714.00\",\"createdfrom\":\"9001\"";

    private static final Reply LINE = Reply.rows("""
            {"links":[],"transaction":"9002","item":"53","foreignamount":"600.00","quantity":"-1","memo":"Work",\
            "itemid":"DE-S19","rate":"0.19"}""");

    @Test
    void aCreditMemoHasItsNumberItsInvoiceAndPositiveAmounts() {
        netSuite.thenQuery(row(OPEN), LINE);

        CreditMemo memo = built(changes(RecordType.CREDIT_MEMO).get(0));

        assertThat(memo.number()).isEqualTo("CM7");
        assertThat(memo.original()).isEqualTo(new Ref<>("erp", RecordType.INVOICE, "9001"));
        assertThat(memo.billTo()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "4001"));
        assertThat(memo.lines().get(0).line().kind()).isEqualTo(LineKind.MILESTONE);
        assertThat(memo.totals().net()).isEqualTo(Money.of("600.00", "EUR"));
        assertThat(memo.totals().tax()).isEqualTo(Money.of("114.00", "EUR"));
        assertThat(memo.totals().due()).isEqualTo(Money.of("714.00", "EUR"));
        assertThat(memo.posting()).isEqualTo(Posting.POSTED);
        assertThat(memo.check()).isEmpty();
    }

    @Test
    void aCreditMemoIsKnownAsWhatWeWrote() {
        netSuite.thenQuery(row(OPEN), LINE);

        assertThat(externalKey(changes(RecordType.CREDIT_MEMO).get(0))).contains("tly-cm");
    }

    /** What sign the header's total is shown with is not documented. */
    @ParameterizedTest
    @ValueSource(strings = {"714.00", "-714.00", "714.01", "-713.99"})
    void theTotalIsPositiveAndWhatIsRoundedHasAName(String total) {
        netSuite.thenQuery(row(OPEN.replace("-714.00", total)), LINE);

        CreditMemo memo = built(changes(RecordType.CREDIT_MEMO).get(0));

        assertThat(memo.totals().gross()).isEqualTo(Money.of("714.00", "EUR"));
        assertThat(memo.totals().due()).isEqualTo(Money.of(total.replace("-", ""), "EUR"));
        assertThat(memo.check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A, ISSUED", "B, APPLIED"})
    void itIsIssuedUntilAllOfItIsApplied(String letter, CreditMemoStatus status) {
        netSuite.thenQuery(row(OPEN.replace("\"A\"", "\"%s\"".formatted(letter))), LINE);

        assertThat(built(changes(RecordType.CREDIT_MEMO).get(0)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"V\",\"foreigntotal\":\"-714\",\"createdfrom\":\"9001\"    | VOIDED",
                "\"status\":\"D\",\"foreigntotal\":\"-714\",\"createdfrom\":\"9001\"    | STATUS_UNKNOWN",
                "\"status\":\"A\",\"foreigntotal\":\"-714.02\",\"createdfrom\":\"9001\" | TOTAL_DIFFERS",
                "\"status\":\"A\",\"foreigntotal\":\"-714\"                             | ABSENT",
                "\"status\":\"A\",\"createdfrom\":\"9001\"                              | ABSENT",
            })
    void oneThatIsForAPersonIsSetAside(String columns, String code) {
        netSuite.thenQuery(row(columns), LINE);

        assertThat(code(changes(RecordType.CREDIT_MEMO).get(0))).isEqualTo(code);
    }

    @Test
    void onlyOursAreAskedFor() {
        netSuite.thenQuery(row(OPEN), LINE);

        changes(RecordType.CREDIT_MEMO);

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("h.createdfrom")
                .contains("WHERE t.type = 'CustCred' AND t.externalid LIKE ? AND t.id > 0 ORDER BY t.id")
                .contains("\"params\":[\"tly-%\"]");
    }

    private static Reply row(String columns) {
        return Reply.rows("""
                {"links":[],"id":"9002","externalid":"tly-cm","tranid":"CM7","entity":"4001","subsidiary":"5",\
                "symbol":"EUR","trandate":"2026-09-30T00:00:00",%s}""".formatted(columns));
    }
}
