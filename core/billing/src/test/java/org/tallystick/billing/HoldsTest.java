package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.customer;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.ref;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.LineContent;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** POL-2: what a record says about a hold stops what is not billed yet, and reverses nothing. Hours cost 100. */
class HoldsTest {

    private final Case billing = new Case();

    @ParameterizedTest
    @EnumSource(
            value = CustomerStatus.class,
            names = {"PROSPECT", "ACTIVE"},
            mode = Mode.EXCLUDE)
    void nothingNewIsBilledToACustomerThatIsNotActive(CustomerStatus status) {
        billing.time("T-1", "2026-08-03", "8");
        billing.customer =
                CustomerBuilder.builder(billing.customer).status(status).build();

        assertHeld(HoldCode.CUSTOMER_ON_HOLD, "800.00", "psa/customer/C-1: status is " + status);
    }

    @Test
    void theOneThatGetsTheInvoicesCountsToo() {
        billing.time("T-1", "2026-08-03", "8");
        billing.billTo = CustomerBuilder.builder(customer("C-2", "DE", null))
                .status(CustomerStatus.ON_HOLD)
                .build();

        assertHeld(HoldCode.CUSTOMER_ON_HOLD, "800.00", "psa/customer/C-2: status is ON_HOLD");
    }

    @ParameterizedTest
    @EnumSource(
            value = EngagementStatus.class,
            names = {"DRAFT", "IN_REVIEW", "ON_HOLD", "CANCELLED", "CLOSED"})
    void nothingNewIsBilledOnAContractThatIsNotSignedRestsOrIsSettled(EngagementStatus status) {
        billing.time("T-1", "2026-08-03", "8");
        billing.status = status;

        assertHeld(HoldCode.ENGAGEMENT_ON_HOLD, "800.00", "psa/engagement/E-1: status is " + status);
    }

    @ParameterizedTest
    @EnumSource(
            value = EngagementStatus.class,
            names = {"EXECUTED", "ACTIVE", "COMPLETED", "TERMINATED"})
    void whatWasDoneBeforeAContractEndedIsBilled(EngagementStatus status) {
        billing.time("T-1", "2026-08-03", "8");
        billing.status = status;

        assertThat(billing.bill().proposal()).isPresent();
    }

