package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.connector.certinia.PsaInvoices.day;
import static org.tallystick.connector.certinia.PsaInvoices.expense;
import static org.tallystick.connector.certinia.PsaInvoices.invoice;
import static org.tallystick.connector.certinia.PsaInvoices.ofProject;
import static org.tallystick.connector.certinia.PsaInvoices.ofProjects;
import static org.tallystick.connector.certinia.PsaInvoices.time;
import static org.tallystick.connector.certinia.PsaInvoices.timecard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.BilledItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;
import org.tallystick.testkit.connector.RemoteFault;

/** Billing events are told the number and date of the invoice that bills them (decision 043). */
class InvoiceWriteTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 2);
    private static final LocalDate UP_TO = LocalDate.of(2026, 8, 31);

    @TempDir
    Path folder;

    private PsaInvoices org;
    private Connector connector;
    private RecordSink<Invoice> sink;
    private RecordLookup<Invoice> lookup;

    @BeforeEach
    void start() throws IOException {
        org = new PsaInvoices(new Psa(folder));
        connector = org.connect(name -> Secret.of(org.secrets().get(name)));
        sink = connector.sink(RecordType.INVOICE).orElseThrow();
        lookup = connector.lookup(RecordType.INVOICE).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        org.close();
    }

    @Test
    void whatTheEventBillsHasTheNumberToo() {
        assertThat(send(invoice("INV-7", DATE, ofProject(1)))).isEqualTo(Outcome.applied("INV-7"));

        assertThat(rows("SELECT pse__Invoiced__c, pse__Invoice_Number__c, pse__Invoice_Date__c FROM pse__Timecard__c"))
                .contains(
                        "\"pse__Invoiced__c\":true,\"pse__Invoice_Number__c\":\"INV-7\",\"pse__Invoice_Date__c\":\"2026-09-02\"");
        assertThat(rows("SELECT pse__Invoiced__c FROM pse__Expense__c")).contains("\"pse__Invoiced__c\":true");
    }

    @Test
    void allEventsOfAnInvoiceGetItAndTheLookUpShowsAllThatTheyBill() {
        Invoice both = invoice("INV-7", DATE, ofProjects(1, 2));
        int before = org.psa().calls("composite");

        assertThat(send(both)).isEqualTo(Outcome.applied("INV-7"));

        assertThat(org.psa().calls("composite") - before).isEqualTo(1);
        assertThat(eventsNumbered("INV-7")).isEqualTo(2);
        assertThat(found("INV-7").digest())
                .isEqualTo(lookup.digest(write(both)))
                .contains("number INV-7", "date 2026-09-02", "bills " + day(1, 3), "bills " + day(2, 4));
    }

    @Test
    void oneEventThatIsRefusedKeepsTheOthersOfItsInvoiceAsTheyAre() {
        Write<Invoice> both = write(invoice("INV-7", DATE, ofProjects(1, 2)));
        org.psa().script("\"method\": \"POST\", \"pathContains\": \"/composite\", \"kind\": \"LOCKED\", \"times\": 1");

        Outcome outcome = sink.write(List.of(both)).get(0);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(problem(outcome).code()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(org.count()).isZero();
        assertThat(sink.write(List.of(both))).containsExactly(Outcome.applied("INV-7"));
    }

    @Test
    void invoicesOfOneEventShareACallAndOneThatIsRefusedLeavesTheOthersAlone() {
        List<Write<Invoice>> batch = Stream.of(
                        invoice("INV-1", DATE, ofProject(1)),
                        invoice("INV-2", DATE, expense(90_001)),
                        invoice("INV-3", DATE, ofProject(3)))
                .map(this::write)
                .toList();
        int before = org.psa().calls("composite");

        List<Outcome> outcomes = sink.write(batch);

        assertThat(outcomes.get(0)).isEqualTo(Outcome.applied("INV-1"));
        assertThat(problem(outcomes.get(1)).code()).isEqualTo("NOT_BILLED");
        assertThat(outcomes.get(2)).isEqualTo(Outcome.applied("INV-3"));
        assertThat(org.psa().calls("composite") - before).isEqualTo(1);
    }

    @Test
    void afterALostReplyTheLookUpHasItAndNothingIsSentAgain() {
        Write<Invoice> write = write(invoice("INV-7", DATE, ofProjects(1, 2)));
        org.arm(RemoteFault.REPLY_LOST, 1);

        assertThat(sink.write(List.of(write)).get(0).kind()).isEqualTo(Outcome.Kind.UNKNOWN);

        assertThat(found("INV-7").digest()).isEqualTo(lookup.digest(write));
        int sent = org.psa().calls("composite");
        assertThat(sink.write(List.of(write))).containsExactly(Outcome.unchanged("INV-7"));
        assertThat(org.psa().calls("composite")).isEqualTo(sent);
    }

    /** The package splits a week at the end of a month, and each part has an event and an invoice of its own. */
    @Test
    void aWeekThatTwoInvoicesBillIsToldTheNumberOfEach() {
        org.psa().deliver("pse__Timecard_Header__c", """
                [{"Id": "%s", "IsDeleted": false, "pse__Project__c": "a0P5g0000000009EAA", "pse__Start_Date__c": "2026-08-29",
                  "pse__End_Date__c": "2026-09-04", "pse__Monday_Hours__c": 8, "pse__Tuesday_Hours__c": 4,
                  "pse__Billable__c": true, "pse__Status__c": "Approved", "CurrencyIsoCode": "EUR",
                  "SystemModstamp": "2026-09-07T08:00:00.000+0000"}]
                """.formatted(timecard(9)));
        org.psa().generateBilling(UP_TO);
        org.psa().generateBilling(UP_TO.plusMonths(1));

        assertThat(sendThere(invoice("INV-8", UP_TO, time(day(9, 31), "8", "800.00"))))
                .isEqualTo(Outcome.applied("INV-8"));
        assertThat(sendThere(invoice("INV-9", DATE, time(timecard(9) + ":2026-09-01", "4", "400.00"))))
                .isEqualTo(Outcome.applied("INV-9"));

        assertThat(rows("SELECT pse__Invoice_Number__c, pse__End_Date__c FROM pse__Timecard__c"))
                .contains(
                        "\"INV-8\",\"pse__End_Date__c\":\"2026-08-31\"",
                        "\"INV-9\",\"pse__End_Date__c\":\"2026-09-04\"");
    }

    @Test
    void whatIsNoRecordOfTheOrgIsNotAskedFor() {
        InvoiceLine foreign =
                PsaInvoices.line(LineKind.EXPENSE, new LineSource("E-100", Quantity.ONE, Money.of("5.00", "EUR")));
        InvoiceLine fee = PsaInvoices.line(
                LineKind.RECURRING, new LineSource("a1E5g0000000001EAA", Quantity.ONE, Money.of("5.00", "EUR")));
        Invoice mixed = invoice("INV-7", DATE, foreign, fee, expense(1), expense(1));

        assertThat(sink.references(mixed))
                .containsExactly(new Ref<>("psa", RecordType.EXPENSE_ITEM, "a1E5g0000000001EAA"));
        assertRefused(
                sendThere(invoice("INV-7", DATE, foreign, fee)),
                "NOTHING_OF_THIS_ORG",
                "of 'psa'",
                "Deliver only invoices");
    }

    @Test
    void ofTwoInvoicesOfOneBatchThatBillTheSameTheSecondIsRefused() {
        List<Write<Invoice>> oneEvent = Stream.of("INV-1", "INV-2")
                .map(number -> write(invoice(number, DATE, ofProject(1))))
                .toList();
        List<Write<Invoice>> twoEvents = Stream.of("INV-3", "INV-4")
                .map(number -> write(invoice(number, DATE, ofProjects(2, 3))))
                .toList();

        List<Outcome> outcomes =
                sink.write(Stream.of(oneEvent, twoEvents).flatMap(List::stream).toList());

        assertThat(outcomes.get(0)).isEqualTo(Outcome.applied("INV-1"));
        assertRefused(outcomes.get(1), "EVENT_HAS_NUMBER", "INV-1 of 2026-09-02, and not INV-2", "clear");
        assertThat(outcomes.get(2)).isEqualTo(Outcome.applied("INV-3"));
        assertRefused(outcomes.get(3), "EVENT_HAS_NUMBER", "INV-3 of 2026-09-02, and not INV-4", "clear");
        assertThat(eventsNumbered("INV-1")).isEqualTo(1);
        assertThat(eventsNumbered("INV-3")).isEqualTo(2);
    }

    @Test
    void anInvoiceWithoutANumberIsRefused() {
        Invoice proposal = InvoiceBuilder.builder(invoice("INV-7", DATE, ofProject(1)))
                .number(null)
                .build();

        assertRefused(
                sink.write(List.of(org.write(sink, proposal, "INV-7"))).get(0),
                "NOT_ISSUED",
                "2026-08/INV-7",
                "next run");
    }

    @Test
    void anInvoiceThatWaitsForApprovalIsRefused() {
        Invoice waiting = InvoiceBuilder.builder(invoice("INV-7", DATE, ofProject(1)))
                .state(new InvoiceState(DocumentStatus.IN_REVIEW, Posting.UNPOSTED, Correction.NONE, null, 0))
                .build();

        assertRefused(send(waiting), "NOT_ISSUED", "IN_REVIEW", "next run");
    }

    @Test
    void anotherKeyThanTheNumberIsRefused() {
        Outcome outcome = sink.write(List.of(org.write(sink, invoice("INV-7", DATE, ofProject(1)), "2026-08/E1")))
                .get(0);

        assertRefused(outcome, "KEY_IS_NUMBER", "2026-08/E1", "keyedBy");
    }

    @Test
    void aNumberIsKeptWholeOrRefused() {
        String longest = "9".repeat(80);
        assertThat(send(invoice(longest, DATE, ofProject(1)))).isEqualTo(Outcome.applied(longest));
        assertThat(found(longest).number()).isEqualTo(longest);

        assertRefused(send(invoice(longest + "9", DATE, ofProject(2))), "NUMBER_TOO_LONG", "80 characters", "by hand");
    }

    @Test
    void whatThePackageHasNotBilledIsRefusedUntilItHas() {
        org.work(1, 1);
        Invoice invoice = invoice("INV-7", DATE, ofProject(1));

        assertRefused(sendThere(invoice), "NOT_BILLED", day(1, 3), "Generate billing");

        org.psa().generateBilling(UP_TO);
        assertThat(sendThere(invoice)).isEqualTo(Outcome.applied("INV-7"));
    }

    @Test
    void anEventThatBillsMoreThanTheInvoiceIsRefusedAndNothingOfTheInvoiceIsWritten() {
        Invoice most =
                invoice("INV-7", DATE, ofProjects(1)[0], ofProjects(1)[1], expense(1), time(day(2, 3), "8", "800.00"));

        assertRefused(send(most), "EVENT_OF_SEVERAL", "a1E5g0000000002EAA, " + day(2, 4), "Take these items off");

        assertThat(org.count()).isZero();
    }

    @Test
    void anEventThatBearsAnotherNumberIsRefusedAndNothingOfTheInvoiceIsWritten() {
        assertThat(send(invoice("INV-6", DATE, ofProject(2)))).isEqualTo(Outcome.applied("INV-6"));

        assertRefused(
                send(invoice("INV-7", DATE, ofProjects(1, 2))), "EVENT_HAS_NUMBER", "INV-6 of 2026-09-02", "credited");
        assertRefused(send(invoice("inv-6", DATE, ofProject(2))), "EVENT_HAS_NUMBER", "and not inv-6", "credited");
        assertRefused(
                send(invoice("INV-6", DATE.plusDays(1), ofProject(2))), "EVENT_HAS_NUMBER", "2026-09-03", "credited");

        assertThat(eventsNumbered("INV-6")).isEqualTo(1);
        assertThat(eventsNumbered("INV-7")).isZero();
    }

    @Test
    void anInvoiceThatWasCreditedAndBilledAgainIsToldOnceTheOldNumberIsCleared() {
        send(invoice("INV-6", DATE, ofProject(1)));
        Invoice again = invoice("INV-7", DATE, ofProject(1));
        assertRefused(send(again), "EVENT_HAS_NUMBER", "INV-6", "clear number, date and flag");

        org.psa()
                .change(
                        PsaInvoices.EVENT,
                        org.events("INV-6").get(0),
                        "{\"pse__Invoiced__c\":false,\"pse__Invoice_Number__c\":null,\"pse__Invoice_Date__c\":null}");

        assertThat(send(again)).isEqualTo(Outcome.applied("INV-7"));
    }

    /** The number of one who was quicker is not looked for in its case: the org does not tell cases apart. */
    @Test
    void aNumberInAnotherCaseIsAnotherNumber() {
        send(invoice("INV-6", DATE, ofProject(1)));
        send(invoice("inv-6", DATE, ofProject(2)));

        assertThat(lookup.byExternalKey(List.of("INV-6", "Inv-6"))).containsOnlyKeys("INV-6");
        assertThat(lookup.list(null, 1).found()).extracting(Found::number).containsExactlyInAnyOrder("INV-6", "inv-6");
    }

    @Test
    void aPartOfAnItemIsRefusedAndAllItsPartsTogetherAreNot() {
        LineSource half = new LineSource(
                "a1E5g0000000001EAA",
                Quantity.ONE,
                Money.of("10.00", "EUR"),
                UP_TO,
                new BilledItem(Quantity.ONE, Money.of("20.00", "EUR")));
        InvoiceLine part = PsaInvoices.line(LineKind.EXPENSE, half);
        InvoiceLine[] hours = Arrays.copyOf(ofProject(1), 3);
        hours[2] = part;

        assertRefused(send(invoice("INV-7", DATE, hours)), "SOURCE_IN_PART", "a1E5g0000000001EAA", "by hand");

        InvoiceLine[] whole = Arrays.copyOf(hours, 4);
        whole[3] = part;
        assertThat(send(invoice("INV-7", DATE, whole))).isEqualTo(Outcome.applied("INV-7"));
    }

    @Test
    void moreEventsThanOneCallCanChangeTogetherAreRefused() {
        IntStream.rangeClosed(1, 101).forEach(project -> org.work(project, project));
        org.psa().generateBilling(UP_TO);
        InvoiceLine[] lines = ofProjects(IntStream.rangeClosed(1, 101).toArray());

        assertRefused(sendThere(invoice("INV-7", DATE, lines)), "TOO_MANY_EVENTS", "101 billing events", "by hand");

        InvoiceLine[] hundred = Arrays.copyOf(lines, 300);
        assertThat(sendThere(invoice("INV-7", DATE, hundred))).isEqualTo(Outcome.applied("INV-7"));
        assertThat(found("INV-7").digest()).contains("bills " + day(100, 3));
    }

    /** Somebody set the number by hand and nothing else: the look-up shows what is missing. */
    @Test
    void whatIsThereInPartHasAnotherDigest() {
        Invoice both = invoice("INV-7", DATE, ofProjects(1, 2));
        Write<Invoice> write = write(both);
        org.psa().change(PsaInvoices.EVENT, org.events(null).get(0), "{\"pse__Invoice_Number__c\":\"INV-7\"}");

        assertThat(found("INV-7").digest())
                .isNotEqualTo(lookup.digest(write))
                .contains("not invoiced", "bills " + day(1, 3))
                .doesNotContain(day(2, 3));
    }

    @Test
    void whatTheOrgLacksForBillingIsAFaultOnlyWhereInvoicesAreWritten() {
        try (OrgStub stub = new OrgStub();
                Connector other = new CertiniaConnectorFactory().create(stub.config("psa"))) {
            assertThat(faults(stub, other)).doesNotContain("Billing_Event");

            other.sink(RecordType.INVOICE);

            assertThat(faults(stub, other))
                    .contains("pse__Billing_Event_Item__c has no pse__Billing_Event__c, "
                            + "pse__Billing_Event__r.pse__Invoiced__c")
                    .contains(
                            "pse__Billing_Event__c has no pse__Invoiced__c, pse__Invoice_Number__c, pse__Invoice_Date__c");
        }
    }

    private static String faults(OrgStub stub, Connector connector) {
        IntStream.range(0, 40).forEach(i -> stub.then(200, "{\"fields\":[]}"));
        return catchThrowableOfType(ConnectorException.class, connector::check)
                .problem()
                .message();
    }

    /** With all that it bills, which comes to be first. */
    private Outcome send(Invoice invoice) {
        return sink.write(List.of(write(invoice))).get(0);
    }

    private Outcome sendThere(Invoice invoice) {
        return sink.write(List.of(PsaInvoices.writeThere(sink, invoice, key(invoice))))
                .get(0);
    }

    private Write<Invoice> write(Invoice invoice) {
        return org.write(sink, invoice, key(invoice));
    }

    private static String key(Invoice invoice) {
        return String.valueOf(invoice.number());
    }

    private Found found(String number) {
        return lookup.byExternalKey(List.of(number)).get(number);
    }

    private int eventsNumbered(String number) {
        return org.events(number).size();
    }

    private String rows(String soql) {
        return org.psa().rows(soql);
    }

    private static void assertRefused(Outcome outcome, String code, String message, String remedy) {
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(problem(outcome).code()).isEqualTo(code);
        assertThat(problem(outcome).message()).contains(message);
        assertThat(problem(outcome).remedy()).contains(remedy);
    }

    private static Problem problem(Outcome outcome) {
        Problem problem = outcome.problem();
        if (problem == null) {
            throw new AssertionError("It was not refused: " + outcome);
        }
        return problem;
    }
}
