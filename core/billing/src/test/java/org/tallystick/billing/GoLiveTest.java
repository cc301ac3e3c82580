package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.billing.Case.EUR;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.milestone;
import static org.tallystick.billing.Case.ref;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** MIG-5: a firm begins to bill here in the middle of its contracts. Hours cost 100. */
class GoLiveTest {

    private final Case billing = new Case();

    @Test
    void whatWasServedBeforeCountsAsBilledElsewhere() {
        billing.master.withGoLive("DE01", YearMonth.of(2026, 8));
        billing.firstPeriod = YearMonth.of(2026, 6);
        billing.time("T-1", "2026-07-31", "8")
                .time("T-2", "2026-08-01", "1")
                .expense("X-1", "2024-03-01", "50.00", "USD");
        billing.milestones.add(milestone("M-1", "2026-07-01", "5000.00"));
        billing.charge("L-1", "310.00", Period.ALWAYS);

        BillingOutcome outcome = billing.bill();

        assertThat(outcome.proposal().orElseThrow().lines())
                .extracting(InvoiceLine::serviceDate, InvoiceLine::net)
                .containsExactly(
                        tuple(LocalDate.of(2026, 8, 1), Money.of("100.00", "EUR")),
                        tuple(LocalDate.of(2026, 8, 1), Money.of("310.00", "EUR")));
        assertThat(outcome.held()).isEmpty();
    }

    @Test
    void anotherLegalEntityGoesLiveByItself() {
        billing.master.withGoLive("AT01", YearMonth.of(2026, 8));
        billing.time("T-1", "2026-07-31", "8");

        assertThat(billing.bill().proposal()).isPresent();
    }

    /** Whatever the month says later. */
    @Test
    void whatIsBilledHereStaysAndIsCorrectedHere() {
        billing.time("T-1", "2026-07-31", "8").time("T-2", "2026-07-30", "1").billAndIssue();
        billing.master.withGoLive("DE01", YearMonth.of(2026, 8));
        billing.time.set(0, entry("T-1", "2026-07-31", "6"));

        BillingOutcome september = billing.next().billAndIssue();

        assertThat(september.credits())
                .singleElement()
                .satisfies(credit -> assertThat(credit.totals().net()).isEqualTo(Money.of("800.00", "EUR")));
        assertThat(september.proposal().orElseThrow().totals().net()).isEqualTo(Money.of("600.00", "EUR"));
        assertThat(billing.next().bill().credits()).isEmpty();
    }

    @Test
    void whatACapHadUsedBeforeCounts() {
        billing.cap = Money.of("1000.00", "EUR");
        billing.master
                .withGoLive("DE01", YearMonth.of(2026, 8))
                .withCapUsed(ref(RecordType.ENGAGEMENT, "E-1"), Money.of("700.00", "EUR"));
        billing.time("T-1", "2026-07-31", "8").time("T-2", "2026-08-03", "2").time("T-3", "2026-08-04", "2");

        BillingOutcome outcome = billing.billAndIssue();

        assertThat(outcome.proposal().orElseThrow().totals().net()).isEqualTo(Money.of("300.00", "EUR"));
        assertThat(outcome.held())
                .extracting(HeldItem::code, HeldItem::amount)
                .containsExactly(tuple(HoldCode.CAP_PARTIAL, Money.of("100.00", "EUR")));
        assertThat(outcome.explanations())
                .extracting(LineExplanation::terms)
                .allSatisfy(terms -> assertThat(terms).endsWith(", cap 1000.00 EUR, 700.00 EUR of it used elsewhere"));
        assertThat(billing.next().bill().held())
                .extracting(HeldItem::code, HeldItem::amount)
                .containsExactly(tuple(HoldCode.CAP_PARTIAL, Money.of("100.00", "EUR")));
    }

    @Test
    void aCapOfWhichLessThanNothingIsUsedAndASecondMonthAreRefused() {
        MasterDataBuilder tables = MasterData.builder()
                .withGoLive("DE01", YearMonth.of(2026, 8))
                .withGoLive("DE01", YearMonth.of(2026, 9))
                .withCapUsed(ref(RecordType.ENGAGEMENT, "E-1"), Money.of("-1", EUR.code()));

        assertThatThrownBy(tables::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-08 and 2026-09")
                .hasMessageContaining("psa/engagement/E-1 is negative");
    }
}
