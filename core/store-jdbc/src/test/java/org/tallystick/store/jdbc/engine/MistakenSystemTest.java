package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.BillingRelease.Sources;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.store.jdbc.JdbcStore;

/** A host names the system whose records are looked for, and nothing of what is there has that name. */
class MistakenSystemTest {

    private static final Ref<Project> PROJECT = new Ref<>("crm", RecordType.PROJECT, "P1");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Opportunity> opportunities = new PaperSource<>();
    private final ScriptedDecider records = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMonthWithContractsOfOtherSystemsOnlySaysSoAndIsBilledOnceTheNameIsMended() {
        records.puts("1", Creation.customer("DE"))
                .puts("2", Creation.engagement(Creation.ENGAGEMENT))
                .puts("3", project())
                .puts("4", day());

        assertThat(billing(Sources.ofContracts("crn", "erp")).run(AUGUST).exceptions())
                .extracting(Finding::code, Finding::subject, Finding::message)
                .containsExactly(
                        tuple(
                                "SYSTEM_WITHOUT_RECORDS",
                                "crn/engagement",
                                "BillingRelease.Sources.contracts names 'crn', of which the hub has no engagement; it has some of crm. Nothing is done for these"));

        Tallystick mended = billing(Sources.ofContracts("crm", "erp"));
        assertThat(mended.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(mended.query().madeIn(RecordType.INVOICE, SEPTEMBER))
                .extracting(Invoice::engagement)
                .containsExactly(Creation.ENGAGEMENT);
    }

    @Test
    void contractsAreLookedForAsWhatTheyAreThere() {
        records.puts("1", Creation.opportunity().build())
                .puts("2", Creation.engagement(new Ref<>("psa", RecordType.ENGAGEMENT, "B1")));

        assertThat(billing(Sources.ofOpportunities("psa", "hcm", "erp"))
                        .run(AUGUST)
                        .exceptions())
                .extracting(Finding::subject)
                .containsExactly("psa/opportunity");
    }

    @Test
    void aHubWithoutContractsSaysNothing() {
        assertThat(billing(Sources.ofContracts("crn", "erp")).run(AUGUST).exceptions())
                .isEmpty();
    }

    @Test
    void opportunitiesOfOtherSystemsOnlyAreSetUpOnceTheNameIsMendedThoughNothingChangesAnyMore() {
        records.puts("1", Creation.customer("DE"));
        opportunities.says(new Change.Upsert<>(
                "O1", 1, BilledFirm.raw(1), List.of(Draft.of(Creation.REF, Creation.opportunity()))));

        for (var month : List.of(AUGUST, SEPTEMBER)) {
            assertThat(setup("crn").run(month).exceptions())
                    .extracting(Finding::code, Finding::subject)
                    .containsExactly(tuple("SYSTEM_WITHOUT_RECORDS", "crn/opportunity"));
        }

        Tallystick mended = setup("crm");
        assertThat(mended.run(OCTOBER).exceptions()).isEmpty();
        assertThat(mended.query().find(Creation.ENGAGEMENT)).isPresent();
    }

    private Tallystick billing(Sources sources) {
        return Bench.engine(store, new ManualTime())
                .decide(records, Creation.release(sources))
                .build();
    }

    private Tallystick setup(String crm) {
        return Bench.engine(store, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.OPPORTUNITY, opportunities))
                .withSystem("psa", new PaperSystem().writing(RecordType.PROJECT, new PaperTarget<>()))
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, new PaperTarget<>())
                                .writing(RecordType.PROJECT, new PaperTarget<>()))
                .ingest(RecordType.OPPORTUNITY, from("crm"))
                .deliver(RecordType.CUSTOMER, to("erp").onRequest())
                .deliver(RecordType.PROJECT, to("psa").onRequest())
                .deliver(RecordType.PROJECT, to("erp").onRequest())
                .decide(
                        records,
                        new ProjectSetup(Creation.master().build(), new ProjectSetup.Systems(crm, "psa", "erp", "erp")))
                .build();
    }

    private static Project project() {
        return ProjectBuilder.builder()
                .header(Header.of(PROJECT))
                .name("Cloud move")
                .engagement(Creation.ENGAGEMENT)
                .build();
    }

    private static TimeEntry day() {
        return TimeEntryBuilder.builder()
                .header(Header.of(new Ref<>("crm", RecordType.TIME_ENTRY, "T1")))
                .project(PROJECT)
                .role("Consultant")
                .workDate(LocalDate.of(2026, 8, 3))
                .hours(Quantity.of("8.00"))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }
}
