package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.rateRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.LineKind;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** RULES rule 8: what was billed and changed is credited in full and billed anew. Hours cost 100. */
class CreditAndRebillTest {

    private final Case billing = new Case();

    @Test
    void changedHoursAreReversedInFullAndTheCorrectedItemIsOnTheNextInvoice() {
        billing.time("T-1", "2026-08-03", "2").time("T-2", "2026-08-04", "3").billAndIssue();
        billing.time.set(1, entry("T-2", "2026-08-04", "1"));

        BillingOutcome september = billing.next().bill();

        CreditMemo credit = onlyCredit(september);
        assertThat(credit.ref().id()).isEqualTo("2026-09/2026-08/E-1");
        assertThat(credit.kind()).isEqualTo(CreditKind.PARTIAL);
        assertThat(credit.lines()).singleElement().satisfies(line -> {
            assertThat(line.originalLine()).isEqualTo(1);
            assertThat(line.line().sources()).extracting("id").containsExactly("T-2");
            assertThat(line.line().serviceDate()).isEqualTo("2026-08-04");
        });
        assertThat(credit.totals().net()).isEqualTo(eur("300.00"));
        assertThat(credit.totals().tax()).isEqualTo(eur("57.00"));
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("100.00"));
        assertThat(september.proposal().orElseThrow().lines()).allMatch(line -> line.late());
    }

    @Test
    void whatIsCreditedIsNotCreditedAgainAndWhatIsRebilledIsNotBilledAgain() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-03", "1"));
        billing.next().billAndIssue();

        BillingOutcome october = billing.next().bill();

        assertThat(october.credits()).isEmpty();
        assertThat(october.proposal()).isEmpty();
    }

    @Test
    void theSamePeriodAgainChangesNothingAndCorrectionsWaitForTheNext() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-03", "1"));
        billing.time("T-2", "2026-08-04", "1");

        BillingOutcome again = billing.bill();

        assertThat(again.credits()).isEmpty();
        assertThat(again.proposal()).isEmpty();
        assertThat(again.held()).isEmpty();
        assertThat(billing.next().bill().credits()).hasSize(1);
    }

    /** A process makes it, and dates it as a person said. */
    @Test
    void aCreditThatWasAskedForInAPeriodThatIsNotBilledYetDoesNotStopItsBilling() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.next().time("T-2", "2026-09-04", "3");
        billing.credits.add(asked(billing.issued.get(0), "2026-09-15"));

        BillingOutcome september = billing.billAndIssue();

        assertThat(september.credits()).isEmpty();
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("500.00"));
        assertThat(billing.bill().proposal()).isEmpty();
        assertThat(billing.next().bill().proposal()).isEmpty();
    }

    /** What billing credited, it billed again in the same decision. */
    @Test
    void aPeriodOfWhichBillingMadeCreditsAloneIsDoneWith() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.time.clear();
        billing.next().billAndIssue();
        billing.time("T-2", "2026-09-04", "3");

        assertThat(billing.bill().proposal()).isEmpty();
    }

    private static CreditMemo asked(Invoice original, String date) {
        return CreditMemoBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, "corrected/" + original.key())))
                .original(RecordType.INVOICE.refOf(original))
                .reason("DISPUTE")
                .kind(CreditKind.FULL)
                .issueDate(LocalDate.parse(date))
                .legalEntity(original.legalEntity())
                .billTo(original.billTo())
                .currency(original.currency())
                .lines(original.lines().stream()
                        .map(line -> new CreditLine(line.no(), line))
                        .toList())
                .taxes(original.taxes())
                .totals(original.totals())
                .restoresSources(true)
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    /** Somebody renames it in the CRM before it is configured, or mistypes it. */
    @Test
    void aLegalEntityThatIsNotConfiguredCreditsNothingThatAnotherBilledAtItsStandardRates() {
        billing.rateCard.clear();
        billing.master.withStandardRate("DE01", rateRow("std-1", "Consultant", "100", null, null));
        billing.time("T-1", "2026-08-03", "2").time("T-2", "2026-08-04", "3").billAndIssue();
        billing.legalEntity = "XX";
        billing.time.set(1, entry("T-2", "2026-08-04", "3", "P-1", null, true, Approval.REJECTED));

        BillingOutcome september = billing.next().billAndIssue();

        assertThat(onlyCredit(september).totals().net())
                .as("what was withdrawn")
                .isEqualTo(eur("300.00"));
        assertThat(september.proposal()).isEmpty();
        assertThat(september.held()).extracting(HeldItem::item).containsExactly("T-1");

        billing.legalEntity = "DE01";
        BillingOutcome october = billing.next().bill();
        assertThat(october.credits()).isEmpty();
        assertThat(october.proposal()).isEmpty();
        assertThat(october.held()).isEmpty();
    }

    @Test
    void aPeriodThatOnlyCreditedIsClosedToo() {
        billing.time("T-1", "2026-08-03", "2").time("T-2", "2026-08-04", "2").billAndIssue();
        billing.time.remove(0);
        billing.next().billAndIssue();
        billing.time.remove(0);

        assertThat(billing.bill().credits()).isEmpty();
        assertThat(onlyCredit(billing.next().bill()).totals().net()).isEqualTo(eur("200.00"));
    }

    @Test
    void aRateAmendedBackwardsAnotherDateProjectOrRoleIsAChange() {
        billing.projects.add(project("P-2", null));
        billing.assignment("A-1", "Architect", null, days(null, null));
        billing.rateCard.add(rateRow("card-2", "Architect", "100", null, null));
        for (String id : List.of("T-1", "T-2", "T-3", "T-4")) {
            billing.time(id, "2026-08-10", "1");
        }
        billing.billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-11", "1"));
        billing.time.set(1, entry("T-2", "2026-08-10", "1", "P-2", null, true, Approval.APPROVED));
        billing.time.set(2, entry("T-3", "2026-08-10", "1", "P-1", "A-1", true, Approval.APPROVED));

        assertThat(credited(billing.next().bill())).containsExactly("T-1", "T-2", "T-3");
        billing.rateCard.add(rateRow("card-3", "Consultant", "90", "2026-08-01", null));
        assertThat(credited(billing.bill())).containsExactly("T-1", "T-2", "T-3", "T-4");
    }

    @Test
    void whatVanishedOrMayNotBeBilledTodayIsCreditedAndTheLatterIsHeld() {
        billing.time("T-1", "2026-08-03", "1").time("T-2", "2026-08-04", "1").time("T-3", "2026-08-20", "1");
        billing.billAndIssue();
        billing.time.remove(0);
        billing.time.set(0, entry("T-2", "2026-08-04", "1", "P-1", null, true, Approval.REJECTED));
        billing.term = days(null, "2026-08-15");

        BillingOutcome september = billing.next().bill();

        assertThat(credited(september)).containsExactly("T-1", "T-2", "T-3");
        assertThat(onlyCredit(september).kind()).isEqualTo(CreditKind.FULL);
        assertThat(september.proposal()).isEmpty();
        assertThat(september.held())
                .extracting(HeldItem::code, HeldItem::item)
                .containsExactly(tuple(HoldCode.OUTSIDE_CONTRACT_DATES, "T-3"));
    }

    @Test
    void theReversalRepeatsTheOriginalsTaxWhateverItIsToday() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.master.withTaxRule("DE01", new CountryCode("FR"), LineKind.TIME, new Tax("FR-X", Rate.of("0.05")));
        billing.customer = Case.customer("C-1", "FR", null);
        billing.time.set(0, entry("T-1", "2026-08-03", "1"));

        BillingOutcome september = billing.next().bill();

        assertThat(onlyCredit(september).taxes()).extracting("code").containsExactly("DE-S19");
        assertThat(september.proposal().orElseThrow().taxes())
                .extracting("code")
                .containsExactly("FR-X");
    }

    @Test
    void whatWasBilledStaysWhenItsTaxRuleOrCustomerGoes() {
        billing.time("T-1", "2026-08-03", "2").billAndIssue();
        billing.customer = null;

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits()).isEmpty();
        assertThat(september.held()).isEmpty();
    }

    @Test
    void anItemInPartsIsCreditedOnEachOfItsInvoices() {
        billing.cap = eur("100.00");
        billing.time("T-1", "2026-08-03", "3").billAndIssue();
        billing.amendCap("A-1", "2026-09-01", "200.00");
        billing.next().billAndIssue();
        billing.time.set(0, entry("T-1", "2026-08-03", "4"));

        BillingOutcome october = billing.next().bill();

        assertThat(october.credits())
                .extracting(
                        credit -> credit.original().id(),
                        credit -> credit.totals().net())
                .containsExactly(tuple("2026-08/E-1", eur("100.00")), tuple("2026-09/E-1", eur("100.00")));
        assertThat(october.proposal().orElseThrow().totals().net()).isEqualTo(eur("200.00"));
        assertThat(october.held())
                .extracting(HeldItem::code, HeldItem::amount)
                .containsExactly(tuple(HoldCode.CAP_PARTIAL, eur("200.00")));
    }

    @Test
    void aPartIsNoChangeWhenTheItemIsTheSame() {
        billing.cap = eur("100.00");
        billing.expense("X-1", "2026-08-03", "150.00", "EUR")
                .time("T-1", "2026-08-02", "0.5")
                .billAndIssue();

        assertThat(billing.next().bill().credits()).isEmpty();
    }

    @Test
    void anotherCurrencyOfTheEngagementCreditsAll() {
        billing.expense("X-1", "2026-08-03", "150.00", "EUR").billAndIssue();
        billing.master.withFxRate(LocalDate.of(2026, 8, 1), Case.EUR, Case.USD, new BigDecimal("1.1"));
        billing.currency = Case.USD;

        BillingOutcome september = billing.next().bill();

        assertThat(onlyCredit(september).totals().net()).isEqualTo(eur("150.00"));
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(Money.of("165.00", "USD"));
    }

    @Test
    void aRateOfALineOfTheContractIsAmendedFromItsDayOn() {
        billing.rateCard.clear();
        var line = Case.ref(RecordType.CONTRACT_LINE, "L-1");
        billing.lineCards.put(
                line,
                RateCardBuilder.builder()
                        .header(Header.of(Case.ref(RecordType.RATE_CARD, "L-1")))
                        .entries(List.of(rateRow("L-1", "Consultant", "100", null, null)))
                        .build());
        billing.time("T-1", "2026-08-03", "1").time("T-2", "2026-08-10", "1").billAndIssue();
        billing.amendments.add(billing.amendment("A-1", AmendmentKind.RATE, "2026-08-10")
                .contractLine(line)
                .newRate(new UnitPrice(new BigDecimal("110"), Case.EUR))
                .build());

        BillingOutcome september = billing.next().bill();

        assertThat(credited(september)).containsExactly("T-2");
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(eur("110.00"));
        assertThat(september.explanations())
                .flatExtracting(LineExplanation::items)
                .extracting(LineExplanation.Item::origin)
                .containsExactly("rate card L-1 as amended by A-1");
    }

    private static List<String> credited(BillingOutcome outcome) {
        return onlyCredit(outcome).lines().stream()
                .map(line -> line.line().sources().get(0).id())
                .toList();
    }

    private static CreditMemo onlyCredit(BillingOutcome outcome) {
        assertThat(outcome.credits()).hasSize(1);
        return outcome.credits().get(0);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
