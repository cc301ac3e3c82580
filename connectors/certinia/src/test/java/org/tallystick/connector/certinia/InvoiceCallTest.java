package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.certinia.PsaInvoices.expense;
import static org.tallystick.connector.certinia.PsaInvoices.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Outcome.Kind;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** The calls that tell billing events their invoice, to the letter. Event {@code n} bills expense {@code n}. */
class InvoiceCallTest extends StubbedOrg {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 2);
    private static final String HALTED =
            "{\"body\":[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"The transaction was"
                    + " rolled back since another operation in the same transaction failed.\"}],\"httpHeaders\":{},"
                    + "\"httpStatusCode\":400,\"referenceId\":\"%s\"}";

    private final RecordSink<Invoice> sink = connector.sink(RecordType.INVOICE).orElseThrow();

    @Test
    void theEventsOfAnInvoiceAreChangedByOneCallIfNobodyChangedThemSinceTheyWereLookedAt() {
        looked(1, 2);
        org.then(200, graphs(graph(1, true, done(1), done(2))));

        assertThat(send(1, 2)).isEqualTo(Outcome.applied("INV-7"));

        assertThat(org.requests().get(1))
                .contains("pse__Billing_Event__r.pse__Invoice_Date__c, pse__Billing_Event__r.SystemModstamp");
        assertThat(org.lastRequest()).isEqualTo("""
                POST /services/data/v62.0/composite/graph {"graphs":[{"graphId":"1","compositeRequest":[\
                {"method":"PATCH","url":"/services/data/v62.0/sobjects/pse__Billing_Event__c/a0B5g0000000001EAA",\
                "referenceId":"event_a0B5g0000000001EAA",\
                "httpHeaders":{"If-Unmodified-Since":"Tue, 01 Sep 2026 08:00:01 GMT"},\
                "body":{"pse__Invoiced__c":true,"pse__Invoice_Number__c":"INV-7","pse__Invoice_Date__c":"2026-09-02"}},\
                {"method":"PATCH","url":"/services/data/v62.0/sobjects/pse__Billing_Event__c/a0B5g0000000002EAA",\
                "referenceId":"event_a0B5g0000000002EAA",\
                "httpHeaders":{"If-Unmodified-Since":"Tue, 01 Sep 2026 08:00:02 GMT"},\
                "body":{"pse__Invoiced__c":true,"pse__Invoice_Number__c":"INV-7","pse__Invoice_Date__c":"2026-09-02"}}]}]}""");
    }

    @ParameterizedTest
    @CsvSource({
        "412, '', RETRY, HTTP_412",
        "412, PRECONDITION_FAILED, RETRY, PRECONDITION_FAILED",
        "400, UNABLE_TO_LOCK_ROW, RETRY, UNABLE_TO_LOCK_ROW",
        "400, FIELD_CUSTOM_VALIDATION_EXCEPTION, REJECTED, FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "404, ENTITY_IS_DELETED, REJECTED, ENTITY_IS_DELETED",
    })
    void oneEventThatIsRefusedSaysWhyTheInvoiceIsNotTold(int status, String code, Kind kind, String told) {
        looked(1, 2);
        org.then(200, graphs(graph(1, false, HALTED.formatted(reference(1)), refused(2, status, code))));

        Outcome outcome = send(1, 2);

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.problem().code()).isEqualTo(told);
        assertThat(outcome.problem().message()).contains("pse__Billing_Event__c/a0B5g0000000002EAA");
    }

    @Test
    void anEventThatSomebodyChangedMeanwhileIsAConflictWhichIsLookedAtAgain() {
        looked(1);
        org.then(200, graphs(graph(1, false, refused(1, 412, ""))));

        Outcome outcome = send(1);

        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(outcome.problem().remedy()).contains("looked at again");
    }

    @ParameterizedTest
    @CsvSource({"503, SERVER_UNAVAILABLE, UNKNOWN", "400, JSON_PARSER_ERROR, REJECTED", "429, X, RETRY"})
    void aCallThatIsRefusedAsAWholeIsAsBefore(int status, String code, Kind kind) {
        looked(1, 2);
        org.then(status, "[{\"message\":\"m\",\"errorCode\":\"%s\"}]".formatted(code));

        assertThat(send(1, 2).kind()).isEqualTo(kind);
    }

    @Test
    void anAnswerThatBreaksOffLeavesTheOutcomeUnknown() {
        looked(1, 2);
        org.thenCut("{\"graphs\":[");

        assertThat(send(1, 2).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void invoicesShareACallEachForItselfWhateverTheirEvents() {
        looked(1, 2, 3, 4);
        org.then(
                200,
                graphs(
                        graph(1, true, done(1)),
                        graph(2, false, HALTED.formatted(reference(2)), refused(3, 412, "")),
                        graph(3, true, done(4))));

        List<Outcome> outcomes = sink.write(List.of(
                write(invoice("INV-1", DATE, expense(1))),
                write(invoice("INV-2", DATE, expense(2), expense(3))),
                write(invoice("INV-3", DATE, expense(4)))));

        assertThat(outcomes.get(0)).isEqualTo(Outcome.applied("INV-1"));
        assertThat(outcomes.get(1).kind()).isEqualTo(Kind.RETRY);
        assertThat(outcomes.get(2)).isEqualTo(Outcome.applied("INV-3"));
        assertThat(org.requests()).hasSize(3);
    }

    /** The package's triggers make large saves slow; and after 15 graphs that failed the org would halt the others. */
    @Test
    void aCallHasUpTo15InvoicesOrAHundredEvents() {
        looked(IntStream.rangeClosed(1, 116).toArray());
        org.then(200, graphs(done(1, 15)));
        org.then(200, graphs(done(16, 17), graph(3, true, done(18), done(19))));
        org.then(200, graphs(graph(1, true, joined(IntStream.rangeClosed(20, 116), InvoiceCallTest::done))));
        List<Write<Invoice>> batch = new ArrayList<>();
        IntStream.rangeClosed(1, 17).forEach(event -> batch.add(write(invoice("INV-" + event, DATE, expense(event)))));
        batch.add(write(invoice("INV-18", DATE, expense(18), expense(19))));
        batch.add(write(invoice(
                "INV-19",
                DATE,
                IntStream.rangeClosed(20, 116).mapToObj(PsaInvoices::expense).toArray(InvoiceLine[]::new))));

        assertThat(sink.write(batch))
                .isEqualTo(IntStream.rangeClosed(1, 19)
                        .mapToObj(number -> Outcome.applied("INV-" + number))
                        .toList());

        assertThat(org.requests()).hasSize(5);
        assertThat(org.requests().get(2)).contains("\"INV-15\"").doesNotContain("\"INV-16\"");
        assertThat(org.requests().get(3)).contains("\"INV-16\"", "\"INV-18\"").doesNotContain("\"INV-19\"");
    }

    @Test
    void anEventThatTheOrgDoesNotShowIsNotWrittenBlind() {
        org.thenRows(item(1, "null")).thenRows(item(1, "null"));

        Outcome outcome = send(1);

        assertThat(outcome.kind()).isEqualTo(Kind.REJECTED);
        assertThat(outcome.problem().code()).isEqualTo("EVENT_NOT_SHOWN");
        assertThat(outcome.problem().remedy()).contains("read access to pse__Billing_Event__c");
    }

    /** The two queries that look for events: by what the invoice bills, and for all that the events bill. */
    private void looked(int... events) {
        String[] rows = IntStream.of(events)
                .mapToObj(event -> item(event, """
                        {"pse__Invoiced__c":false,"pse__Invoice_Number__c":null,"pse__Invoice_Date__c":null,\
                        "SystemModstamp":"2026-09-01T08:00:%02d.000+0000"}""".formatted(event % 60)))
                .toArray(String[]::new);
        org.thenRows(rows).thenRows(rows);
    }

    private static String item(int event, String head) {
        return """
                {"pse__Billing_Event__c":"%s","pse__Billing_Event__r":%s,"pse__Object_Id__c":"a1E5g00000%05dEAA"}""".formatted(id(event), head, event);
    }

    private static String id(int event) {
        return "a0B5g00000%05dEAA".formatted(event);
    }

    private static String reference(int event) {
        return "event_" + id(event);
    }

    private static String done(int event) {
        return "{\"body\":null,\"httpHeaders\":{},\"httpStatusCode\":204,\"referenceId\":\"%s\"}"
                .formatted(reference(event));
    }

    /** Of one event each. */
    private static String done(int first, int last) {
        return joined(IntStream.rangeClosed(first, last), event -> graph(event - first + 1, true, done(event)));
    }

    private static String graphs(String... graphs) {
        return "{\"graphs\":[%s]}".formatted(String.join(",", graphs));
    }

    private static String graph(int id, boolean isSuccessful, String... parts) {
        return "{\"graphId\":\"%d\",\"graphResponse\":{\"compositeResponse\":[%s]},\"isSuccessful\":%s}"
                .formatted(id, String.join(",", parts), isSuccessful);
    }

    private static String joined(IntStream events, IntFunction<String> text) {
        return String.join(",", events.mapToObj(text).toList());
    }

    private static String refused(int event, int status, String code) {
        return "{\"body\":[{\"message\":\"m\",\"errorCode\":\"%s\"}],\"httpHeaders\":{},\"httpStatusCode\":%d,\"referenceId\":\"%s\"}"
                .formatted(code, status, reference(event));
    }

    private Outcome send(int... expenses) {
        InvoiceLine[] lines =
                IntStream.of(expenses).mapToObj(PsaInvoices::expense).toArray(InvoiceLine[]::new);
        return sink.write(List.of(write(invoice("INV-7", DATE, lines)))).get(0);
    }

    private Write<Invoice> write(Invoice invoice) {
        return PsaInvoices.writeThere(sink, invoice, String.valueOf(invoice.number()));
    }
}