    @Test
    void nothingIsBilledOfAProjectThatWasCancelled() {
        billing.time("T-1", "2026-08-03", "8");
        billing.projects.set(
                0,
                ProjectBuilder.builder(project("P-1", null))
                        .status(ProjectStatus.CANCELLED)
                        .build());

        assertHeld(HoldCode.PROJECT_CANCELLED, "800.00", "psa/project/P-1: status is CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(
            value = MilestoneStatus.class,
            names = {"REJECTED", "CANCELLED"})
    void aMilestoneThatTheCustomerRefusedIsNotBilled(MilestoneStatus status) {
        billing.milestones.add(MilestoneBuilder.builder(milestone("M-1", "2026-08-03", "5000.00"))
                .status(status)
                .build());

        assertHeld(HoldCode.MILESTONE_NOT_ACCEPTED, "5000.00", "psa/milestone/M-1: status is " + status);
    }

    @Test
    void aLineWithHoldsHoldsWhatNamesIt() {
        billing.contractLines.add(line("L-1", BillingMethod.COST_PLUS, line -> line.holds(Set.of("PO", "LEGAL"))));
        billing.contractLines.add(line("L-2", BillingMethod.COST_PLUS, line -> line));
        billing.expenses.add(Case.cost("X-1", "2026-08-03", "50.00", "EUR", "L-1", true));
        billing.expenses.add(Case.cost("X-2", "2026-08-03", "7.00", "EUR", "L-2", true));

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal().orElseThrow().totals().net()).isEqualTo(eur("7.00"));
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::item, HeldItem::message)
                .containsExactly(
                        tuple(HoldCode.CONTRACT_LINE_ON_HOLD, "X-1", "psa/contract-line/L-1: holds is [LEGAL, PO]"));
    }

    @Test
    void aLineWithHoldsHoldsItsCharges() {
        billing.charge("L-1", "310.00", Period.ALWAYS);
        billing.contractLines.set(
                0,
                ContractLineBuilder.builder(billing.contractLines.get(0))
                        .holds(Set.of("PO"))
                        .build());

        assertHeld(HoldCode.CONTRACT_LINE_ON_HOLD, "310.00", "psa/contract-line/L-1: holds is [PO]");
    }

    @Test
    void aLineWithHoldsHoldsTheHoursThatItCovers() {
        billing.contractLines.add(line(
                "L-1",
                BillingMethod.TIME_AND_MATERIAL,
                line -> line.holds(Set.of("PO"))
                        .project(ref(RecordType.PROJECT, "P-1"))
                        .includes(Set.of(LineContent.TIME))
                        .period(Case.days("2026-08-01", "2026-08-03"))));
        billing.time("T-1", "2026-08-03", "8")
                .time("T-2", "2026-08-04", "1")
                .expense("X-1", "2026-08-03", "7.00", "EUR");

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal().orElseThrow().totals().net()).isEqualTo(eur("107.00"));
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::item)
                .containsExactly(tuple(HoldCode.CONTRACT_LINE_ON_HOLD, "T-1"));
    }

    @Test
    void whatIsBilledStaysAndWhatIsNewIsHeldUntilTheHoldIsOver() {
        billing.time("T-1", "2026-08-03", "8").billAndIssue();
        billing.status = EngagementStatus.ON_HOLD;
        billing.time("T-2", "2026-09-03", "1");

        BillingOutcome september = billing.next().billAndIssue();
        billing.status = EngagementStatus.ACTIVE;
        BillingOutcome october = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.proposal()).isEmpty();
        assertThat(september.held()).extracting(HeldItem::item).containsExactly("T-2");
        assertThat(october.held()).isEmpty();
        assertThat(october.proposal().orElseThrow().totals().net()).isEqualTo(eur("100.00"));
    }

    /** Both credit and rebill happen, or neither (RULES rule 8). */
    @Test
    void aCorrectionWaitsForTheEndOfTheHold() {
        billing.time("T-1", "2026-08-03", "8").billAndIssue();
        billing.status = EngagementStatus.ON_HOLD;
        billing.time.set(0, entry("T-1", "2026-08-03", "6"));

        BillingOutcome september = billing.next().billAndIssue();
        billing.status = EngagementStatus.ACTIVE;
        BillingOutcome october = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.held()).singleElement().satisfies(held -> {
            assertThat(held.amount()).isEqualTo(eur("-200.00"));
            assertThat(held.message())
                    .isEqualTo(
                            "psa/engagement/E-1: status is ON_HOLD; what is billed of it otherwise stays until then");
        });
        assertThat(october.credits()).hasSize(1);
        assertThat(october.proposal().orElseThrow().totals().net()).isEqualTo(eur("600.00"));
    }

    @Test
    void whatIsRejectedIsCreditedInSpiteOfTheHold() {
        billing.time("T-1", "2026-08-03", "8").billAndIssue();
        billing.status = EngagementStatus.ON_HOLD;
        billing.time.set(
                0,
                TimeEntryBuilder.builder(billing.time.get(0))
                        .approval(Approval.REJECTED)
                        .build());

        assertThat(billing.next().bill().credits()).hasSize(1);
    }

    private void assertHeld(HoldCode code, String amount, String message) {
        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal()).isEmpty();
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::amount, HeldItem::message)
                .containsExactly(tuple(code, eur(amount), message));
    }

    private static ContractLine line(String id, BillingMethod method, UnaryOperator<ContractLineBuilder> terms) {
        return terms.apply(ContractLineBuilder.builder()
                        .header(Header.of(ref(RecordType.CONTRACT_LINE, id)))
                        .engagement(ref(RecordType.ENGAGEMENT, "E-1"))
                        .billingMethod(method))
                .build();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
