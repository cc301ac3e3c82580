package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

class UpsertSinkTest {

    private static final Reply CURRENCIES = Reply.rows(
            "{\"links\":[],\"id\":\"2\",\"symbol\":\"GBP\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"3\",\"symbol\":\"EUR\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"4\",\"symbol\":\"JPY\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"5\",\"symbol\":\"KWD\",\"isinactive\":\"F\"}");
    private static final Reply TAX_CODES = Reply.rows(
            "{\"links\":[],\"id\":\"904\",\"itemid\":\"DE-S19\",\"isinactive\":\"F\"}",
            "{\"links\":[],\"id\":\"905\",\"itemid\":\"DE-S16\",\"isinactive\":\"T\"}");

    private NetSuiteStub netSuite;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
    }

    @AfterEach
    void stop() {
        netSuite.close();
    }

    // What is sent

    @Test
    void aCustomerIsPutUnderItsExternalId() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("customer/4001"));

        assertThat(write(Records.customer("Harrow Vale Ltée"), "0015g00000A")).isEqualTo(Outcome.applied("4001"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.record()).isEqualTo("customer/eid:0015g00000A");
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer token-1")
                .containsEntry("content-type", "application/json")
                .containsEntry("x-netsuite-propertynamevalidation", "Error");
        assertThat(call.body())
                .isEqualTo("{\"companyName\":\"Harrow Vale Ltée\",\"isPerson\":false,"
                        + "\"subsidiary\":{\"id\":\"3\"},\"currency\":{\"id\":\"2\"}}");
    }

    @Test
    void customFieldsOfARuleSetAreWrittenAndCleared() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("customer/4001"));
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("custentity_cap", new BigDecimal("1600.00"));
        fields.put("custentity_region", null);
        Customer customer = Records.customer("Harrow Vale");

        write(RecordType.CUSTOMER.withHeader(customer, CustomFields.with(customer.header(), fields)), "0015g00000A");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .endsWith("\"currency\":{\"id\":\"2\"},\"custentity_cap\":1600.00,\"custentity_region\":null}");
    }

    @Test
    void aLongNameIsCutToTheFieldButNeverInsideACharacter() {
        netSuite.thenQuery(CURRENCIES, CURRENCIES).onRecord(call -> created("customer/4001"));

        write(Records.customer("x".repeat(82) + "🏗 and more"), "A");
        write(Records.customer("x".repeat(83) + "more"), "A");

        assertThat(netSuite.calls(NetSuiteStub.RECORD))
                .extracting(Call::body)
                .satisfiesExactly(
                        body -> assertThat(body).startsWith("{\"companyName\":\"" + "x".repeat(82) + "\","),
                        body -> assertThat(body).startsWith("{\"companyName\":\"" + "x".repeat(83) + "\","));
    }

    @Test
    void aProjectIsPutAsAJobUnderItsCustomer() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("job/4019"));

        assertThat(write(Records.project(), "0065g00000B")).isEqualTo(Outcome.applied("4019"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.record()).isEqualTo("job/eid:0065g00000B");
        assertThat(call.body())
                .isEqualTo("{\"companyName\":\"Rheinbogen / Data platform\",\"parent\":{\"id\":\"4001\"},"
                        + "\"subsidiary\":{\"id\":\"5\"},\"currency\":{\"id\":\"3\"}}");
    }

    @Test
    void aProjectTellsOnlyWhatItHas() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("job/4019"));

        write(
                ProjectBuilder.builder()
                        .header(Header.of(Records.JOB))
                        .name("P")
                        .customer(Records.CUSTOMER)
                        .build(),
                "B");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .isEqualTo("{\"companyName\":\"P\",\"parent\":{\"id\":\"4001\"}}");
    }

    @Test
    void whatAProjectLacksItsExtensionsTell() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("job/4019"));
        Header extended = extended(Header.of(Records.JOB));

        write(
                ProjectBuilder.builder(Records.project())
                        .header(extended)
                        .legalEntity(null)
                        .currency(null)
                        .build(),
                "B");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .endsWith("\"subsidiary\":{\"id\":\"7\"},\"currency\":{\"id\":\"2\"}}");
    }

    @Test
    void whatAProjectHasWinsOverItsExtensions() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("job/4019"));
        Header extended = extended(Header.of(Records.JOB));

        write(ProjectBuilder.builder(Records.project()).header(extended).build(), "B");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .endsWith("\"subsidiary\":{\"id\":\"5\"},\"currency\":{\"id\":\"3\"}}");
    }

    @Test
    void anUnknownCurrencyOfAProjectsExtensionIsRefusedByItsName() {
        netSuite.thenQuery(CURRENCIES);
        Header extended = Header.of(Records.JOB).withExtension(NetSuiteExtensions.CURRENCY, "CHF");

        Problem problem = rejection(write(
                ProjectBuilder.builder(Records.project())
                        .header(extended)
                        .currency(null)
                        .build(),
                "B"));

        assertThat(problem.field()).isEqualTo("netsuite.currency");
        assertThat(problem.value()).isEqualTo("CHF");
    }

    private static Header extended(Header header) {
        return header.withExtension(NetSuiteExtensions.SUBSIDIARY, "7")
                .withExtension(NetSuiteExtensions.CURRENCY, "GBP");
    }

    @Test
    void anInvoiceIsPutWithItsLinesReplacedAndEveryAmountTold() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("invoice/9001"));

        assertThat(write(Records.euroInvoice(), "INV-2026-08_0065g00000B")).isEqualTo(Outcome.applied("9001"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.record()).isEqualTo("invoice/eid:INV-2026-08_0065g00000B?replace=item");
        assertThat(call.body()).isEqualTo("""
                        {"entity":{"id":"4001"},"subsidiary":{"id":"5"},"currency":{"id":"3"},"tranDate":"2026-08-31",\
                        "job":{"id":"4019"},"class":{"id":"24"},"memo":"2026-08/0065g00000B","item":{"items":[\
                        {"item":{"id":"51"},"quantity":16,"rate":120,"amount":1920.00,\
                        "description":"Time, Consultant, project a0P5g01, 2026-08-03","taxCode":{"id":"904"}},\
                        {"item":{"id":"53"},"quantity":1,"amount":900.00,\
                        "description":"Milestone, project a0P5g01, 2026-08-06","taxCode":{"id":"904"}},\
                        {"item":{"id":"54"},"quantity":1,"amount":310.00,\
                        "description":"Recurring, project a0P5g01, 2026-08-01 to 2026-08-31","taxCode":{"id":"904"}}]}}""");
    }

    @Test
    void anInvoiceInYenTellsWholeAmountsAndItsRateExactly() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("invoice/9001"));

        write(Records.yenInvoice(), "A");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .contains("\"currency\":{\"id\":\"4\"}")
                .contains("\"quantity\":11,\"rate\":12345.5,\"amount\":135802,")
                .contains("\"description\":\"Time, project a0P5g01, 2026-07-27, late\"");
    }

    @Test
    void anInvoiceInDinarTellsThreeDecimals() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("invoice/9001"));

        write(Records.dinarInvoice(), "A");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .contains("\"currency\":{\"id\":\"5\"}")
                .contains("{\"item\":{\"id\":\"52\"},\"quantity\":1,\"amount\":12.500,");
    }

    @Test
    void aCreditMemoIsPutWithPositiveAmountsUnderItsInvoice() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("creditMemo/9501"));

        assertThat(write(Records.euroCredit(), "tly-cm-1")).isEqualTo(Outcome.applied("9501"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.record()).isEqualTo("creditMemo/eid:tly-cm-1?replace=item");
        assertThat(call.body()).isEqualTo("""
                        {"entity":{"id":"4001"},"subsidiary":{"id":"5"},"currency":{"id":"3"},"tranDate":"2026-09-30",\
                        "memo":"2026-09/2026-08/0065g00000B","createdFrom":{"id":"9001"},"autoApply":false,"item":{"items":[\
                        {"item":{"id":"53"},"quantity":1,"amount":600.00,\
                        "description":"Milestone, project a0P5g01, 2026-08-06","taxCode":{"id":"904"}}]}}""");
    }

    @Test
    void aCreditMemoIsSetAgainstTheInvoicesThatItNamesAndNoOther() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("creditMemo/9501"));
        CreditMemo applied = CreditMemoBuilder.builder(Records.euroCredit())
                .applications(List.of(
                        new CreditApplication(Records.ORIGINAL, Money.of("250.5", "EUR"), LocalDate.of(2026, 9, 30))))
                .build();

        write(applied, "tly-cm-1");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .contains("\"autoApply\":false,"
                        + "\"apply\":{\"items\":[{\"doc\":{\"id\":\"9001\"},\"apply\":true,\"amount\":250.50}]}");
    }

    @Test
    void aCreditOfTaxAloneIsRefusedAndNothingIsSent() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES);
        CreditMemo ofTax = CreditMemoBuilder.builder(Records.euroCredit())
                .kind(CreditKind.TAX)
                .build();

        Problem problem = write(ofTax, "tly-cm-1").problem();

        assertThat(problem.code()).isEqualTo("CREDIT_OF_TAX");
        assertThat(problem.field()).isEqualTo("kind");
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).isEmpty();
    }

    @Test
    void whatMustBeThereFirstIsNamed() {
        try (Connector connector = netSuite.connector()) {
            assertThat(connector.sink(RecordType.CUSTOMER).orElseThrow().references(Records.customer("A")))
                    .isEmpty();
            assertThat(connector.sink(RecordType.PROJECT).orElseThrow().references(Records.project()))
                    .containsExactly(Records.CUSTOMER, Records.LEGAL_ENTITY);
            assertThat(connector.sink(RecordType.INVOICE).orElseThrow().references(Records.euroInvoice()))
                    .containsExactly(Records.CUSTOMER, Records.LEGAL_ENTITY, Records.JOB);
            assertThat(connector.sink(RecordType.CREDIT_MEMO).orElseThrow().references(Records.euroCredit()))
                    .containsExactly(Records.CUSTOMER, Records.LEGAL_ENTITY, Records.ORIGINAL);
        }
        assertThat(netSuite.calls()).isEmpty();
    }

    // Reference data

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

    // Internal ids

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

    // What becomes of a write

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_CONTENT,           Invalid value for the field.,        INVALID,         REJECTED",
        "400, INVALID_VALUE,             No such value.,                      INVALID,         REJECTED",
        "400, MISSING_REQD_FIELD,        Please enter a value.,               INVALID,         REJECTED",
        "400, INVALID_REQUEST,           Bad.,                                INVALID,         REJECTED",
        "400, USER_ERROR,                Please enter value(s) for: Item.,    INVALID,         REJECTED",
        "400, DUP_RCRD,                  Duplicate.,                          DUPLICATE,       UNKNOWN",
        "400, UNIQUE_CUST_ID_REQD,       A customer has that name.,           DUPLICATE,       UNKNOWN",
        "400, USER_ERROR,                This record already exists.,         DUPLICATE,       UNKNOWN",
        "400, USER_ERROR,                The accounting period is closed.,    PERIOD_CLOSED,   REJECTED",
        "400, INVALID_VALUE,             You cannot post to a closed period., PERIOD_CLOSED,   REJECTED",
        "400, RCRD_HAS_BEEN_CHANGED,     Record has been changed.,            CONFLICT,        RETRY",
        "400, NONEXISTENT_ID,            No such subsidiary.,                 NOT_FOUND,       REJECTED",
        "403, INSUFFICIENT_PERMISSION,   Not your role.,                      REFUSED,         REJECTED",
        "404, NONEXISTENT_ID,            That record does not exist.,         NOT_FOUND,       REJECTED",
        "405, METHOD_NOT_ALLOWED,        No.,                                 UNSUPPORTED,     REJECTED",
        "415, UNSUPPORTED_MEDIA_TYPE,    No.,                                 UNSUPPORTED,     REJECTED",
        "429, CONCURRENCY_LIMIT_EXCEEDED,Too many.,                           THROTTLED,       RETRY",
        "500, UNEXPECTED_ERROR,          An unexpected error occurred.,       OUTCOME_UNKNOWN, UNKNOWN",
        "500, INVALID_VALUE,             Odd.,                                OUTCOME_UNKNOWN, UNKNOWN",
        "502, BAD_GATEWAY,               Gone.,                               OUTCOME_UNKNOWN, UNKNOWN",
        "503, MAINTENANCE,               Down.,                               UNAVAILABLE,     RETRY"
    })
    void aRefusalHasItsKind(int status, String code, String detail, FailureKind kind, Outcome.Kind outcome) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.error(status, code, detail, "item.items[0].rate"));

        Outcome refused = write(Records.customer("A"), "A");

        assertThat(refused.kind()).isEqualTo(outcome);
        assertThat(refused.problem().kind()).isEqualTo(kind);
        assertThat(refused.problem().field()).isEqualTo("item.items[0].rate");
        assertThat(refused.problem().message()).contains(detail);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
    }

    @Test
    void allReasonsAreToldAndTheFirstIsToBlame() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(400, """
                        {"title":"Bad Request","status":400,"o:errorDetails":[
                        {"detail":"First.","o:errorCode":"INVALID_CONTENT","o:errorPath":"entity"},
                        {"detail":"Second.","o:errorCode":"MISSING_REQD_FIELD","o:errorPath":"memo"}]}"""));

        Problem problem = rejection(write(Records.customer("A"), "A"));

        assertThat(problem.code()).isEqualTo("INVALID_CONTENT");
        assertThat(problem.field()).isEqualTo("entity");
        assertThat(problem.message()).endsWith("First.; Second.");
    }

    @Test
    void aCodeAtTheTopOfAnErrorCounts() {
        netSuite.thenQuery(CURRENCIES)
                .onRecord(call -> Reply.of(
                        429, "{\"title\":\"Too Many Requests\",\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}"));

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.problem().code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.THROTTLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"o:errorDetails\":[{\"detail\":\"a\",,}] | INVALID",
                "400 | <html>no</html>                            | INVALID",
                "404 | ``                                         | NOT_FOUND",
                "429 | []                                         | THROTTLED"
            })
    void anErrorThatIsNotAsDocumentedIsReadFromItsStatus(int status, String body, FailureKind kind) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(status, body));

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.problem().kind()).isEqualTo(kind);
        assertThat(outcome.problem().code()).isEqualTo("HTTP_" + status);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotSentAgain() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.NOTHING);

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
    }

    @Test
    void aWriteThatIsNotAnsweredInTimeIsUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        netSuite.with("call-timeout-seconds", "1").thenQuery(CURRENCIES).onRecord(call -> {
            await(never);
            return Reply.NOTHING;
        });

        assertThat(write(Records.customer("A"), "A").problem().code()).isEqualTo("TIMEOUT");
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
        never.countDown();
    }

    @Test
    void aSuccessThatIsNotTheDocumentedOneIsUnknown() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(202, ""));

        assertThat(write(Records.customer("A"), "A").problem().code()).isEqualTo("HTTP_202");
    }

    @Test
    void aServerThatIsGoneMeansLater() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("customer/4001"));

        try (Connector connector = netSuite.connector()) {
            var sink = connector.sink(RecordType.CUSTOMER).orElseThrow();
            sink.write(List.of(Records.write(Records.customer("A"), "A")));
            netSuite.close();

            Outcome outcome = sink.write(List.of(Records.write(Records.customer("B"), "B")))
                    .get(0);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
            assertThat(outcome.problem().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void eachRecordOfABatchHasAnOutcomeOfItsOwnInOrder() {
        Map<String, Reply> replies = Map.of(
                "customer/eid:A", created("customer/4001"),
                "customer/eid:B", Reply.error(400, "INVALID_CONTENT", "No.", "companyName"),
                "customer/eid:C", Reply.NOTHING,
                "customer/eid:D", Reply.error(429, "CONCURRENCY_LIMIT_EXCEEDED", "Too many.", ""),
                "customer/eid:E", created("customer/4005"));
        netSuite.thenQuery(CURRENCIES).onRecord(call -> replies.get(call.record()));

        assertThat(writeCustomers("A", "B", "C", "D", "not/good", "E"))
                .extracting(Outcome::kind)
                .containsExactly(
                        Outcome.Kind.APPLIED,
                        Outcome.Kind.REJECTED,
                        Outcome.Kind.UNKNOWN,
                        Outcome.Kind.RETRY,
                        Outcome.Kind.REJECTED,
                        Outcome.Kind.APPLIED);
    }

    @Test
    void asManyWritesAsAllowedAreInFlightAndNoMore() {
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        netSuite.with("max-concurrency", "3").thenQuery(CURRENCIES).onRecord(call -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            await(three);
            inFlight.decrementAndGet();
            return created("customer/1");
        });

        assertThat(writeCustomers(IntStream.range(0, 12).mapToObj(i -> "K" + i).toArray(String[]::new)))
                .extracting(Outcome::kind)
                .containsOnly(Outcome.Kind.APPLIED);
        assertThat(most).hasValue(3);
    }

    @Test
    void anInterruptedCallerIsToldThatItsWritesAreUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        netSuite.thenQuery(CURRENCIES).onRecord(call -> {
            caller.interrupt();
            await(never);
            return Reply.NOTHING;
        });

        assertThat(writeCustomers("A", "B")).extracting(Outcome::kind).containsOnly(Outcome.Kind.UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private List<Outcome> writeCustomers(String... keys) {
        try (Connector connector = netSuite.connector()) {
            return connector
                    .sink(RecordType.CUSTOMER)
                    .orElseThrow()
                    .write(List.of(keys).stream()
                            .map(key -> Records.write(Records.customer(key), key))
                            .toList());
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends Entity> Outcome write(T record, String key) {
        RecordType<T> type = (RecordType<T>) RecordType.all().stream()
                .filter(each -> each.entityClass() == record.getClass())
                .findFirst()
                .orElseThrow();
        List<Write<T>> batch = List.of(Records.write(record, key));
        try (Connector connector = netSuite.connector()) {
            return connector.sink(type).orElseThrow().write(batch).get(0);
        }
    }

    private static Problem rejection(Outcome outcome) {
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.INVALID);
        return outcome.problem();
    }

    private static Reply created(String record) {
        return new Reply(
                204,
                "",
                Map.of("Location", "https://123456.suitetalk.api.netsuite.com" + NetSuiteStub.RECORD + record));
    }

    private static String row(String key, String id) {
        return "{\"links\":[],\"id\":\"%s\",\"externalid\":\"%s\"}".formatted(id, key);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
