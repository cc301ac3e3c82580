package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;

import org.junit.jupiter.api.Test;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** Where each table of a source counts by itself, records of several types have one id; where systems count alike, so do records of one type. */
class SameIdTest {

    private final Case billing = new Case();

    @Test
    void aDayAnExpenseAndAMilestoneOfOneIdAreAllBilled() {
        billing.time("1001", "2026-08-03", "8").expense("1001", "2026-08-03", "50.00", "EUR");
        billing.milestones.add(milestone("1001", "2026-08-03", "7.00"));

        BillingOutcome outcome = billing.billAndIssue();

        Invoice invoice = outcome.proposal().orElseThrow();
        assertThat(invoice.lines())
                .extracting("kind", "net")
                .containsExactly(
                        tuple(LineKind.TIME, eur("800.00")),
                        tuple(LineKind.EXPENSE, eur("50.00")),
                        tuple(LineKind.MILESTONE, eur("7.00")));
        assertThat(outcome.explanations())
                .flatExtracting(LineExplanation::items)
                .extracting(LineExplanation.Item::origin)
                .containsExactly(
                        "rate card card-1", "50.00 EUR, markup 0, 1 EUR for one", "7.00 EUR, the milestone's amount");
        BillingOutcome september = billing.next().bill();
        assertThat(september.proposal()).isEmpty();
        assertThat(september.credits()).isEmpty();
    }

    @Test
    void anExpenseOfALaterMonthIsNotTakenForTheDayOfItsId() {
        billing.time("1001", "2026-08-03", "8").billAndIssue();
        billing.expense("1001", "2026-09-03", "50.00", "EUR");

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("50.00"));
    }

    @Test
    void daysOfOneIdInTwoSystemsAreHeldTogetherAndBothAreNamed() {
        billing.time("1001", "2026-08-03", "8");
        billing.time.add(ofTwin("2026-08-04", "2"));

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).singleElement().satisfies(held -> {
            assertThat(held.code()).isEqualTo(HoldCode.SAME_ID);
            assertThat(held.amount()).isEqualTo(eur("1000.00"));
            assertThat(held.message()).contains("psa/time-entry/1001 and twin/time-entry/1001");
        });
    }

    @Test
    void whatIsBilledOfADayIsNeitherCreditedNorBilledAgainWhenAnotherSystemBringsItsId() {
        billing.time("1001", "2026-08-03", "8").billAndIssue();
        billing.time.add(ofTwin("2026-09-04", "2"));

        BillingOutcome september = billing.next().billAndIssue();
        billing.time.set(1, rejected(billing.time.get(1)));
        BillingOutcome october = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.proposal()).isEmpty();
        assertThat(september.held())
                .extracting(HeldItem::code, HeldItem::amount)
                .containsExactly(tuple(HoldCode.SAME_ID, eur("200.00")));
        assertThat(october.held()).isEmpty();
        assertThat(october.credits()).isEmpty();
        assertThat(october.proposal()).isEmpty();
    }

    @Test
    void chargesOfLinesOfOneIdInTwoSystemsAreHeld() {
        billing.charge("L-1", "310.00", Period.ALWAYS);
        ContractLine line = billing.contractLines.get(0);
        billing.contractLines.add(ContractLineBuilder.builder(line)
                .header(Header.of(new Ref<>("twin", RecordType.CONTRACT_LINE, "L-1")))
                .build());

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::amount)
                .containsExactly(tuple(HoldCode.SAME_ID, eur("620.00")));
    }

    private static TimeEntry ofTwin(String day, String hours) {
        return TimeEntryBuilder.builder(entry("1001", day, hours))
                .header(Header.of(new Ref<>("twin", RecordType.TIME_ENTRY, "1001")))
                .build();
    }

    private static TimeEntry rejected(TimeEntry entry) {
        return TimeEntryBuilder.builder(entry).approval(Approval.REJECTED).build();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
