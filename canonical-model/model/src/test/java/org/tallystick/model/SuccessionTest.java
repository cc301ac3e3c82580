package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.model.Papers.eur;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.Period;

/** What a new version of a record may change (CM-7, CM-9). */
class SuccessionTest {

    @Test
    void anIssuedInvoiceGoesOnLivingButItsContentNeverChanges() {
        Invoice invoice = Papers.invoice();
        Invoice due = InvoiceBuilder.builder(invoice)
                .state(Papers.state(DocumentStatus.ISSUED, CollectionState.DUE))
                .build();
        Invoice renumbered = InvoiceBuilder.builder(invoice).number("INV-2").build();
        Invoice draft =
                InvoiceBuilder.builder(invoice).state(InvoiceState.PROPOSED).build();

        assertThat(Succession.check(invoice, due)).isEmpty();
        Broken.expect(Succession.check(invoice, renumbered), "FROZEN", "");
        assertThat(Succession.check(
                        draft, InvoiceBuilder.builder(draft).number("INV-2").build()))
                .isEmpty();
    }

    @Test
    void anIssuedCreditTakesApplicationsAndNothingElse() {
        CreditMemo credit = Papers.credit();
        CreditMemo applied = CreditMemoBuilder.builder(credit)
                .status(CreditMemoStatus.APPLIED)
                .applications(List.of(new CreditApplication(credit.original(), eur("238.00"), Papers.ISSUED)))
                .build();

        assertThat(Succession.check(credit, applied)).isEmpty();
        Broken.expect(
                Succession.check(
                        applied,
                        CreditMemoBuilder.builder(applied).reason("OTHER").build()),
                "FROZEN",
                "");
    }

    @Test
    void aPostedEntryAndAPostedRevenueEventNeverChange() {
        JournalEntry entry = JournalEntryBuilder.builder(Samples.of(RecordType.JOURNAL_ENTRY))
                .status(JournalStatus.POSTED)
                .build();
        RevenueEvent event = RevenueEventBuilder.builder(Samples.of(RecordType.REVENUE_EVENT))
                .status(RevenueEventStatus.POSTED)
                .build();

        Broken.expect(
                Succession.check(
                        entry, JournalEntryBuilder.builder(entry).book("IFRS").build()),
                "FROZEN",
                "");
        Broken.expect(
                Succession.check(
                        event, RevenueEventBuilder.builder(event).sequence(7).build()),
                "FROZEN",
                "");
        assertThat(Succession.check(
                        entry,
                        JournalEntryBuilder.builder(entry)
                                .status(JournalStatus.REVERSED)
                                .build()))
                .isEmpty();
    }

    @Test
    void aRowOfTheBillingLedgerNeverChanges() {
        BillableTransaction row = Samples.of(RecordType.BILLABLE_TRANSACTION);

        assertThat(Succession.check(row, row)).isEmpty();
        Broken.expect(
                Succession.check(
                        row,
                        BillableTransactionBuilder.builder(row)
                                .amount(eur("2.00"))
                                .build()),
                "FROZEN",
                "");
    }

    @Test
    void aStateFromWhichNoPathLeadsBackIsRefusedWithItsRule() {
        TimeEntry entry = Samples.of(RecordType.TIME_ENTRY);
        TimeEntry reversed =
                TimeEntryBuilder.builder(entry).approval(Approval.REVERSED).build();

        assertThat(Succession.check(entry, reversed)).isEmpty();
        Broken.expect(Succession.check(reversed, entry), "LC_TIME_ENTRY_APPROVAL", "/approval");
    }

    @Test
    void versionsCountUpwards() {
        Project first = stamped(1);

        assertThat(Succession.check(first, stamped(2))).isEmpty();
        Broken.expect(Succession.check(first, stamped(1)), "HEADER_VERSION", "/header/stamp/version");
    }

    private static Project stamped(long version) {
        Stamp stamp = new Stamp("id", "tenant", version, "psa", Instant.EPOCH, false);
        Project project = Samples.of(RecordType.PROJECT);
        return RecordType.PROJECT.withHeader(
                project, HeaderBuilder.builder(project.header()).stamp(stamp).build());
    }

    @Test
    void versionsAreOfOneType() {
        Entity project = Samples.of(RecordType.PROJECT);
        Entity task = Samples.of(RecordType.TASK);

        assertThatIllegalArgumentException().isThrownBy(() -> Succession.check(project, task));
    }

    @Test
    void anExecutedVersionABilledEntryAndAPeriodKeepTheirHistory() {
        EngagementVersion signed = EngagementVersionBuilder.builder()
                .no(1)
                .kind(VersionKind.ORIGINAL)
                .status(AmendmentStatus.EXECUTED)
                .effectiveFrom(LocalDate.of(2026, 1, 1))
                .valueDelta(eur("1.00"))
                .reason("signed")
                .build();
        Engagement contract = EngagementBuilder.builder(Samples.of(RecordType.ENGAGEMENT))
                .versions(List.of(signed))
                .build();
        BillingScheduleEntry billed = new BillingScheduleEntry(1, LocalDate.of(2026, 8, 31), eur("5.00"), true, null);
        ContractLine line = ContractLineBuilder.builder(Samples.of(RecordType.CONTRACT_LINE))
                .schedule(List.of(billed))
                .build();
        LegalEntity company = LegalEntityBuilder.builder(Samples.of(RecordType.LEGAL_ENTITY))
                .fiscalPeriods(List.of(FiscalPeriod.of("2026-08", Period.ALWAYS, PeriodStatus.OPEN)))
                .build();
        LegalEntity unopened = LegalEntityBuilder.builder(company)
                .fiscalPeriods(List.of(FiscalPeriod.of("2026-08", Period.ALWAYS, PeriodStatus.FUTURE)))
                .build();

        assertThat(rules(
                        contract,
                        EngagementBuilder.builder(contract).versions(List.of()).build()))
                .containsExactly("ENGAGEMENT_VERSION_FROZEN");
        assertThat(rules(
                        line,
                        ContractLineBuilder.builder(line).schedule(List.of()).build()))
                .containsExactly("I15");
        assertThat(rules(company, unopened)).containsExactly("LC_FISCAL_PERIOD_STATUS");
        assertThat(rules(contract, contract)).isEmpty();
        assertThat(rules(line, line)).isEmpty();
        assertThat(rules(unopened, company)).isEmpty();
    }

    private static List<String> rules(Entity earlier, Entity later) {
        return Succession.check(earlier, later).stream().map(Violation::rule).toList();
    }
}
