package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Connector;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** Codes that records name, keys that look alike, and the internal ids of what was written. */
class UpsertReferencesTest extends UpsertBench {

    @Test
    void referenceDataIsReadOnceAndUsedForAllBatches() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("invoice/9001"));

        try (Connector connector = netSuite.connector()) {
            var sink = connector.sink(RecordType.INVOICE).orElseThrow();
            sink.write(List.of(Records.write(Records.euroInvoice(), "A")));
            sink.write(List.of(Records.write(Records.yenInvoice(), "B")));
        }

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL))
                .extracting(Call::body)
                .containsExactly(
                        "{\"q\":\"SELECT id, symbol, isinactive FROM currency ORDER BY id\"}",
                        "{\"q\":\"SELECT id, itemid, isinactive FROM salestaxitem ORDER BY id\"}");
    }

    @Test
    void aCodeThatIsMissingIsLookedForOnceMoreBeforeItIsRefused() {
        netSuite.thenQuery(Reply.rows("{\"id\":\"1\",\"symbol\":\"USD\"}"), CURRENCIES, TAX_CODES)
                .onRecord(call -> created("customer/4001"));

        try (Connector connector = netSuite.connector()) {
            var customers = connector.sink(RecordType.CUSTOMER).orElseThrow();
            Customer inDollar = CustomerBuilder.builder(Records.customer("A"))
                    .header(Records.customer("A").header().withExtension(NetSuiteExtensions.CURRENCY, "USD"))
                    .build();
            customers.write(List.of(Records.write(inDollar, "A")));
            assertThat(customers.write(List.of(Records.write(Records.customer("B"), "B"))))
                    .extracting(Outcome::kind)
                    .containsExactly(Outcome.Kind.APPLIED);
        }
    }

    @Test
    void anUnknownTaxCodeIsRefusedByNameAndNothingIsSentOfIt() {
        Invoice invoice = Records.invoice(
                "EUR",
                InvoiceLineBuilder.builder(Records.euroInvoice().lines().get(0))
                        .taxCode("DE-S16")
                        .build());
        netSuite.thenQuery(CURRENCIES, TAX_CODES);

        Problem problem = rejection(write(invoice, "A"));

        assertThat(problem.code()).isEqualTo("CODE_UNKNOWN");
        assertThat(problem.field()).isEqualTo("lines[0].taxCode");
        assertThat(problem.value()).isEqualTo("DE-S16");
        assertThat(problem.message()).contains("salestaxitem");
        assertThat(problem.remedy()).contains("NetSuite");
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).isEmpty();
    }

    @Test
    void anUnknownCurrencyIsRefusedByName() {
        netSuite.thenQuery(CURRENCIES);

        Problem problem = rejection(write(
                ProjectBuilder.builder(Records.project())
                        .currency(new CurrencyCode("CHF"))
                        .build(),
                "A"));

        assertThat(problem.field()).isEqualTo("currency");
        assertThat(problem.value()).isEqualTo("CHF");
        assertThat(problem.message()).contains("'currency'");
    }

    @ParameterizedTest
    @CsvSource({"netsuite.subsidiary", "netsuite.currency"})
    void aCustomerWithoutWhatNetSuiteNeedsIsRefused(String extension) {
        netSuite.thenQuery(CURRENCIES);
        Header header = Header.of(Records.CUSTOMER);
        for (String given : List.of(NetSuiteExtensions.SUBSIDIARY, NetSuiteExtensions.CURRENCY)) {
            header = given.equals(extension) ? header : header.withExtension(given, "GBP");
        }

        Problem problem = rejection(write(
                CustomerBuilder.builder(Records.customer("A")).header(header).build(), "A"));

        assertThat(problem.code()).isEqualTo("EXTENSION_ABSENT");
        assertThat(problem.field()).isEqualTo(extension);
        assertThat(problem.message()).contains("crm/customer/0015g00000A");
    }

    @Test
    void aProjectWithoutCustomerIsRefused() {
        netSuite.thenQuery(CURRENCIES);

        assertThat(rejection(write(
                                ProjectBuilder.builder(Records.project())
                                        .customer(null)
                                        .build(),
                                "A"))
                        .code())
                .isEqualTo("CUSTOMER_ABSENT");
    }

    @ParameterizedTest
    @CsvSource(value = {"2026-08/CT-12", "a|b", "a b", "ä", "''"})
    void anExternalKeyThatAnAddressCannotCarryIsRefused(String key) {
        netSuite.thenQuery(CURRENCIES);

        Problem problem = rejection(write(Records.customer("A"), key));

        assertThat(problem.code()).isEqualTo("EXTERNAL_KEY_SYNTAX");
        assertThat(problem.value()).isEqualTo(key);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).isEmpty();
    }

    @Test
    void aKeyThatNetSuiteHasInAnotherLetterCaseIsRefusedUntilThatIsMended() {
        netSuite.thenQuery(Reply.rows(row("abc", "4007")), CURRENCIES, Reply.rows())
                .onRecord(call -> created("customer/4001"));

        try (Connector connector = netSuite.connector()) {
            var lookup = connector.lookup(RecordType.CUSTOMER).orElseThrow();
            var sink = connector.sink(RecordType.CUSTOMER).orElseThrow();
            var batch =
                    List.of(Records.write(Records.customer("A"), "ABC"), Records.write(Records.customer("B"), "other"));

            assertThat(lookup.byExternalKey(List.of("ABC", "other"))).isEmpty();
            List<Outcome> outcomes = sink.write(batch);

            assertThat(outcomes.get(0).kind()).isEqualTo(Outcome.Kind.REJECTED);
            assertThat(outcomes.get(0).problem().kind()).isEqualTo(FailureKind.DUPLICATE);
            assertThat(outcomes.get(0).problem().message()).contains("'ABC'", "'abc'");
            assertThat(outcomes.get(1)).isEqualTo(Outcome.applied("4001"));
            assertThat(netSuite.calls(NetSuiteStub.RECORD))
                    .extracting(Call::record)
                    .containsExactly("customer/eid:other");

            assertThat(lookup.byExternalKey(List.of("ABC"))).isEmpty();
            assertThat(sink.write(batch.subList(0, 1))).containsExactly(Outcome.applied("4001"));
        }
    }

    /** Neither is there when they are looked up, in one batch or in two at once. */
    @Test
    void ofTwoNewKeysThatDifferInLetterCaseOnlyTheFirstIsWritten() {
        netSuite.thenQuery(Reply.rows(), Reply.rows(), CURRENCIES, Reply.rows(row("abc", "4007")), Reply.rows())
                .onRecord(call -> created("customer/4001"));

        try (Connector connector = netSuite.connector()) {
            var lookup = connector.lookup(RecordType.CUSTOMER).orElseThrow();
            var sink = connector.sink(RecordType.CUSTOMER).orElseThrow();
            var batch =
                    List.of(Records.write(Records.customer("A"), "abc"), Records.write(Records.customer("B"), "ABC"));

            assertThat(lookup.byExternalKey(List.of("abc"))).isEmpty();
            assertThat(lookup.byExternalKey(List.of("ABC"))).isEmpty();
            List<Outcome> outcomes = sink.write(batch);

            assertThat(outcomes.get(0)).isEqualTo(Outcome.applied("4001"));
            assertThat(outcomes.get(1).problem().code()).isEqualTo("EXTERNAL_KEY_CASE");

            assertThat(lookup.byExternalKey(List.of("ABC"))).isEmpty();
            assertThat(sink.write(batch.subList(1, 2)).get(0).problem().code()).isEqualTo("EXTERNAL_KEY_CASE");
            assertThat(lookup.byExternalKey(List.of("ABC")))
                    .as("the other is gone")
                    .isEmpty();
            assertThat(sink.write(batch.subList(1, 2))).containsExactly(Outcome.applied("4001"));
        }
    }

    @Test
    void anInvoiceKeyThatNetSuiteHasInAnotherLetterCaseIsRefused() {
        String row = "{\"id\":\"9001\",\"externalid\":\"TLY-1\",\"currency\":\"3\","
                + "\"trandate\":\"2026-08-31T00:00:00\",\"foreigntotal\":\"5\"}";
        netSuite.thenQuery(Reply.rows(row), CURRENCIES, TAX_CODES);

        try (Connector connector = netSuite.connector()) {
            var lookup = connector.lookup(RecordType.INVOICE).orElseThrow();
            assertThat(lookup.byExternalKey(List.of("tly-1"))).isEmpty();

            Outcome outcome = connector
                    .sink(RecordType.INVOICE)
                    .orElseThrow()
                    .write(List.of(Records.write(Records.euroInvoice(), "tly-1")))
                    .get(0);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
            assertThat(outcome.problem().code()).isEqualTo("EXTERNAL_KEY_CASE");
        }
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).isEmpty();
    }

    @Test
    void idsThatTheAnswersDoNotTellAreReadWithOneQuery() {
        netSuite.thenQuery(CURRENCIES, Reply.rows(row("B", "4002"), row("A", "4001"), row("c", "4009")))
                .onRecord(call -> call.record().endsWith("D") ? created("customer/4004") : Reply.of(204, ""));

        List<Outcome> outcomes = writeCustomers("A", "B", "C", "D");

        assertThat(outcomes.subList(0, 2)).containsExactly(Outcome.applied("4001"), Outcome.applied("4002"));
        assertThat(outcomes.get(2).kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(outcomes.get(2).problem().code()).isEqualTo("ID_UNKNOWN");
        assertThat(outcomes.get(3)).isEqualTo(Outcome.applied("4004"));
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(2);
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body())
                .isEqualTo("{\"q\":\"SELECT id, externalid, companyname FROM customer WHERE externalid IN (?, ?, ?)"
                        + " ORDER BY id\",\"params\":[\"A\",\"B\",\"C\"]}");
    }

    @Test
    void idsOfInvoicesAreReadAmongInvoicesOnly() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES, Reply.rows(row("A", "9001")));

        assertThat(write(Records.euroInvoice(), "A")).isEqualTo(Outcome.applied("9001"));
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(2).body())
                .contains("SELECT id, externalid FROM transaction WHERE type = 'CustInvc' AND externalid IN (?)");
    }

    @Test
    void aLocationThatIsNotTheRecordsOwnIsNoId() {
        netSuite.thenQuery(CURRENCIES, Reply.rows(row("A", "4001"))).onRecord(call -> created("job/77"));

        assertThat(write(Records.customer("A"), "A")).isEqualTo(Outcome.applied("4001"));
    }

    @Test
    void whenIdsCannotBeReadTheWriteIsUnknownNotApplied() {
        netSuite.thenQuery(CURRENCIES, Reply.of(500, ""));

        assertThat(write(Records.customer("A"), "A").kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }
}
