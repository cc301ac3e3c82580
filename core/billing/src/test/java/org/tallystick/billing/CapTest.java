package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.Invoice;
import org.tallystick.model.LineSource;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** RULES rule 6.4: the not-to-exceed cap. Hours cost 100. */
class CapTest {

    private final Case billing = new Case();

    @Test
    void theItemThatCrossesTheCapIsBilledUpToItAndEveryLaterOneIsHeld() {
        billing.cap = eur("250.00");
        billing.time("T-1", "2026-08-03", "2").time("T-2", "2026-08-04", "1").time("T-3", "2026-08-05", "0.25");

        BillingOutcome outcome = billing.bill();

        assertThat(sources(outcome)).containsExactly(tuple("T-1", "2", "200.00 EUR"), tuple("T-2", "0.5", "50.00 EUR"));
        assertThat(outcome.held())
                .extracting(
                        HeldItem::code, HeldItem::item, held -> held.quantity().toString(), HeldItem::amount)
                .containsExactly(
                        tuple(HoldCode.CAP_PARTIAL, "T-2", "0.5", eur("50.00")),
                        tuple(HoldCode.CAP_EXCEEDED, "T-3", "0.25", eur("25.00")));
    }

    @Test
    void aPartOfAnItemSaysWhatTheItemCameTo() {
        billing.cap = eur("33.33");
        billing.time("T-1", "2026-08-03", "2");

        LineSource part = invoice(billing.bill()).lines().get(0).sources().get(0);

        assertThat(part.quantity()).hasToString("0.33");
        assertThat(part.item().quantity()).hasToString("2");
        assertThat(part.item().amount()).isEqualTo(eur("200.00"));
    }

    @Test
    void anExpenseKeepsItsQuantityWhenItIsBilledInPart() {
        billing.cap = eur("30.00");
        billing.expense("X-1", "2026-08-03", "50.00", "EUR");

        BillingOutcome outcome = billing.bill();

        assertThat(sources(outcome)).containsExactly(tuple("X-1", "1", "30.00 EUR"));
        assertThat(outcome.held()).singleElement().satisfies(held -> {
            assertThat(held.quantity()).hasToString("1");
            assertThat(held.amount()).isEqualTo(eur("20.00"));
        });
    }

    @Test
    void whatWasBilledBeforeCountsAndTheRestStaysPartialWhileItIsOpen() {
        billing.cap = eur("250.00");
        billing.time("T-1", "2026-08-03", "3").billAndIssue();
        billing.next().time("T-2", "2026-09-01", "1");

        BillingOutcome september = billing.bill();

        assertThat(september.proposal()).isEmpty();
        assertThat(september.held())
                .extracting(HeldItem::code, HeldItem::item)
                .containsExactly(tuple(HoldCode.CAP_PARTIAL, "T-1"), tuple(HoldCode.CAP_EXCEEDED, "T-2"));
    }

    @Test
    void anAmendmentReleasesTheRestWithItsHoursAndTheHeldInOrder() {
        billing.cap = eur("250.00");
        billing.time("T-1", "2026-08-03", "3").time("T-2", "2026-08-04", "1").billAndIssue();
        billing.next().amendCap("A-1", "2026-09-30", "340.00");

        BillingOutcome september = billing.bill();

        assertThat(september.credits()).isEmpty();
        assertThat(sources(september))
                .containsExactly(tuple("T-1", "0.5", "50.00 EUR"), tuple("T-2", "0.4", "40.00 EUR"));
        assertThat(invoice(september).lines()).allMatch(line -> line.late());
    }

    @Test
    void theLatestApprovedAmendmentWithAValueCountsOnATieTheGreaterId() {
        billing.cap = eur("50.00");
        billing.amendCap("A-1", "2026-08-01", "60.00")
                .amendCap("A-3", "2026-08-10", "80.00")
                .amendCap("A-2", "2026-08-10", "70.00")
                .amendCap("A-4", "2026-08-11", null)
                .amendCap("A-5", "2026-09-01", "90.00");
        billing.amendments.add(billing.amendment("A-6", AmendmentKind.CAP, "2026-08-12")
                .approval(Approval.SUBMITTED)
                .newCap(eur("99.00"))
                .build());
        billing.time("T-1", "2026-08-03", "1");

        assertThat(invoice(billing.bill()).totals().net()).isEqualTo(eur("80.00"));
    }

