package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.cost;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.rateRow;
import static org.tallystick.billing.Case.ref;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** An engagement that needs what is not handled yet is withheld as a whole, with all that waits. */
class WithheldTest {

    private final Case billing = new Case();

    @Test
    void timeAndExpenseUnderACapAreWithheldWithTheirAmount() {
        billing.cap = Money.of("50.00", "EUR");
        billing.time("T-1", "2026-08-11", "1").expense("X-1", "2026-08-11", "10.00", "EUR");

        assertThat(billing.bill().proposal()).isEmpty();
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CAP, 2, "110.00"));
    }

    @Test
    void exceptionsOfAWithheldEngagementAreStillReported() {
        billing.cap = Money.of("50.00", "EUR");
        billing.term = days("2026-08-11", null);
        billing.time("T-1", "2026-08-10", "1").time("T-2", "2026-08-11", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1");
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CAP, 1, "100.00"));
    }

    @Test
    void aCapOrAnAmendmentWithNothingToBillWithholdsNothing() {
        billing.cap = Money.of("50.00", "EUR");
        amend(AmendmentKind.CAP, Approval.APPROVED, "2026-08-31", Money.of("60.00", "EUR"));

        assertThat(billing.bill().withheld()).isEmpty();
    }

    @Test
    void anApprovedAmendmentWithANewValueWithholdsFromItsDateOn() {
        amend(AmendmentKind.CAP, Approval.APPROVED, "2026-08-31", Money.of("60.00", "EUR"));
        billing.time("T-1", "2026-08-11", "1");

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.AMENDMENT, 1, "100.00"));
    }

    @Test
    void anAmendmentThatIsRejectedLaterOrEmptyChangesNothing() {
        amend(AmendmentKind.CAP, Approval.REJECTED, "2026-08-01", Money.of("60.00", "EUR"));
        amend(AmendmentKind.CAP, Approval.SUBMITTED, "2026-08-01", Money.of("60.00", "EUR"));
        amend(AmendmentKind.CAP, Approval.APPROVED, "2026-09-01", Money.of("60.00", "EUR"));
        amend(AmendmentKind.CAP, Approval.APPROVED, "2026-08-01", null);
        amend(AmendmentKind.RECURRING, Approval.APPROVED, "2026-08-01", Money.of("60.00", "EUR"));
        billing.time("T-1", "2026-08-11", "1");

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void aMilestoneCompletedInThePeriodWithholdsTheHoursToo() {
        billing.time("T-1", "2026-08-11", "1");
        billing.milestones.add(milestone("M-1", "2026-08-31", "500.00"));

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.MILESTONE, 2, "600.00"));
    }

    @Test
    void aMilestoneThatIsNotCompletedYetWithholdsNothing() {
        billing.time("T-1", "2026-08-11", "1");
        billing.milestones.add(milestone("M-1", "2026-09-01", "500.00"));
        billing.milestones.add(milestone("M-2", null, "500.00"));

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void aMonthlyChargeIsWithheldAtItsShareOfTheMonth() {
        charge("L-1", "1000.00", days("2026-08-17", null));

        // 15 of 31 days: 483.8709...
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.RECURRING_CHARGE, 1, "483.87"));
    }

    @Test
    void activeDaysLieWithinContractLineContractAndClosing() {
        billing.term = days("2026-08-05", "2026-08-20");
        billing.projects.set(0, project("P-1", "2026-08-14"));
        charge("L-1", "310.00", days("2026-01-01", "2026-12-31"));

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.RECURRING_CHARGE, 1, "100.00"));
    }

    @Test
    void aLineWithoutAnActiveDayIsNotCharged() {
        billing.time("T-1", "2026-08-11", "1");
        charge("before", "310.00", days("2026-01-01", "2026-07-31"));
        charge("after", "310.00", days("2026-09-01", null));

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void monthsBeforeTheFirstPeriodAreNeverChargedLaterOnesAre() {
        billing.firstPeriod = YearMonth.of(2026, 7);
        charge("L-1", "310.00", days("2026-05-01", "2026-07-31"));

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.RECURRING_CHARGE, 1, "310.00"));
    }

    @Test
    void aChargeOfAnUnknownProjectOrAnotherEngagementDoesNotExist() {
        billing.contractLines.add(line("L-1", "E-1", "unknown", "310.00", Period.ALWAYS));
        billing.contractLines.add(line("L-2", "E-2", "P-1", "310.00", Period.ALWAYS));
        billing.contractLines.add(line("L-3", "E-1", "P-1", null, Period.ALWAYS));

        assertThat(billing.bill().withheld()).isEmpty();
    }

    @Test
    void aChargeWithoutATaxRuleIsHeldAndWithholdsNothing() {
        billing.legalEntity = "UK01";
        billing.customer = Case.customer("C-1", "DE", null);
        billing.master.withTaxRule("UK01", new CountryCode("DE"), LineKind.TIME, new Tax("GB", Rate.ZERO));
        billing.time("T-1", "2026-08-11", "1");
        charge("L-1", "310.00", days("2026-08-02", null));

        BillingOutcome outcome = billing.bill();
        assertThat(outcome.withheld()).isEmpty();
        assertThat(outcome.proposal()).isPresent();
        assertThat(outcome.held()).hasSize(1);
        assertThat(outcome.held().get(0).item()).isEqualTo("L-1:2026-08-02");
        assertThat(outcome.held().get(0).amount()).isEqualTo(Money.of("300.00", "EUR"));
    }

    @Test
    void whatWaitsIsCountedOnceOverAllReasons() {
        billing.cap = Money.of("50.00", "EUR");
        amend(AmendmentKind.CAP, Approval.APPROVED, "2026-08-31", Money.of("60.00", "EUR"));
        billing.time("T-1", "2026-08-11", "1");
        billing.milestones.add(milestone("M-1", "2026-08-31", "500.00"));
        charge("L-1", "310.00", Period.ALWAYS);

        assertThat(billing.bill().withheld())
                .containsExactly(
                        withheld(WithheldReason.CAP, 1, "100.00"),
                        withheld(WithheldReason.AMENDMENT, 0, "0.00"),
                        withheld(WithheldReason.MILESTONE, 1, "500.00"),
                        withheld(WithheldReason.RECURRING_CHARGE, 1, "310.00"));
    }

    @Test
    void whatWasBilledUnchangedIsNotBilledAgain() {
        billing.time("T-1", "2026-08-11", "1")
                .time("T-2", "2026-08-12", "1")
                .expense("X-1", "2026-08-11", "1.00", "EUR");
        billing.billAndIssue();
        inSeptember();
        billing.time("T-3", "2026-09-01", "2");

        BillingOutcome outcome = billing.bill();
        assertThat(outcome.withheld()).isEmpty();
        assertThat(outcome.proposal().orElseThrow().totals().net()).isEqualTo(Money.of("200.00", "EUR"));
    }

    @Test
    void theSamePeriodAgainBillsNothingAndLateComersWait() {
        billing.time("T-1", "2026-08-11", "1");
        billing.billAndIssue();
        billing.time("T-2", "2026-08-12", "1");

        assertThat(billing.bill()).isEqualTo(new BillingOutcome(null, List.of(), List.of()));
        inSeptember();
        assertThat(billing.bill().proposal().orElseThrow().lines().get(0).late())
                .isTrue();
    }

    @Test
    void changedHoursNeedACredit() {
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1");
        billing.billAndIssue();
        inSeptember();
        billing.time.set(0, entry("T-1", "2026-08-11", "2"));
        billing.time("T-3", "2026-09-01", "2");

        assertThat(billing.bill().proposal()).isEmpty();
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 2, "300.00"));
    }

    @Test
    void aRateAmendedBackwardsNeedsACredit() {
        billing.time("T-1", "2026-08-11", "1");
        billing.billAndIssue();
        inSeptember();
        billing.rateCard.add(rateRow("card-2", "Consultant", "100.004", "2026-08-01", null));

        // the amount is the same, the unit amount of time is not
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 1, "100.00"));
    }

    @Test
    void aBilledItemThatVanishedOrIsHeldTodayNeedsACreditAndIsNoException() {
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1").time("T-3", "2026-08-13", "1");
        billing.expense("X-1", "2026-08-14", "10.00", "EUR");
        billing.billAndIssue();
        inSeptember();
        billing.time.remove(0);
        billing.otherTime.add(entry("T-9", "2026-08-12", "24"));
        billing.assignment("no-rate", null, null, Period.ALWAYS);
        billing.time.set(1, entry("T-3", "2026-08-13", "1", "P-1", "no-rate", true, Approval.APPROVED));
        billing.expenses.set(0, cost("X-1", "2026-08-14", "10.01", "EUR", null, true));

        assertThat(billing.bill().held()).isEmpty();
        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 4, "310.00"));
    }

    @Test
    void anotherDateOrProjectOrRoleNeedsACredit() {
        billing.projects.add(project("P-2", null));
        billing.assignment("A-1", "Consultant (senior)", "100", Period.ALWAYS);
        billing.expense("X-1", "2026-08-14", "10.00", "EUR");
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1").time("T-3", "2026-08-13", "1");
        billing.billAndIssue();
        inSeptember();
        billing.expenses.set(0, cost("X-1", "2026-08-15", "10.00", "EUR", null, true));
        billing.time.set(0, entry("T-1", "2026-08-12", "1"));
        billing.time.set(1, entry("T-2", "2026-08-12", "1", "P-2", null, true, Approval.APPROVED));
        billing.time.set(2, entry("T-3", "2026-08-13", "1", "P-1", "A-1", true, Approval.APPROVED));

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 4, "310.00"));
    }

    @Test
    void aBilledItemMovedAfterThePeriodNeedsACredit() {
        billing.expense("X-1", "2026-08-14", "10.00", "EUR");
        billing.billAndIssue();
        inSeptember();
        billing.expenses.set(0, cost("X-1", "2026-10-01", "10.00", "EUR", null, true));

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 1, "10.00"));
    }

    @Test
    void whatWasBilledStaysWhenItsTaxRuleGoes() {
        billing.time("T-1", "2026-08-11", "1");
        billing.billAndIssue();
        inSeptember();
        billing.customer = null;

        assertThat(billing.bill()).isEqualTo(new BillingOutcome(null, List.of(), List.of()));
    }

    @Test
    void anItemBilledOnAnotherEngagementNeedsACreditThere() {
        billing.billedElsewhere.add("T-1");
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1");

        assertThat(billing.bill().withheld()).containsExactly(withheld(WithheldReason.CREDIT_AND_REBILL, 2, "200.00"));
    }

    private void inSeptember() {
        billing.period = YearMonth.of(2026, 9);
    }

    private void charge(String id, String monthly, Period period) {
        billing.contractLines.add(line(id, "E-1", "P-1", monthly, period));
    }

    private static ContractLine line(String id, String engagement, String project, String monthly, Period period) {
        return ContractLineBuilder.builder()
                .header(Header.of(ref(RecordType.CONTRACT_LINE, id)))
                .engagement(ref(RecordType.ENGAGEMENT, engagement))
                .project(ref(RecordType.PROJECT, project))
                .billingMethod(BillingMethod.RECURRING)
                .monthlyAmount(monthly == null ? null : Money.of(monthly, "EUR"))
                .period(period)
                .build();
    }

    private void amend(AmendmentKind kind, Approval approval, String effective, Money newCap) {
        billing.amendments.add(ContractAmendmentBuilder.builder()
                .header(Header.of(ref(RecordType.CONTRACT_AMENDMENT, "A-" + billing.amendments.size())))
                .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                .kind(kind)
                .approval(approval)
                .effectiveFrom(LocalDate.parse(effective))
                .newCap(newCap)
                .build());
    }

    private static Withheld withheld(WithheldReason reason, int items, String amount) {
        return new Withheld(reason, items, Money.of(amount, "EUR"));
    }
}
