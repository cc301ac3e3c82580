package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;

/** An invoice that was written comes back with its number and what becomes of it, and otherwise as its normal form said. */
class InvoiceReadBackTest {

    private static final Invoice WRITTEN = Records.invoice(
            "USD",
            Records.time(1, "Consultant", "120", "16", Money.of("1920.00", "USD"), "2026-08-03", true),
            Records.other(2, LineKind.MILESTONE, Money.of("900.05", "USD"), "2026-08-06", null),
            Records.other(3, LineKind.RECURRING, Money.of("310.00", "USD"), "2026-08-01", "2026-08-31"));

    @TempDir
    Path folder;

    private Invoices account;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        account = new Invoices(folder);
        connector = account.connect(name -> Secret.of(account.secrets().get(name)));
    }

    @AfterEach
    void stop() {
        connector.close();
        account.close();
    }

    @Test
    void whatIsReadIsTheNormalFormButForNumberAndState() {
        assertReadAsNormalForm(WRITTEN);
    }

    /** What it says of its payment, NetSuite is told; the code of its term it is not. */
    @Test
    void theCustomersOrderAndTheDueDateAreKept() {
        Invoice written = InvoiceBuilder.builder(WRITTEN)
                .terms(new InvoiceTerms("NET30", null, LocalDate.of(2026, 9, 30), "PO-2026-17"))
                .build();

        Invoice read = assertReadAsNormalForm(written);

        assertThat(read.terms()).isEqualTo(new InvoiceTerms(null, null, LocalDate.of(2026, 9, 30), "PO-2026-17"));
    }

    private Invoice assertReadAsNormalForm(Invoice written) {
        RecordSink<Invoice> sink = connector.sink(RecordType.INVOICE).orElseThrow();
        Map<Ref<?>, String> ids = new HashMap<>();
        sink.references(written).forEach(ref -> ids.put(ref, account.idOf(ref)));
        Write<Invoice> write = new Write<>(written, "tck-1", "0".repeat(64), null, ids);

        assertThat(sink.write(List.of(write)).get(0).kind()).isEqualTo(Outcome.Kind.APPLIED);

        Invoice read = read();
        assertThat(read.number()).isNotBlank();
        assertThat(read.check()).isEmpty();
        assertThat(plain(read)).isEqualTo(plain(translated(sink.normalForm(write), ids)));
        return read;
    }

    /** References count as the target's own ids, and what an invoice is called there does not count. */
    private static Invoice translated(Invoice form, Map<Ref<?>, String> ids) {
        Ref<Project> job = new Ref<>("erp", RecordType.PROJECT, ids.get(Records.JOB));
        return InvoiceBuilder.builder(form)
                .billTo(new Ref<>("erp", RecordType.CUSTOMER, ids.get(Records.CUSTOMER)))
                .legalEntity(new Ref<>("erp", RecordType.LEGAL_ENTITY, ids.get(Records.LEGAL_ENTITY)))
                .lines(form.lines().stream()
                        .map(line ->
                                InvoiceLineBuilder.builder(line).project(job).build())
                        .toList())
                .build();
    }

    private static Invoice plain(Invoice invoice) {
        return InvoiceBuilder.builder(invoice)
                .header(Header.of(Records.ORIGINAL))
                .number(null)
                .state(InvoiceState.PROPOSED)
                .build();
    }

    /** 100.01 with 19 % are 119.01: the state follows from what is open, and from the day. */
    @Test
    void anInvoiceIsNotDueDueOverdueAndPaid() {
        String id = account.seed(0, 1, account.now());
        assertThat(read().terms().dueDate()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(read().state()).isEqualTo(issued(CollectionState.NOT_DUE));

        account.advance(Duration.ofDays(29));
        assertThat(read().state()).isEqualTo(issued(CollectionState.DUE));

        account.advance(Duration.ofDays(1));
        account.credit(id, "19.01");
        assertThat(read().state()).isEqualTo(issued(CollectionState.OVERDUE));

        account.credit(id, "100.00");
        assertThat(read().state()).isEqualTo(issued(CollectionState.PAID));
    }

    private static InvoiceState issued(CollectionState collection) {
        return new InvoiceState(DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, collection, 0);
    }

    @Test
    void invoicesOfOthersAreNotRead() {
        account.invoice("other-1", "10.00", account.idOf(Records.JOB));

        assertThat(changes()).isEmpty();
    }

    private List<Change<Invoice>> changes() {
        return connector
                .source(RecordType.INVOICE, SourceSpec.BUILT_IN)
                .orElseThrow()
                .read(null, 100)
                .changes();
    }

    private Invoice read() {
        List<Change<Invoice>> changes = changes();
        assertThat(changes).hasSize(1);
        return ((Change.Upsert<Invoice>) changes.get(0)).drafts().get(0).build();
    }
}