    @Test
    void aCapLoweredBelowWhatWasBilledReversesNothing() {
        billing.cap = eur("500.00");
        billing.time("T-1", "2026-08-03", "3").billAndIssue();
        billing.next().amendCap("A-1", "2026-09-01", "100.00").time("T-2", "2026-09-02", "1");

        BillingOutcome september = billing.bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.held()).extracting(HeldItem::code).containsExactly(HoldCode.CAP_EXCEEDED);
    }

    @Test
    void anItemOfNoAmountIsBilledAlsoWhenTheCapIsReached() {
        billing.cap = eur("0.00");
        billing.assignment("A-1", "Consultant", "0", Case.days(null, null));
        billing.time("T-1", "2026-08-03", "3", "A-1").time("T-2", "2026-08-03", "1");

        assertThat(sources(billing.bill())).containsExactly(tuple("T-1", "3", "0.00 EUR"));
    }

    @Test
    void milestonesAndRecurringChargesDoNotCount() {
        billing.cap = eur("100.00");
        billing.charge("L-1", "31.00", Case.days(null, null));
        billing.milestones.add(Case.milestone("M-1", "2026-08-02", "500.00"));
        billing.time("T-1", "2026-08-03", "1");

        BillingOutcome outcome = billing.bill();

        assertThat(invoice(outcome).totals().net()).isEqualTo(eur("631.00"));
        assertThat(outcome.held()).isEmpty();
    }

    @Test
    void whatIsCreditedInTheRunMakesRoomInIt() {
        billing.cap = eur("300.00");
        billing.time("T-1", "2026-08-03", "3").time("T-2", "2026-08-04", "2").billAndIssue();
        billing.time.set(0, Case.entry("T-1", "2026-08-03", "1"));

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).hasSize(1);
        assertThat(sources(september))
                .containsExactly(tuple("T-1", "1", "100.00 EUR"), tuple("T-2", "2", "200.00 EUR"));
    }

    @Test
    void aCapThatWasAgreedWithMoreDecimalsIsNeverExceeded() {
        billing.cap = eur("10000.50");
        billing.currency = Case.JPY;
        billing.assignment("A-1", "Consultant", "9000", Case.days(null, null));
        billing.time("T-1", "2026-08-03", "2", "A-1");

        assertThat(invoice(billing.bill()).totals().net()).isEqualTo(Money.of("10000", "JPY"));
    }

    /** So it comes from a source that writes no currency with it. */
    @Test
    void anAmendedCapThatWasAgreedWithMoreDecimalsIsNeverExceeded() {
        billing.currency = Case.JPY;
        billing.amendments.add(billing.amendment("A-1", AmendmentKind.CAP, "2026-08-01")
                .newCap(new Money(new BigDecimal("10000.90"), CurrencyCode.OF_CONTRACT))
                .build());
        billing.assignment("A-1", "Consultant", "9000", Case.days(null, null));
        billing.time("T-1", "2026-08-03", "2", "A-1");

        assertThat(invoice(billing.bill()).totals().net()).isEqualTo(Money.of("10000", "JPY"));
    }

    @Test
    void anItemWithoutATaxRuleUsesNothing() {
        billing.cap = eur("100.00");
        billing.customer = null;
        billing.time("T-1", "2026-08-03", "3");

        assertThat(billing.bill().held()).extracting(HeldItem::code).containsExactly(HoldCode.TAX_RULE_MISSING);
    }

    private static Iterable<Tuple> sources(BillingOutcome outcome) {
        return invoice(outcome).lines().stream()
                .flatMap(line -> line.sources().stream())
                .map(source -> tuple(
                        source.id(),
                        source.quantity().toString(),
                        source.amount().toString()))
                .toList();
    }

    private static Invoice invoice(BillingOutcome outcome) {
        return outcome.proposal().orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
