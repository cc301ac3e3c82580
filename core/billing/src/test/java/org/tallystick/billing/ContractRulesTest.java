package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.billing.Case.cost;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;
import static org.tallystick.billing.Case.project;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.LineKind;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;

/** RULES rules 0, 2 and 6: which items are billed, wait, or are held. */
class ContractRulesTest {

    private final Case billing = new Case();

    @Test
    void onlyApprovedBillableHoursAreBillable() {
        billing.time.add(entry("T-1", "2026-08-11", "1", "P-1", null, true, Approval.SUBMITTED));
        billing.time.add(entry("T-2", "2026-08-11", "1", "P-1", null, true, Approval.REJECTED));
        billing.time.add(entry("T-3", "2026-08-11", "1", "P-1", null, false, Approval.APPROVED));
        billing.time("T-4", "2026-08-11", "0");

        assertThat(billing.bill().proposal()).isEmpty();
        assertThat(billing.bill().held()).isEmpty();
    }

    @Test
    void anItemOfAnUnknownProjectDoesNotExistYet() {
        billing.time.add(entry("T-1", "2026-08-11", "1", "unknown", null, true, Approval.APPROVED));

        assertThat(billing.bill()).isEqualTo(new BillingOutcome(null, List.of(), List.of(), List.of()));
    }

