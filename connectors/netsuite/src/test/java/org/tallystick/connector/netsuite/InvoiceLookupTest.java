package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordLookup.Listing;

class InvoiceLookupTest {

    private static final Reply CURRENCIES = Reply.rows(
            "{\"id\":\"3\",\"symbol\":\"EUR\"}",
            "{\"id\":\"4\",\"symbol\":\"JPY\"}",
            "{\"id\":\"5\",\"symbol\":\"KWD\"}");
    private static final Reply TAX_CODES = Reply.rows(
            "{\"id\":\"904\",\"itemid\":\"DE-S19\",\"isinactive\":\"T\"}",
            "{\"id\":\"903\",\"itemid\":\"DE-RC\",\"isinactive\":\"F\"}");

    private NetSuiteStub netSuite;
    private Connector connector;
    private RecordLookup<Invoice> invoices;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
        connector = netSuite.connector();
        invoices = connector.lookup(RecordType.INVOICE).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        netSuite.close();
    }

    /** 1920 + 900 + 310 and 19 % of it, as the database shows it: every amount in text, revenue with its sign reversed. */
    private static Reply euroRows() {
        return Reply.rows(
                header("A", "9001", "3", "3724.7"),
                item("A", "9001", "3", "3724.7", "-1920", "904"),
                item("A", "9001", "3", "3724.7", "-900.0", "904"),
                item("A", "9001", "3", "3724.7", "-310.00", "904"),
                tax("A", "9001", "3", "3724.7", "-594.7"));
    }

    @Test
    void whatIsFoundEqualsWhatWasWritten() {
        netSuite.thenQuery(euroRows(), CURRENCIES, TAX_CODES);

        Found found = find("A");

        assertThat(found.digest()).isEqualTo(invoices.digest(Records.write(Records.euroInvoice(), "A")));
        assertThat(found.digest()).isEqualTo("""
                currency EUR
                date 2026-08-31
                line 1920.00 DE-S19
                line 900.00 DE-S19
                line 310.00 DE-S19
                net 3130.00
                tax 594.70""");
        assertThat(found.remoteId()).isEqualTo("9001");
        assertThat(found.number()).isEqualTo("INV9001");
        assertThat(found.net()).isEqualTo(Money.of("3130.00", "EUR"));
        assertThat(found.tax()).isEqualTo(Money.of("594.70", "EUR"));
    }

    @Test
    void theQueryJoinsHeaderAndLines() {
        netSuite.thenQuery(euroRows(), CURRENCIES, TAX_CODES);

        find("A");

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body()).isEqualTo("""
                        {"q":"SELECT t.id, t.externalid, t.tranid, t.currency, \
                        TO_CHAR(t.trandate, 'YYYY-MM-DD\\"T\\"HH24:MI:SS') AS trandate, t.foreigntotal, \
                        tl.foreignamount, tl.taxcode, tl.mainline, tl.taxline \
                        FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id \
                        WHERE t.type = 'CustInvc' AND t.externalid IN (?) ORDER BY t.id, tl.id","params":["A"]}""");
    }

    @Test
    void anInvoiceInYenEqualsWhatWasWritten() {
        netSuite.thenQuery(
                Reply.rows(
                        header("A", "9001", "4", "161604"),
                        item("A", "9001", "4", "161604", "-135802.00", "904"),
                        tax("A", "9001", "4", "161604", "-25802")),
                CURRENCIES,
                TAX_CODES);

        assertThat(find("A").digest()).isEqualTo(invoices.digest(Records.write(Records.yenInvoice(), "A")));
    }

    @Test
    void anInvoiceInDinarEqualsWhatWasWritten() {
        netSuite.thenQuery(
                Reply.rows(
                        header("A", "9001", "5", "14.875"),
                        item("A", "9001", "5", "14.875", "-12.5", "904"),
                        tax("A", "9001", "5", "14.875", "-2.375")),
                CURRENCIES,
                TAX_CODES);

        Found found = find("A");

        assertThat(found.digest())
                .isEqualTo(invoices.digest(Records.write(Records.dinarInvoice(), "A")))
                .contains("line 12.500 DE-S19");
        assertThat(found.tax()).isEqualTo(Money.of("2.375", "KWD"));
    }

    @Test
    void anotherAmountTaxCodeOrderOrTaxIsNotWhatWasWritten() {
        String written = invoices.digest(Records.write(Records.euroInvoice(), "A"));
        List<Reply> changed = List.of(
                threeLines("3724.70", "-1919.99", "-900", "-310.01", "904"),
                threeLines("3724.70", "-900", "-1920", "-310", "904"),
                threeLines("3724.70", "-1920", "-900", "-310", "903"),
                threeLines("3724.70", "-1920", "-900", "-310", "77"),
                threeLines("3724.71", "-1920", "-900", "-310", "904"),
                Reply.rows(header("A", "9001", "3", "3724.70")));
        netSuite.thenQuery(changed.get(0), CURRENCIES, TAX_CODES);
        assertThat(find("A").digest()).isNotEqualTo(written);

        netSuite.thenQuery(changed.get(1));
        assertThat(find("A").digest()).isNotEqualTo(written);

        netSuite.thenQuery(changed.get(2));
        assertThat(find("A").digest()).isNotEqualTo(written).contains("DE-RC");

        netSuite.thenQuery(changed.get(3), TAX_CODES);
        assertThat(find("A").digest()).isNotEqualTo(written).contains("id 77");

        netSuite.thenQuery(changed.get(4));
        assertThat(find("A").digest()).isNotEqualTo(written).contains("tax 594.71");

        netSuite.thenQuery(changed.get(5));
        assertThat(find("A").digest()).isNotEqualTo(written);
    }

    @Test
    void aLineWithoutTaxCodeIsShownSo() {
        netSuite.thenQuery(
                Reply.rows(
                        header("A", "9001", "3", "5"),
                        line("A", "9001", "3", "5", "F", "F", "\"foreignamount\":\"-5\"")),
                CURRENCIES,
                TAX_CODES);

        assertThat(find("A").digest()).contains("line 5.00 untaxed");
    }

    @Test
    void invoicesOfOnePageAreKeptApart() {
        netSuite.thenQuery(
                Reply.rows(
                        header("A", "9001", "3", "119"),
                        item("A", "9001", "3", "119", "-100", "904"),
                        header("B", "9002", "4", "5"),
                        item("B", "9002", "4", "5", "-5", "903")),
                CURRENCIES,
                TAX_CODES);

        Map<String, Found> found = invoices.byExternalKey(List.of("A", "B", "absent"));

        assertThat(found).containsOnlyKeys("A", "B");
        assertThat(found.get("A").net()).isEqualTo(Money.of("100", "EUR"));
        assertThat(found.get("B").net()).isEqualTo(Money.of("5", "JPY"));
    }

    @Test
    void amountsThatTheCurrencyCannotHaveAreAFailureThatNamesTheInvoice() {
        netSuite.thenQuery(
                Reply.rows(header("A", "9001", "4", "5.5"), item("A", "9001", "4", "5.5", "-5.5", "904")),
                CURRENCIES,
                TAX_CODES);

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> find("A"));

        assertThat(failure.problem().code()).isEqualTo("INVOICE_UNREADABLE");
        assertThat(failure.problem().value()).isEqualTo("5.5");
        assertThat(failure).hasMessageContaining("Invoice A");
    }

    @Test
    void aCurrencyThatTheListDoesNotHaveIsAFailure() {
        netSuite.thenQuery(Reply.rows(header("A", "9001", "88", "5")), CURRENCIES, TAX_CODES);

        assertThat(catchThrowableOfType(ConnectorException.class, () -> find("A"))
                        .problem()
                        .value())
                .isEqualTo("id 88");
    }

    @Test
    void aDateInAnotherFormatIsAFailure() {
        netSuite.thenQuery(
                Reply.rows(header("A", "9001", "3", "5").replace("2026-08-31T00:00:00", "8/31/2026")),
                CURRENCIES,
                TAX_CODES);

        assertThat(catchThrowableOfType(ConnectorException.class, () -> find("A"))
                        .problem()
                        .field())
                .isEqualTo("trandate");
    }

    @Test
    void aListingPagesByInvoiceAndReadsTheLinesOfEachPageAtOnce() {
        netSuite.thenQuery(
                Reply.page(true, "{\"id\":\"9001\",\"externalid\":\"A\"}"),
                euroRows(),
                CURRENCIES,
                TAX_CODES,
                Reply.rows("{\"id\":\"9002\",\"externalid\":\"B\"}"),
                Reply.rows(header("B", "9002", "3", "0")));

        Listing first = invoices.list(null, 5000);
        Listing second = invoices.list(first.next(), 5000);

        assertThat(first.found()).extracting(Found::externalKey).containsExactly("A");
        assertThat(first.next()).isEqualTo("9001");
        assertThat(second.found()).extracting(Found::externalKey).containsExactly("B");
        assertThat(second.next()).isNull();
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).uri().getQuery()).isEqualTo("limit=100&offset=0");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(4).body())
                .contains("FROM transaction WHERE type = 'CustInvc' AND externalid IS NOT NULL AND id > 9001");
    }

    private Found find(String key) {
        return invoices.byExternalKey(List.of(key)).get(key);
    }

    private static Reply threeLines(String total, String first, String second, String third, String taxCode) {
        return Reply.rows(
                header("A", "9001", "3", total),
                item("A", "9001", "3", total, first, taxCode),
                item("A", "9001", "3", total, second, taxCode),
                item("A", "9001", "3", total, third, taxCode));
    }

    private static String header(String key, String id, String currency, String total) {
        return line(key, id, currency, total, "T", "F", "\"foreignamount\":\"%s\"".formatted(total));
    }

    private static String item(String key, String id, String currency, String total, String amount, String taxCode) {
        String more = "\"foreignamount\":\"%s\",\"taxcode\":\"%s\"".formatted(amount, taxCode);
        return line(key, id, currency, total, "F", "F", more);
    }

    private static String tax(String key, String id, String currency, String total, String amount) {
        return line(key, id, currency, total, "F", "T", "\"foreignamount\":\"%s\"".formatted(amount));
    }

    private static String line(
            String key, String id, String currency, String total, String main, String tax, String more) {
        return """
                {"links":[],"id":"%s","externalid":"%s","tranid":"INV%s","currency":"%s","trandate":"2026-08-31T00:00:00",\
                "foreigntotal":"%s","mainline":"%s","taxline":"%s",%s}""".formatted(id, key, id, currency, total, main, tax, more);
    }
}
