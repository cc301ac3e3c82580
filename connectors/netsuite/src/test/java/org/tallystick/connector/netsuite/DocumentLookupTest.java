package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordLookup.Listing;

class DocumentLookupTest {

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
                item("A", "9001", "3", "3724.7", "-1920", "904", "16"),
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
                customer 4001
                subsidiary 5
                currency EUR
                date 2026-08-31
                line 1920.00 DE-S19 quantity 16
                line 900.00 DE-S19 quantity 1
                line 310.00 DE-S19 quantity 1
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
                        {"q":"SELECT t.id, t.externalid, t.tranid, t.entity, tl.subsidiary, t.currency, \
                        TO_CHAR(t.trandate, 'YYYY-MM-DD\\"T\\"HH24:MI:SS') AS trandate, t.foreigntotal, \
                        tl.foreignamount, tl.quantity, tl.taxcode, tl.mainline, tl.taxline \
                        FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id \
                        WHERE t.type = 'CustInvc' AND t.externalid IN (?) ORDER BY t.id, tl.id","params":["A"]}""");
    }

    @Test
    void anInvoiceInYenEqualsWhatWasWritten() {
        netSuite.thenQuery(
                Reply.rows(
                        header("A", "9001", "4", "161604"),
                        item("A", "9001", "4", "161604", "-135802.00", "904", "11"),
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

        assertThat(find("A").digest()).contains("line 5.00 untaxed quantity none");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"currency\":\"3\"                    | \"currency\":\"4\"           | unreadable amount 5.5",
                "\"currency\":\"3\"                    | \"currency\":\"88\"          | unreadable currency id 88",
                "\"currency\":\"3\",                   | ''                           | unreadable currency null",
                "\"trandate\":\"2026-08-31T00:00:00\"  | \"trandate\":\"8/31/2026\"   | unreadable trandate 8/31/2026",
                "\"foreigntotal\":\"5.5\",             | ''                           | unreadable foreigntotal null",
                "\"foreignamount\":\"-5.5\"            | \"foreignamount\":\"much\"   | unreadable foreignamount much",
                "\"quantity\":\"1\"                    | \"quantity\":\"a lot\"       | unreadable quantity a lot",
                "\"entity\":\"4001\",                  | ''                           | unreadable entity null",
                "\"subsidiary\":\"5\",                 | ''                           | unreadable subsidiary null"
            })
    void anInvoiceThatCannotBeReadIsFoundWithoutAmountsAndDoesNotHoldUpTheOthers(
            String good, String bad, String digest) {
        netSuite.thenQuery(
                Reply.page(
                        true,
                        "{\"id\":\"9001\",\"externalid\":\"tly-A\"}",
                        "{\"id\":\"9002\",\"externalid\":\"tly-B\"}"),
                Reply.rows(
                        header("tly-A", "9001", "3", "5.5").replace(good, bad),
                        item("tly-A", "9001", "3", "5.5", "-5.5", "904").replace(good, bad),
                        header("tly-B", "9002", "3", "7"),
                        item("tly-B", "9002", "3", "7", "-7", "904")),
                CURRENCIES,
                TAX_CODES);

        Map<String, Found> found = invoices.list(null, 100).found().stream()
                .collect(Collectors.toMap(Found::externalKey, Function.identity()));

        assertThat(found).containsOnlyKeys("tly-A", "tly-B");
        assertThat(found.get("tly-A").digest()).startsWith(digest);
        assertThat(found.get("tly-A").remoteId()).isEqualTo("9001");
        assertThat(found.get("tly-A").net()).isNull();
        assertThat(found.get("tly-A").tax()).isNull();
        assertThat(found.get("tly-B").net()).isEqualTo(Money.of("7", "EUR"));
    }

    @Test
    void aListingPagesByInvoiceAndReadsTheLinesOfEachPageAtOnce() {
        netSuite.thenQuery(
                Reply.page(true, "{\"id\":\"9001\",\"externalid\":\"tly-A\"}"),
                Reply.rows(header("tly-A", "9001", "3", "0")),
                CURRENCIES,
                TAX_CODES,
                Reply.rows("{\"id\":\"9002\",\"externalid\":\"tly-B\"}"),
                Reply.rows(header("tly-B", "9002", "3", "0")));

        Listing first = invoices.list(null, 5000);
        Listing second = invoices.list(first.next(), 5000);

        assertThat(first.found()).extracting(Found::externalKey).containsExactly("tly-A");
        assertThat(first.next()).isEqualTo("9001");
        assertThat(second.found()).extracting(Found::externalKey).containsExactly("tly-B");
        assertThat(second.next()).isNull();
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).uri().getQuery()).isEqualTo("limit=100&offset=0");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(4).body())
                .isEqualTo("{\"q\":\"SELECT id, externalid FROM transaction WHERE type = 'CustInvc'"
                        + " AND externalid LIKE ? AND id > 9001 ORDER BY id\",\"params\":[\"tly-%\"]}");
    }

    @Test
    void invoicesOfOthersAreNotListedThoughTheDatabaseTakesThePrefixCoarsely() {
        netSuite.with("invoice-key-prefix", "our_%")
                .thenQuery(
                        Reply.page(
                                true,
                                "{\"id\":\"9001\",\"externalid\":\"our_%A\"}",
                                "{\"id\":\"9002\",\"externalid\":\"ours-B\"}",
                                "{\"id\":\"9003\",\"externalid\":\"OUR_%C\"}"),
                        Reply.rows(header("our_%A", "9001", "3", "0")),
                        CURRENCIES,
                        TAX_CODES,
                        Reply.rows("{\"id\":\"9004\",\"externalid\":\"ours-D\"}"));

        try (Connector ours = netSuite.connector()) {
            RecordLookup<Invoice> lookup = ours.lookup(RecordType.INVOICE).orElseThrow();
            Listing first = lookup.list(null, 100);
            Listing second = lookup.list(first.next(), 100);

            assertThat(first.found()).extracting(Found::externalKey).containsExactly("our_%A");
            assertThat(first.next()).isEqualTo("9003");
            assertThat(second.found()).isEmpty();
            assertThat(second.next()).isNull();
        }
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body()).endsWith("\"params\":[\"our_%A\"]}");
    }

    @ParameterizedTest
    @CsvSource({"entity,4001,4002", "subsidiary,5,6", "quantity,16,15"})
    void anotherCustomerSubsidiaryOrQuantityIsNotWhatWasWritten(String column, String written, String other) {
        String pair = "\"%s\":\"%s\"";
        String changed = euroRows().body().replace(pair.formatted(column, written), pair.formatted(column, other));
        netSuite.thenQuery(Reply.ok(changed), CURRENCIES, TAX_CODES);

        assertThat(find("A").digest())
                .isNotEqualTo(invoices.digest(Records.write(Records.euroInvoice(), "A")))
                .contains(column.replace("entity", "customer") + " " + other);
    }

    @Test
    void theSignAndTheZerosOfAQuantityDoNotCount() {
        String shown = euroRows().body().replace("\"quantity\":\"16\"", "\"quantity\":\"-16.00\"");
        netSuite.thenQuery(Reply.ok(shown), CURRENCIES, TAX_CODES);

        assertThat(find("A").digest()).isEqualTo(invoices.digest(Records.write(Records.euroInvoice(), "A")));
    }

    /** One query gives 100,000 rows at most, over all its pages; here each has one. */
    @Test
    void linesThatAreTooManyForOneQueryAreReadInParts() {
        netSuite.onQuery(call -> {
            if (call.body().contains("FROM currency")) {
                return CURRENCIES;
            }
            if (call.body().contains("FROM salestaxitem")) {
                return TAX_CODES;
            }
            if (call.body().contains("[\"A\",\"B\"]")) {
                return Reply.page(true, header("A", "9001", "3", "3724.7"));
            }
            return call.body().contains("[\"A\"]") ? euroRows() : Reply.rows();
        });

        Map<String, Found> found = invoices.byExternalKey(List.of("A", "B"));

        assertThat(found).containsOnlyKeys("A");
        assertThat(found.get("A").digest()).isEqualTo(invoices.digest(Records.write(Records.euroInvoice(), "A")));
    }

    private Found find(String key) {
        return invoices.byExternalKey(List.of(key)).get(key);
    }

    private static Reply threeLines(String total, String first, String second, String third, String taxCode) {
        return Reply.rows(
                header("A", "9001", "3", total),
                item("A", "9001", "3", total, first, taxCode, first.startsWith("-19") ? "16" : "1"),
                item("A", "9001", "3", total, second, taxCode, second.startsWith("-19") ? "16" : "1"),
                item("A", "9001", "3", total, third, taxCode));
    }

    private static String header(String key, String id, String currency, String total) {
        return line(key, id, currency, total, "T", "F", "\"foreignamount\":\"%s\"".formatted(total));
    }

    private static String item(String key, String id, String currency, String total, String amount, String taxCode) {
        return item(key, id, currency, total, amount, taxCode, "1");
    }

    private static String item(
            String key, String id, String currency, String total, String amount, String taxCode, String quantity) {
        String more =
                "\"foreignamount\":\"%s\",\"taxcode\":\"%s\",\"quantity\":\"%s\"".formatted(amount, taxCode, quantity);
        return line(key, id, currency, total, "F", "F", more);
    }

    private static String tax(String key, String id, String currency, String total, String amount) {
        return line(key, id, currency, total, "F", "T", "\"foreignamount\":\"%s\"".formatted(amount));
    }

    private static String line(
            String key, String id, String currency, String total, String main, String tax, String more) {
        return """
                {"links":[],"id":"%s","externalid":"%s","tranid":"INV%s","entity":"4001","subsidiary":"5","currency":"%s","trandate":"2026-08-31T00:00:00",\
                "foreigntotal":"%s","mainline":"%s","taxline":"%s",%s}""".formatted(id, key, id, currency, total, main, tax, more);
    }
}
