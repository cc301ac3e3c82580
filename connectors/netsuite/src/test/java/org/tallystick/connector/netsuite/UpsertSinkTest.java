package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTermsBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What is sent of each record. */
class UpsertSinkTest extends UpsertBench {

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

    /** Whoever decides to write it may say another one. */
    @Test
    void theCurrencyOfACustomersTermsIsTakenIfNoExtensionHasOne() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("customer/4001"));
        Customer customer = Records.customer("Harrow Vale");
        Customer withTerms = CustomerBuilder.builder(customer)
                .header(Header.of(customer.header().ref()).withExtension(NetSuiteExtensions.SUBSIDIARY, "3"))
                .terms(CustomerTermsBuilder.builder()
                        .currency(new CurrencyCode("GBP"))
                        .build())
                .build();

        assertThat(write(withTerms, "0015g00000A")).isEqualTo(Outcome.applied("4001"));

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body()).endsWith("\"currency\":{\"id\":\"2\"}}");
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
    void theOrderNumberOfARuleSetIsTheRuleSets() {
        netSuite.thenQuery(CURRENCIES, TAX_CODES).onRecord(call -> created("invoice/9001"));
        Invoice invoice = InvoiceBuilder.builder(Records.euroInvoice())
                .terms(new InvoiceTerms(null, null, LocalDate.of(2026, 9, 30), "PO-1"))
                .build();

        write(
                RecordType.INVOICE.withHeader(
                        invoice, CustomFields.with(invoice.header(), Map.of("otherRefNum", "PO-1/2026"))),
                "INV-1");

        assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).body())
                .contains("\"dueDate\":\"2026-09-30\"")
                .endsWith("\"otherRefNum\":\"PO-1/2026\"}")
                .containsOnlyOnce("otherRefNum");
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
}
