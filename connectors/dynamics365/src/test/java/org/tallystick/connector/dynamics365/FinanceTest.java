package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** What the contract of connectors does not ask, over the simulated environment. */
class FinanceTest {

    private static final String KEY = "tck-1";

    @TempDir
    Path folder;

    private Invoices invoices;

    @BeforeEach
    void open() throws IOException {
        invoices = new Invoices(folder);
    }

    @AfterEach
    void close() {
        invoices.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_AFTER_COMMIT", "CUT_BODY", "GARBAGE"})
    void aHeaderWhoseAnswerWasLostIsNotThereYetAndTheNextAttemptCompletesIt(String fault) {
        script("POST", "/data/FreeTextInvoiceHeaders", "\"kind\": \"%s\"".formatted(fault));

        Outcome lost = write(Map.of());
        boolean found = find(Map.of());
        Outcome next = write(Map.of());

        assertThat(lost.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(found).isFalse();
        assertThat(next.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(find(Map.of())).isTrue();
        assertThat(invoices.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_AFTER_COMMIT", "CUT_BODY", "GARBAGE"})
    void whatWasWrittenAndNotHeardOfIsNotWrittenAgain(String fault) {
        script("POST", "/data/$batch", "\"kind\": \"%s\"".formatted(fault));

        Outcome lost = write(Map.of());
        String there = invoices.content(KEY).orElseThrow();
        Outcome again = write(Map.of());

        assertThat(lost.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
        assertThat(invoices.content(KEY)).contains(there);
        assertThat(invoices.count()).isEqualTo(1);
    }

    /** The header was made and its lines were throttled: where one reading misses the header, no second is made beside it. */
    @Test
    void aHeaderThatOneReadingMissesIsNotMadeTwice() {
        script("POST", "/data/$batch", "\"kind\": \"STATUS\", \"status\": 429");
        Outcome throttled = write(Map.of());
        script("GET", "/data/FreeTextInvoiceHeaders", "\"kind\": \"LAG_ONCE\"");

        Outcome again = write(Map.of());

        assertThat(throttled.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(invoices.finance().rows("FreeTextInvoiceHeaders", "ExternalInvoiceId eq '%s'".formatted(KEY)))
                .hasSize(1);
    }

    @Test
    void linesThatOneReadingMissesAreNotWrittenTwice() {
        script("POST", "/data/$batch", "\"kind\": \"DROP_AFTER_COMMIT\"");
        write(Map.of());
        String there = invoices.content(KEY).orElseThrow();
        script("GET", "/data/FreeTextInvoiceLines", "\"kind\": \"LAG_ONCE\"");

        Outcome again = write(Map.of());

        assertThat(again.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
        assertThat(invoices.content(KEY)).contains(there);
    }

    @Test
    void ourKeyMayStandInTheCustomersReference() {
        Map<String, String> config = Map.of("invoice-key-field", "CustomerReference");

        assertThat(write(config).kind()).isEqualTo(Outcome.Kind.APPLIED);

        assertThat(find(config)).isTrue();
        assertThat(header("CustomerReference eq '%s'".formatted(KEY))).containsEntry("ExternalInvoiceId", "");
    }

    /** Of terms Finance is told what has a form of its own: the code of a term is the installation's. */
    @Test
    void theCustomersOrderAndTheDueDateStandInTheHeader() {
        Invoice invoice = InvoiceBuilder.builder(Records.invoice(Records.CUSTOMER, Money.of("1234", "JPY")))
                .terms(new InvoiceTerms("NET30", null, LocalDate.of(2026, 9, 30), "PO-2026-17"))
                .build();
        Connector byReference = connector(Map.of("invoice-key-field", "CustomerReference"));

        write(connector(Map.of()), RecordType.INVOICE, invoice, "tck-own");
        write(byReference, RecordType.INVOICE, invoice, "tck-reference");

        assertThat(header("ExternalInvoiceId eq 'tck-own'"))
                .containsEntry("DueDate", "2026-09-30T12:00:00Z")
                .containsEntry("CustomerReference", "PO-2026-17")
                .containsEntry("TermsOfPayment", "");
        assertThat(header("CustomerReference eq 'tck-reference'")).containsEntry("DueDate", "2026-09-30T12:00:00Z");
    }

    @Test
    void theOrderNumberOfARuleSetIsTheRuleSets() {
        Invoice invoice = InvoiceBuilder.builder(Records.invoice(Records.CUSTOMER, Money.of("1234", "JPY")))
                .terms(new InvoiceTerms(null, null, null, "PO-1"))
                .build();

        write(
                connector(Map.of()),
                RecordType.INVOICE,
                RecordType.INVOICE.withHeader(
                        invoice, CustomFields.with(invoice.header(), Map.of("CustomerReference", "PO-1/2026"))),
                "tck-1");

        assertThat(header("ExternalInvoiceId eq 'tck-1'")).containsEntry("CustomerReference", "PO-1/2026");
    }

    @Test
    void aCreditMemoThatComesToNothingIsStillToldFromAnInvoiceThatDoes() {
        Money nothing = Money.of("0", "JPY");
        Connector connector = connector(Map.of());
        write(connector, RecordType.INVOICE, Records.invoice(Records.CUSTOMER, nothing), "tck-invoice");
        write(connector, RecordType.CREDIT_MEMO, Records.credit(Records.CUSTOMER, nothing), "tck-credit");

        assertThat(listed(connector, RecordType.INVOICE)).containsExactly("tck-invoice");
        assertThat(listed(connector, RecordType.CREDIT_MEMO)).containsExactly("tck-credit");
    }

    /** Decision 036: before posting, words stand in the place of the number. */
    @Test
    void aCreditMemoNamesTheNumberOfItsInvoiceOncePostingGaveIt() {
        Connector connector = connector(Map.of());
        long original = Long.parseLong(invoices.idOf(Records.INVOICE).substring("jp50/".length()));
        Money ten = Money.of("10", "JPY");

        write(connector, RecordType.CREDIT_MEMO, Records.credit(Records.CUSTOMER, ten), "tck-before");
        invoices.finance().environment().post("jp50", original);
        write(connector, RecordType.CREDIT_MEMO, Records.credit(Records.CUSTOMER, ten), "tck-after");

        assertThat(header("InvoiceIdentifier eq " + original))
                .containsEntry("FreeTextNumber", "FTI-000001")
                .containsEntry("IsPosted", "Yes");
        assertThat(header("ExternalInvoiceId eq 'tck-before'"))
                .containsEntry("IsCorrection", "No")
                .containsEntry("CorrectedInvoiceId", "");
        assertThat(header("ExternalInvoiceId eq 'tck-after'"))
                .containsEntry("IsCorrection", "Yes")
                .containsEntry("CorrectedInvoiceId", "FTI-000001");
    }

    @Test
    void anInvoiceHasANumberOnceItIsPosted() {
        Connector connector = connector(Map.of());
        write(Map.of());
        Found before = found(connector);

        invoices.finance()
                .environment()
                .post("jp50", Long.parseLong(before.remoteId().substring("jp50/".length())));

        assertThat(header("ExternalInvoiceId eq '%s'".formatted(KEY))).containsEntry("IsPosted", "Yes");
        assertThat(before.number()).isNull();
        assertThat(found(connector).number()).isEqualTo("FTI-000001");
        assertThat(found(connector).digest()).isEqualTo(before.digest());
        assertThat(write(Map.of()).kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    }

    private static Found found(Connector connector) {
        return connector
                .lookup(RecordType.INVOICE)
                .orElseThrow()
                .byExternalKey(List.of(KEY))
                .get(KEY);
    }

    private Map<String, String> header(String filter) {
        List<Map<String, String>> rows = invoices.finance().rows("FreeTextInvoiceHeaders", filter);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<String> listed(Connector connector, RecordType<?> type) {
        return connector.lookup(type).orElseThrow().list(null, 10).found().stream()
                .map(Found::externalKey)
                .toList();
    }

    private <T extends Entity> void write(Connector connector, RecordType<T> type, T document, String key) {
        RecordSink<T> sink = connector.sink(type).orElseThrow();
        Map<Ref<?>, String> references = new HashMap<>();
        sink.references(document).forEach(ref -> references.put(ref, invoices.idOf(ref)));
        Write<T> write = new Write<>(document, key, "0".repeat(64), null, references);
        assertThat(sink.write(List.of(write))).extracting(Outcome::kind).containsExactly(Outcome.Kind.APPLIED);
    }

    private void script(String method, String path, String kind) {
        invoices.finance().script("\"method\": \"%s\", \"pathContains\": \"%s\", %s".formatted(method, path, kind));
    }

    private Outcome write(Map<String, String> config) {
        RecordSink<Invoice> sink = connector(config).sink(RecordType.INVOICE).orElseThrow();
        Invoice invoice = Records.invoice(Records.CUSTOMER, Money.of("1234", "JPY"));
        Map<Ref<?>, String> references = new HashMap<>();
        sink.references(invoice).forEach(ref -> references.put(ref, invoices.idOf(ref)));
        return sink.write(List.of(new Write<>(invoice, KEY, "0".repeat(64), null, references)))
                .get(0);
    }

    private boolean find(Map<String, String> config) {
        return connector(config)
                .lookup(RecordType.INVOICE)
                .orElseThrow()
                .byExternalKey(List.of(KEY))
                .containsKey(KEY);
    }

    private Connector connector(Map<String, String> config) {
        Map<String, String> more = new HashMap<>(config);
        more.put("key-prefix", "tck-");
        return invoices.finance().connect(more);
    }
}
