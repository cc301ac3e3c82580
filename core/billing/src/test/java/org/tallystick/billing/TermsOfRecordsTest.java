package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.cost;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.model.Acceptance;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.BillingShare;
import org.tallystick.model.CapKind;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.FundingShare;
import org.tallystick.model.Header;
import org.tallystick.model.LineCap;
import org.tallystick.model.LineInvoicingBuilder;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.PaymentArrangement;
import org.tallystick.model.PaymentArrangementBuilder;
import org.tallystick.model.ProrationRule;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeRounding;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** What records say of their billing is applied, or holds them: nothing of it is passed over. Hours cost 100. */
class TermsOfRecordsTest {

    private final Case billing = new Case();

    @Test
    void ofHoursThoseAreBilledThatAreAgreed() {
        billing.time.add(agreed("2"));

        BillingOutcome outcome = billing.billAndIssue();

        assertThat(outcome.proposal().orElseThrow().lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(Quantity.of("2"));
            assertThat(line.net()).isEqualTo(eur("200.00"));
        });
        assertThat(billing.next().bill().credits()).isEmpty();
    }

    @Test
    void noAgreedHoursAreNoItem() {
        billing.time.add(agreed("0"));

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = BillingState.class,
            names = {"WRITTEN_OFF", "NOT_BILLABLE"})
    void whatIsGivenUpIsNeitherBilledNorHeld(BillingState state) {
        billing.time.add(in(state));
        billing.expenses.add(ExpenseItemBuilder.builder(cost("X-1", "2026-08-03", "50.00", "EUR", null, true))
                .billing(state)
                .build());
        billing.milestones.add(MilestoneBuilder.builder(milestone("M-1", "2026-08-03", "5.00"))
                .billing(state)
                .build());

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).isEmpty();
    }

    @Test
    void whatIsBilledAndWrittenOffAfterwardsStays() {
        billing.time.add(entry("T-1", "2026-08-03", "8"));
        billing.billAndIssue();
        billing.time.set(0, in(BillingState.WRITTEN_OFF));

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.held()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = BillingState.class,
            names = {"RELEASED", "INVOICED", "CREDITED"})
    void whatItsSourceHasBilledIsHeld(BillingState state) {
        billing.time.add(in(state));

        assertHeld(HoldCode.BILLED_ELSEWHERE, "800.00", "psa/time-entry/T-1: billing is " + state);
    }

    /** The source was told by the hub. */
    @Test
    void whatTheHubHasBilledIsBilledAnewAfterACreditWhateverItsSourceSays() {
        billing.time.add(entry("T-1", "2026-08-03", "6"));
        billing.billAndIssue();
        billing.time.set(0, in(BillingState.INVOICED));

        BillingOutcome september = billing.next().billAndIssue();
        BillingOutcome october = billing.next().bill();

        assertThat(september.credits()).hasSize(1);
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("800.00"));
        assertThat(october.credits()).isEmpty();
        assertThat(october.held()).isEmpty();
    }

    @Test
    void whatItsSourceHoldsIsHeld() {
        billing.time.add(in(BillingState.HELD));

        assertHeld(HoldCode.BILLING_STATE, "800.00", "psa/time-entry/T-1: billing is HELD");
    }

    @ParameterizedTest
    @EnumSource(
            value = BillingState.class,
            names = {"UNBILLED", "READY"})
    void whatIsToBeBilledIsBilled(BillingState state) {
        billing.time.add(in(state));

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void ofAMilestoneTheShareIsBilledThatTheCustomerTook() {
        billing.milestones.add(taken("0.4"));
        BillingOutcome august = billing.billAndIssue();
        billing.milestones.set(0, taken("1"));

        BillingOutcome september = billing.next().bill();

        assertThat(august.proposal().orElseThrow().totals().net()).isEqualTo(eur("2000.00"));
        assertThat(september.credits()).hasSize(1);
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("5000.00"));
    }

    @Test
    void aMilestoneOfWhichNothingWasTakenIsNoItem() {
        billing.milestones.add(taken("0"));

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held()).isEmpty();
    }

    private static Milestone taken(String share) {
        return MilestoneBuilder.builder(milestone("M-1", "2026-08-03", "5000.00"))
                .status(MilestoneStatus.ACCEPTED)
                .acceptance(new Acceptance(Instant.parse("2026-08-04T08:00:00Z"), null, null, Rate.of(share)))
                .build();
    }

    @Test
    void hoursInSeveralStatesAreHeld() {
        billing.time.add(TimeEntryBuilder.builder(entry("T-1", "2026-08-03", "8"))
                .billing(new TimeBilling(
                        null,
                        null,
                        List.of(
                                new BillingShare(BillingState.UNBILLED, Quantity.of("6")),
                                new BillingShare(BillingState.WRITTEN_OFF, Quantity.of("2")))))
                .build());

        assertHeld(HoldCode.BILLING_STATE, "800.00", "psa/time-entry/T-1: billing.shares is 6 UNBILLED, 2 WRITTEN_OFF");
    }

    @Test
    void aDiscountOfALineIsNotPassedOver() {
        line(line -> line.discount(Rate.of("0.5")));
        billing.time("T-1", "2026-08-03", "8");

        assertHeld(HoldCode.CONTRACT_TERM, "800.00", "psa/contract-line/L-1: discount is 0.5");
    }

    @Test
    void aHardCapOfALineIsNotPassedOver() {
        line(line -> line.cap(new LineCap(CapKind.HARD, eur("100.00"), null)));
        billing.time("T-1", "2026-08-03", "8");

        assertHeld(HoldCode.CONTRACT_TERM, "800.00", "psa/contract-line/L-1: cap is HARD, 100.00 EUR");
    }

    @Test
    void whatIsToBeWithheldUntilTheEndIsNotBilledBefore() {
        line(line -> line.invoicing(
                LineInvoicingBuilder.builder().retainage(Rate.of("0.1")).build()));
        billing.time("T-1", "2026-08-03", "8");

        assertHeld(HoldCode.CONTRACT_TERM, "800.00", "psa/contract-line/L-1: invoicing.retainage is 0.1");
    }

    @Test
    void hoursThatAreToBeRoundedAreNotBilledAsTheyAre() {
        line(line -> line.invoicing(LineInvoicingBuilder.builder()
                .timeRounding(TimeRounding.UP)
                .timeIncrement(Quantity.of("0.25"))
                .build()));
        billing.time("T-1", "2026-08-03", "8").expense("X-1", "2026-08-03", "7.00", "EUR");

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal().orElseThrow().totals().net()).isEqualTo(eur("7.00"));
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::item, HeldItem::message)
                .containsExactly(
                        tuple(HoldCode.CONTRACT_TERM, "T-1", "psa/contract-line/L-1: invoicing.timeRounding is UP"));
    }

    /** A whole month costs what it costs by any rule. */
    @ParameterizedTest
    @EnumSource(
            value = ProrationRule.class,
            names = {"WHOLE_PERIOD", "NONE"})
    void aPartOfAMonthIsChargedByDaysOrNotAtAll(ProrationRule rule) {
        billing.charge("L-1", "310.00", days("2026-08-02", null));
        billing.contractLines.set(
                0,
                ContractLineBuilder.builder(billing.contractLines.get(0))
                        .invoicing(
                                LineInvoicingBuilder.builder().proration(rule).build())
                        .build());

        assertHeld(HoldCode.CONTRACT_TERM, "300.00", "psa/contract-line/L-1: invoicing.proration is " + rule);
        assertThat(billing.next().bill().proposal().orElseThrow().totals().net())
                .isEqualTo(eur("310.00"));
    }

    @Test
    void aTaxCodeOfALinesOwnIsNotPassedOverWhereTheTaxRuleGivesAnother() {
        line(line -> line.invoicing(LineInvoicingBuilder.builder().taxCode("Z").build()));
        billing.time("T-1", "2026-08-03", "8");

        assertHeld(HoldCode.CONTRACT_TERM, "800.00", "psa/contract-line/L-1: invoicing.taxCode is Z");
    }

    @Test
    void aTaxCodeThatTheTaxRuleGivesTooHoldsNothing() {
        line(line ->
                line.invoicing(LineInvoicingBuilder.builder().taxCode("DE-S19").build()));
        billing.time("T-1", "2026-08-03", "8");

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void whatSeveralCustomersPayIsNotBilledToOne() {
        billing.payment = paidBy("C-1", "0.6", "C-2", "0.4");
        billing.time("T-1", "2026-08-03", "8");

        assertHeld(HoldCode.CONTRACT_TERM, "800.00", "psa/engagement/E-1: payment.funding is 0.6 by C-1, 0.4 by C-2");
    }

    @Test
    void whatTheOneThatIsBilledPaysAloneIsBilled() {
        billing.payment = paidBy("C-1", "1");
        billing.time("T-1", "2026-08-03", "8");

        assertThat(billing.bill().proposal()).isPresent();
    }

    private static PaymentArrangement paidBy(String... shares) {
        List<FundingShare> funding = new ArrayList<>();
        for (int i = 0; i < shares.length; i += 2) {
            funding.add(new FundingShare(Case.ref(RecordType.CUSTOMER, shares[i]), Rate.of(shares[i + 1])));
        }
        return PaymentArrangementBuilder.builder().funding(funding).build();
    }

    @Test
    void aCapThatTellsSomebodyAndADiscountOfNothingHoldNothing() {
        line(line ->
                line.cap(new LineCap(CapKind.NOTIFY, null, Quantity.of("4"))).discount(Rate.of("0.0")));
        billing.time("T-1", "2026-08-03", "8");

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void aLineOfOtherWorkHoldsNothing() {
        line(line -> line.discount(Rate.of("0.5")).role("Analyst"));
        billing.time("T-1", "2026-08-03", "8");

        assertThat(billing.bill().proposal()).isPresent();
    }

    private void line(UnaryOperator<ContractLineBuilder> terms) {
        billing.contractLines.add(terms.apply(ContractLineBuilder.builder()
                        .header(Header.of(Case.ref(RecordType.CONTRACT_LINE, "L-1")))
                        .engagement(Case.ref(RecordType.ENGAGEMENT, "E-1"))
                        .billingMethod(BillingMethod.TIME_AND_MATERIAL))
                .build());
    }

    private void assertHeld(HoldCode code, String amount, String message) {
        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::amount, HeldItem::message)
                .containsExactly(tuple(code, eur(amount), message));
    }

    private static TimeEntry in(BillingState state) {
        return TimeEntryBuilder.builder(entry("T-1", "2026-08-03", "8"))
                .billing(new TimeBilling(state, null, List.of()))
                .build();
    }

    private static TimeEntry agreed(String hours) {
        return TimeEntryBuilder.builder(entry("T-1", "2026-08-03", "8"))
                .billing(new TimeBilling(null, Quantity.of(hours), List.of()))
                .build();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