    @Test
    void anItemAfterThePeriodWaitsWithoutAnException() {
        billing.rateCard.clear();
        billing.time("T-1", "2026-08-31", "1").time("T-2", "2026-09-01", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1");
    }

    @Test
    void theContractsFirstAndLastDayCountIn() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.time("T-1", "2026-08-09", "1").time("T-2", "2026-08-10", "1");
        billing.time("T-3", "2026-08-20", "1").time("T-4", "2026-08-21", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-4");
        assertThat(billing.bill().held()).extracting(HeldItem::code).containsOnly(HoldCode.OUTSIDE_CONTRACT_DATES);
        assertThat(billing.bill().held().get(0).amount()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void aContractThatEndsBeforeItBeginsIsInForceOnNoDayUntilOneOfBothIsAmended() {
        billing.term = days("2026-10-31", "2026-08-14");
        billing.time("T-1", "2026-08-09", "1").time("T-2", "2026-08-10", "1");
        billing.time("T-3", "2026-08-14", "1").time("T-4", "2026-08-15", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-2", "T-3", "T-4");
        assertThat(billing.bill().held().get(0).message()).isEqualTo("2026-08-09 is outside 2026-10-31..2026-08-14");

        billing.amendDates("A-1", "2026-08-01", "2026-08-10", null);

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-4");
    }

    @Test
    void aContractsEndThatIsAmendedToADayBeforeItsFirstHoldsAllUntilItsFirstIsAmendedToo() {
        billing.term = days("2026-08-10", "2026-12-31");
        billing.amendDates("A-1", "2026-08-01", null, "2026-08-05");
        billing.time("T-1", "2026-08-04", "1").time("T-2", "2026-08-05", "1").time("T-3", "2026-08-10", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-2", "T-3");

        billing.amendDates("A-2", "2026-08-01", "2026-08-05", null);

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-3");
    }

    @Test
    void datesCountAsAmendedOnThePeriodsLastDay() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.amendDates("D-1", "2026-08-31", null, "2026-08-25");
        billing.amendDates("D-2", "2026-09-01", null, "2026-08-31");
        billing.time("T-1", "2026-08-09", "1").time("T-2", "2026-08-25", "1").time("T-3", "2026-08-26", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1", "T-3");
    }

    @Test
    void startAndEndAreAmendedEachByItself() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.amendDates("D-1", "2026-08-01", null, "2026-08-25");
        billing.amendDates("D-2", "2026-08-05", "2026-08-05", null);
        billing.time("T-1", "2026-08-05", "1").time("T-2", "2026-08-25", "1");

        assertThat(billing.bill().held()).isEmpty();
    }

    @Test
    void ofAmendmentsWithOneEffectiveDateTheGreaterIdCounts() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.amendDates("D-b", "2026-08-01", null, "2026-08-25");
        billing.amendDates("D-a", "2026-08-01", null, "2026-08-31");
        billing.amendDates("D-Z", "2026-08-01", null, "2026-08-31");
        billing.time("T-1", "2026-08-26", "1");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1");
    }

    @Test
    void aProjectsClosingDayIsStillBilled() {
        billing.projects.set(0, project("P-1", "2026-08-20"));
        billing.time("T-1", "2026-08-20", "1").time("T-2", "2026-08-21", "1");
        billing.expense("X-1", "2026-08-22", "10.00", "EUR");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-2", "X-1");
        assertThat(billing.bill().held()).extracting(HeldItem::code).containsOnly(HoldCode.PROJECT_CLOSED);
    }

    @Test
    void twentyFourHoursADayAreBilledMoreAreNot() {
        billing.time("T-1", "2026-08-10", "12").time("T-2", "2026-08-10", "12");
        billing.time("T-3", "2026-08-11", "12").time("T-4", "2026-08-11", "12.01");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-3", "T-4");
        assertThat(billing.bill().held()).extracting(HeldItem::code).containsOnly(HoldCode.DAILY_HOURS_EXCEEDED);
    }

    @Test
    void hoursOfOtherProjectsAndUnbillableHoursCount() {
        billing.time("T-1", "2026-08-10", "12");
        billing.otherTime.add(entry("T-2", "2026-08-10", "12", "internal", null, false, Approval.APPROVED));
        billing.otherTime.add(entry("T-3", "2026-08-10", "1", "unknown", null, true, Approval.APPROVED));

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1");
    }

    @Test
    void theDaysExpensesAreNotHeldForItsHours() {
        billing.time("T-1", "2026-08-10", "25").expense("X-1", "2026-08-10", "10.00", "EUR");

        assertThat(billing.bill().held()).extracting(HeldItem::item).containsExactly("T-1");
        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void anItemHasTheFirstExceptionInOrder() {
        billing.customer = null;
        billing.term = days("2026-08-12", null);
        billing.projects.set(0, project("P-1", "2026-08-13"));
        billing.master.withReceiptThreshold("DE01", Money.of("25.00", "EUR"));
        billing.time("T-1", "2026-08-11", "25", "no-rate").assignment("no-rate", null, null, days(null, null));
        billing.expenses.add(cost("X-1", "2026-08-11", "30.00", "EUR", null, false));
        billing.time("T-2", "2026-08-11", "25");
        billing.time("T-3", "2026-08-14", "25");
        billing.time("T-4", "2026-08-13", "25");
        billing.time("T-5", "2026-08-12", "1");

        assertThat(billing.bill().held())
                .extracting(HeldItem::item, HeldItem::code)
                .containsExactly(
                        tuple("T-1", HoldCode.RATE_MISSING),
                        tuple("T-2", HoldCode.OUTSIDE_CONTRACT_DATES),
                        tuple("X-1", HoldCode.RECEIPT_MISSING),
                        tuple("T-5", HoldCode.TAX_RULE_MISSING),
                        tuple("T-4", HoldCode.DAILY_HOURS_EXCEEDED),
                        tuple("T-3", HoldCode.PROJECT_CLOSED));
    }

    @Test
    void aMilestoneIsHeldByTheSameRules() {
        billing.term = days("2026-08-12", null);
        billing.milestones.add(milestone("M-1", "2026-08-11", "500.00"));

        BillingOutcome outcome = billing.bill();
        assertThat(outcome.held()).hasSize(1);
        assertThat(outcome.held().get(0).kind()).isEqualTo(LineKind.MILESTONE);
        assertThat(outcome.held().get(0).amount()).isEqualTo(Money.of("500.00", "EUR"));
    }

    @Test
    void whatIsNotHeldIsBilledBesideWhatIs() {
        billing.term = days("2026-08-12", null);
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1");

        assertThat(billing.bill().proposal().orElseThrow().totals().net()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(billing.bill().held()).hasSize(1);
    }
}
