package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;

class CreditMemoLookupTest {

    private static final Reply CURRENCIES = Reply.rows("{\"id\":\"3\",\"symbol\":\"EUR\"}");
    private static final Reply TAX_CODES = Reply.rows("{\"id\":\"904\",\"itemid\":\"DE-S19\",\"isinactive\":\"F\"}");

    private NetSuiteStub netSuite;
    private Connector connector;
    private RecordLookup<CreditMemo> creditMemos;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
        connector = netSuite.connector();
        creditMemos = connector.lookup(RecordType.CREDIT_MEMO).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        netSuite.close();
    }

    /** 600 and 19 % of it, with the signs of the ledger; the sign of the header's total is not documented. */
    private static Reply rows(String total) {
        return Reply.rows(
                row(total, "T", "F", "\"foreignamount\":\"-714\""),
                row(total, "F", "F", "\"foreignamount\":\"600\",\"taxcode\":\"904\",\"quantity\":\"-1\""),
                row(total, "F", "T", "\"foreignamount\":\"114\""));
    }

    private static String row(String total, String main, String tax, String more) {
        return """
                {"links":[],"id":"9501","externalid":"tly-cm-1","tranid":"CM7","entity":"4001","subsidiary":"5","currency":"3",\
                "trandate":"2026-09-30T00:00:00","foreigntotal":"%s","mainline":"%s","taxline":"%s","createdfrom":"9001",%s}""".formatted(total, main, tax, more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-714", "714.00"})
    void whatIsFoundEqualsWhatWasWritten(String total) {
        netSuite.thenQuery(rows(total), CURRENCIES, TAX_CODES);

        Found found = find();

        assertThat(found.digest()).isEqualTo(creditMemos.digest(Records.write(Records.euroCredit(), "tly-cm-1")));
        assertThat(found.digest()).isEqualTo("""
                customer 4001
                subsidiary 5
                credits 9001
                currency EUR
                date 2026-09-30
                line 600.00 DE-S19 quantity 1
                net 600.00
                tax 114.00""");
        assertThat(found.remoteId()).isEqualTo("9501");
        assertThat(found.number()).isEqualTo("CM7");
        assertThat(found.net()).isEqualTo(Money.of("600.00", "EUR"));
        assertThat(found.tax()).isEqualTo(Money.of("114.00", "EUR"));
    }

    @Test
    void theQueryIsOfCreditMemosAndAsksTheLinesForTheirInvoice() {
        netSuite.thenQuery(rows("-714"), CURRENCIES, TAX_CODES);

        find();

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("tl.taxline, tl.createdfrom FROM transaction t")
                .contains("WHERE t.type = 'CustCred' AND t.externalid IN (?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"createdfrom\":\"9001\"    | \"createdfrom\":\"9002\"   | credits 9002",
                "\"createdfrom\":\"9001\",   | ''                         | credits nothing",
                "\"foreignamount\":\"600\"   | \"foreignamount\":\"-600\" | line -600.00",
                "\"entity\":\"4001\"         | \"entity\":\"4002\"        | customer 4002"
            })
    void anotherInvoiceSignOrCustomerIsNotWhatWasWritten(String written, String other, String shown) {
        netSuite.thenQuery(Reply.ok(rows("-714").body().replace(written, other)), CURRENCIES, TAX_CODES);

        assertThat(find().digest())
                .isNotEqualTo(creditMemos.digest(Records.write(Records.euroCredit(), "tly-cm-1")))
                .contains(shown);
    }

    @Test
    void onlyCreditMemosAreListed() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"9501\",\"externalid\":\"tly-cm-1\"}"), rows("-714"), CURRENCIES, TAX_CODES);

        assertThat(creditMemos.list(null, 100).found())
                .extracting(Found::externalKey)
                .containsExactly("tly-cm-1");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("FROM transaction WHERE type = 'CustCred' AND externalid LIKE ?");
    }

    private Found find() {
        return creditMemos.byExternalKey(List.of("tly-cm-1")).get("tly-cm-1");
    }
}
