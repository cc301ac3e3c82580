package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.ApprovalPropagation;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.process.Leave;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Found;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** PAT-6: from the sale through approved time to the posted invoice, each pattern feeding the next. */
class QuoteToCashTest {

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ScriptedDecider crm = new ScriptedDecider();
    private final PaperSource<TimeEntry> timecards = new PaperSource<>();
    private final PaperSource<Invoice> issued = new PaperSource<>();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Project> projects = new PaperTarget<>();
    private final PaperTarget<Project> psaProjects = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperTarget<TimeEntry> reports = new PaperTarget<>();
    private final ApprovalPropagation approvals = new ApprovalPropagation(List.of("reports"));
    private final InvoiceRelease release = new InvoiceRelease("erp", Leave.always("billing"), true);
    private final Tallystick tally = Bench.engine(hub, new ManualTime())
            .withSystem(
                    "psa",
                    new PaperSystem()
                            .reading(RecordType.TIME_ENTRY, timecards)
                            .writing(RecordType.PROJECT, psaProjects))
            .withSystem(
                    "erp",
                    new PaperSystem()
                            .reading(RecordType.INVOICE, issued)
                            .writing(RecordType.CUSTOMER, customers)
                            .writing(RecordType.PROJECT, projects)
                            .writing(RecordType.INVOICE, invoices))
            .withSystem("reports", new PaperSystem().writing(RecordType.TIME_ENTRY, reports))
            .withOwnership(
                    Ownership.parse("{ownership: acme, rules: {invoices: {type: invoice, owner: erp}}}", "acme.yaml"))
            .ingest(RecordType.TIME_ENTRY, from("psa"))
            .ingest(RecordType.INVOICE, from("erp"))
            .deliver(RecordType.CUSTOMER, to("erp").onRequest())
            .deliver(RecordType.PROJECT, to("psa").onRequest())
            .deliver(RecordType.PROJECT, to("erp").onRequest())
            .deliver(RecordType.INVOICE, to("erp").onRequest())
            .deliver(RecordType.TIME_ENTRY, to("reports").onRequest())
            .decide(crm, Creation.release(new BillingRelease.Sources("crm", RecordType.OPPORTUNITY, null, "erp")))
            .withProcess(Creation.PROCESS.definition(), approvals.definition(), release.definition())
            .build();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void approvedTimeOfASaleBecomesAPostedInvoice() {
        crm.puts("1", Creation.customer("DE")).puts("2", Creation.opportunity().build());
        tally.run(AUGUST.minusMonths(1));
        Creation.PROCESS.create(tally.processes(), Creation.REF, "Ben");
        tally.advance();
        assertThat(psaProjects.kept()).hasSize(1);
        assertThat(projects.kept()).hasSize(1);

        timecards.says(day("T1", "8.00", Approval.APPROVED), day("T2", "4.00", Approval.SUBMITTED));
        tally.run(AUGUST);
        ProcessInstance propagated = approvals.propagate(tally.processes(), "psa/2026-08", List.of(ref("T1")), "psa");
        ProcessInstance refused = approvals.propagate(tally.processes(), "psa/draft", List.of(ref("T2")), "psa");
        List<Invoice> proposals = tally.query().madeIn(RecordType.INVOICE, AUGUST);
        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.number()).isNull();
            assertThat(proposal.totals().gross()).isEqualTo(Money.of("880.00", "EUR"));
        });

        ProcessInstance released =
                release.releaseAll(tally.processes(), proposals, "Ben").get(0);
        tally.advance();
        assertThat(stand(propagated).state()).isEqualTo(State.DONE);
        assertThat(stand(refused).state()).isEqualTo(State.COMPENSATED);
        assertThat(reports.kept()).extracting(Found::externalKey).hasSize(1);
        assertThat(invoices.kept()).isEmpty();

        tally.processes().approve(released.key(), "allow", "Ada", "checked against the order");
        tally.advance();
        assertThat(stand(released).waitsFor()).contains(Wait.record("the number of the ERP"));

        issued.says(posted(proposals.get(0), invoices.kept().get(0).remoteId()));
        Run run = tally.run(SEPTEMBER);
        assertThat(stand(released).state()).isEqualTo(State.DONE);
        assertThat(tally.query().find(proposals.get(0).ref())).hasValueSatisfying(invoice -> {
            assertThat(((Invoice) invoice).number()).isEqualTo("INV-1");
            assertThat(((Invoice) invoice).state().posting()).isEqualTo(Posting.POSTED);
        });
        assertThat(invoices.kept()).hasSize(1);
        assertThat(run.exceptions()).isEmpty();
    }

    private ProcessInstance stand(ProcessInstance process) {
        return tally.processes().find(process.key()).orElseThrow();
    }

    private static Ref<TimeEntry> ref(String id) {
        return new Ref<>("psa", RecordType.TIME_ENTRY, id);
    }

    private static Change<TimeEntry> day(String id, String hours, Approval approval) {
        TimeEntryBuilder entry = TimeEntryBuilder.builder()
                .header(Header.of(ref(id)))
                .project(ProjectSetup.projectOf(Creation.ENGAGEMENT))
                .role("Consultant")
                .workDate(LocalDate.of(2026, 8, 3))
                .hours(Quantity.of(hours))
                .billable(true)
                .approval(approval);
        return new Change.Upsert<>(
                id, 1, RawDocument.json("{\"id\":\"%s\"}".formatted(id)), List.of(Draft.of(ref(id), entry)));
    }

    /** The ERP's document of an invoice that it has numbered and posted. */
    private static Change<Invoice> posted(Invoice proposal, String remoteId) {
        Ref<Invoice> ref = new Ref<>("erp", RecordType.INVOICE, remoteId);
        InvoiceBuilder invoice = InvoiceBuilder.builder(proposal)
                .header(Header.of(ref))
                .number("INV-1")
                .state(new InvoiceState(
                        DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, CollectionState.DUE, 0));
        return new Change.Upsert<>(
                remoteId, 1, RawDocument.json("{\"number\":\"INV-1\"}"), List.of(Draft.of(ref, invoice)));
    }
}
