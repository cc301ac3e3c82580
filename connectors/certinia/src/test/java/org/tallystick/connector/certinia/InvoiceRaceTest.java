package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.certinia.PsaInvoices.invoice;
import static org.tallystick.connector.certinia.PsaInvoices.ofProjects;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;

/** Somebody changes a billing event after it was looked at, and before it is told its invoice (decision 043, F-ORD-06). */
class InvoiceRaceTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 2);
    private static final String BY_HAND =
            "{\"pse__Invoiced__c\":true,\"pse__Invoice_Number__c\":\"BY-HAND\",\"pse__Invoice_Date__c\":\"2026-09-01\"}";

    private static final int OTHER = 70_000;

    @TempDir
    Path folder;

    private PsaInvoices org;
    private Gateway gateway;
    private Connector connector;
    private RecordSink<Invoice> sink;

    @BeforeEach
    void start() throws IOException {
        Psa psa = new Psa(folder);
        org = new PsaInvoices(psa);
        gateway = new Gateway(psa.uri());
        connector = psa.connect(
                Map.of("instance-uri", gateway.uri()),
                name -> Secret.of(psa.secrets().get(name)));
        sink = connector.sink(RecordType.INVOICE).orElseThrow();
    }

    @AfterEach
    void stop() {
        connector.close();
        gateway.close();
        org.close();
    }

    @Test
    void aNumberThatSomebodySetIsNotOverwrittenAndTheOtherEventsOfTheInvoiceAreNotTold() {
        Write<Invoice> both = write("INV-7", 1, 2);
        String second = org.events(null).get(1);
        gateway.beforeTheNextWrite(() -> aSecondLater(second, BY_HAND));

        Outcome outcome = send(both);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(outcome.problem().message()).contains(second);
        assertThat(org.events("BY-HAND")).containsExactly(second);
        assertThat(org.events("INV-7")).isEmpty();
        assertThat(send(both).problem().code()).isEqualTo("EVENT_HAS_NUMBER");
    }

    @Test
    void aChangeThatIsNoneOfTheInvoicesIsKeptAndTheNextAttemptTellsIt() {
        Write<Invoice> both = write("INV-7", 1, 2);
        String first = org.events(null).get(0);
        gateway.beforeTheNextWrite(() -> aSecondLater(first, "{\"pse__Is_Approved__c\":true}"));

        assertThat(send(both).kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(send(both)).isEqualTo(Outcome.applied("INV-7"));

        assertThat(org.events("INV-7")).hasSize(2);
        assertThat(org.psa().rows("SELECT Id FROM pse__Billing_Event__c WHERE pse__Is_Approved__c = true"))
                .contains(first);
    }

    @Test
    void ofInvoicesThatShareACallTheOthersAreTold() {
        List<Write<Invoice>> batch = List.of(write("INV-1", 1), write("INV-2", 2), write("INV-3", 3));
        String second = org.events(null).get(1);
        gateway.beforeTheNextWrite(() -> aSecondLater(second, BY_HAND));

        assertThat(sink.write(batch))
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.APPLIED, Outcome.Kind.RETRY, Outcome.Kind.APPLIED);

        assertThat(org.events("BY-HAND")).containsExactly(second);
    }

    /** The org halts what is left of a call in which fifteen failed. */
    @Test
    void howeverManyInvoicesAreRefusedTheOthersAreTold() {
        List<Write<Invoice>> batch = IntStream.rangeClosed(1, 16)
                .mapToObj(number -> write("INV-" + number, number))
                .toList();
        List<String> refused = org.events(null).subList(0, 15);
        gateway.beforeTheNextWrite(() -> refused.forEach(event -> aSecondLater(event, BY_HAND)));

        List<Outcome> outcomes = sink.write(batch);

        assertThat(outcomes.subList(0, 15)).allMatch(outcome -> outcome.kind() == Outcome.Kind.RETRY);
        assertThat(outcomes.get(15)).isEqualTo(Outcome.applied("INV-16"));
    }

    @Test
    void theGuardHoldsForAnInvoiceOfAHundredEvents() {
        Write<Invoice> write = write("INV-7", IntStream.rangeClosed(1, 100).toArray());
        org.advance(Duration.ofMinutes(1)); // So many events take the org's clock more than a second ahead.
        String last = org.events(null).get(99);
        gateway.beforeTheNextWrite(() -> aSecondLater(last, BY_HAND));

        assertThat(send(write).kind()).isEqualTo(Outcome.Kind.RETRY);

        assertThat(org.events("BY-HAND")).containsExactly(last);
        assertThat(org.events("INV-7")).isEmpty();
    }

    /** The condition is of whole seconds. */
    @Test
    void aChangeWithinTheSecondOfTheOneThatWasLookedAtIsNotSeen() {
        Write<Invoice> write = write("INV-7", 1);
        String event = org.events(null).get(0);
        gateway.beforeTheNextWrite(() -> org.psa().change(PsaInvoices.EVENT, event, BY_HAND));

        assertThat(send(write)).isEqualTo(Outcome.applied("INV-7"));
    }

    /** The org's clock stands at the newest of its records. */
    private void aSecondLater(String event, String fields) {
        org.advance(Duration.ofSeconds(1));
        org.work(OTHER, OTHER);
        org.psa().change(PsaInvoices.EVENT, event, fields);
    }

    private Write<Invoice> write(String number, int... projects) {
        return org.write(sink, invoice(number, DATE, ofProjects(projects)), number);
    }

    private Outcome send(Write<Invoice> write) {
        return sink.write(List.of(write)).get(0);
    }
}
