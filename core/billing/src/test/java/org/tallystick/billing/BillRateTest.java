package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.EUR;
import static org.tallystick.billing.Case.USD;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.rateRow;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** RULES rule 3. */
class BillRateTest {

    private final Case billing = new Case();

    @Test
    void theAssignmentsOwnRateComesFirst() {
        billing.assignment("A-1", "Consultant", "120", days("2026-08-01", "2026-08-10"));

        assertThat(rateOf("2026-08-10", "A-1")).isEqualTo("120");
    }

    @Test
    void anAssignmentOutOfForceStillGivesTheRole() {
        billing.assignment("A-1", "Architect", "120", days("2026-08-01", "2026-08-10"));
        billing.rateCard.add(rateRow("card-2", "Architect", "180", null, null));

        assertThat(rateOf("2026-08-11", "A-1")).isEqualTo("180");
    }

    @Test
    void anAssignmentWithoutARateIsPricedByItsRole() {
        billing.assignment("A-1", "Architect", null, Period.ALWAYS);
        billing.rateCard.add(rateRow("card-2", "Architect", "180", null, null));

        assertThat(rateOf("2026-08-11", "A-1")).isEqualTo("180");
    }

    @Test
    void anAssignmentsRateCountsInTheEngagementsCurrency() {
        billing.assignment("A-1", "Consultant", "120", Period.ALWAYS);
        billing.currency = USD;
        billing.time("T-1", "2026-08-11", "1", "A-1");

        assertThat(onlyLine().net()).isEqualTo(Money.of("120", "USD"));
    }

    @Test
    void anAssignmentsRateOfZeroIsARate() {
        billing.assignment("A-1", "Consultant", "0", Period.ALWAYS);

        assertThat(rateOf("2026-08-11", "A-1")).isEqualTo("0");
    }

    @Test
    void anUnknownAssignmentCountsAsNone() {
        assertThat(rateOf("2026-08-11", "never-delivered")).isEqualTo("100");
    }

    @Test
    void anAssignmentWithoutARoleDoesNotFallBackToTheWorkersOwn() {
        billing.assignment("A-1", null, null, Period.ALWAYS);

        assertThat(heldWith("2026-08-11", "A-1")).isEqualTo(HoldCode.RATE_MISSING);
    }

    @Test
    void withoutARoleTheAssignmentsOwnRateCanApply() {
        billing.assignment("A-1", null, "90", Period.ALWAYS);

        assertThat(rateOf("2026-08-11", "A-1")).isEqualTo("90");
        assertThat(onlyLine().role()).isNull();
    }

    @Test
    void aWorkerWithoutARoleHasNoRate() {
        billing.ownRoles.clear();

        assertThat(heldWith("2026-08-11", null)).isEqualTo(HoldCode.RATE_MISSING);
    }

    @Test
    void ofSeveralRowsTheLatestInForceCounts() {
        billing.rateCard.add(rateRow("card-2", "Consultant", "110", "2026-08-01", "2026-08-10"));
        billing.rateCard.add(rateRow("card-3", "Consultant", "115", "2026-08-12", null));

        assertThat(rateOf("2026-08-10", null)).isEqualTo("110");
    }

    @Test
    void afterARowsLastDayTheOlderOneCountsAgain() {
        billing.rateCard.add(rateRow("card-2", "Consultant", "110", "2026-08-01", "2026-08-10"));

        assertThat(rateOf("2026-08-11", null)).isEqualTo("100");
    }

    @Test
    void onATieTheGreaterIdCountsCodePointByCodePoint() {
        billing.rateCard.clear();
        billing.rateCard.add(rateRow("row-\uD83D\uDE00", "Consultant", "130", "2026-08-01", null));
        billing.rateCard.add(rateRow("row-\uFFFD", "Consultant", "120", "2026-08-01", null));
        billing.rateCard.add(rateRow("ROW-z", "Consultant", "110", "2026-08-01", null));

        assertThat(rateOf("2026-08-11", null)).isEqualTo("130");
    }

    @Test
    void aRowWithoutARateIsPassedOver() {
        billing.rateCard.add(rateRow("card-2", "Consultant", null, "2026-08-01", null));

        assertThat(rateOf("2026-08-11", null)).isEqualTo("100");
    }

    @Test
    void aRowInAnotherCurrencyDoesNotCount() {
        billing.rateCard.add(
                RateCardEntry.of("card-2", "Consultant", USD, new BigDecimal("150"), days("2026-08-01", null)));

        assertThat(rateOf("2026-08-11", null)).isEqualTo("100");
    }

    @Test
    void rolesMatchExactly() {
        billing.rateCard.clear();
        billing.rateCard.add(rateRow("card-2", "consultant", "100", null, null));
        billing.rateCard.add(rateRow("card-3", "Consultant ", "100", null, null));

        assertThat(heldWith("2026-08-11", null)).isEqualTo(HoldCode.RATE_MISSING);
    }

    @Test
    void theStandardRateComesAfterTheRateCard() {
        billing.rateCard.clear();
        billing.master.withStandardRate("DE01", rateRow("std-1", "Consultant", "95.125", "2026-01-01", "2026-08-31"));
        billing.master.withStandardRate("UK01", rateRow("std-2", "Consultant", "99", "2026-08-01", null));

        assertThat(rateOf("2026-08-31", null)).isEqualTo("95.125");
    }

    @Test
    void missingRatesAreHeldWithHoursAndWithoutAnAmount() {
        billing.rateCard.clear();
        billing.time("T-1", "2026-08-11", "7.5");

        HeldItem held = billing.bill().held().get(0);
        assertThat(held.code()).isEqualTo(HoldCode.RATE_MISSING);
        assertThat(held.quantity()).hasToString("7.5");
        assertThat(held.amount()).isNull();
        assertThat(held.message()).isEqualTo("7.5 hours: no rate for Consultant in EUR on 2026-08-11");
    }

    @Test
    void whoeverSettlesAMissingRateIsToldThatTheRoleIsMissing() {
        billing.ownRoles.clear();
        billing.time("T-1", "2026-08-11", "7.5");

        HeldItem held = billing.bill().held().get(0);
        assertThat(held.message())
                .isEqualTo(
                        "7.5 hours: no role, neither of an assignment nor of the worker, and no rate of an assignment");
        assertThat(held.code().remedy()).endsWith("name the assignment on the entry or give the worker one");
    }

    @Test
    void anAmountIsRoundedHalfUpOncePerItem() {
        billing.assignment("A-1", "Consultant", "10.0054", Period.ALWAYS);
        billing.time("T-1", "2026-08-11", "2.5", "A-1").time("T-2", "2026-08-12", "2.5", "A-1");

        InvoiceLine line = onlyLine();
        assertThat(line.sources())
                .allSatisfy(source -> assertThat(source.amount()).isEqualTo(Money.of("25.01", "EUR")));
        assertThat(line.net()).isEqualTo(Money.of("50.02", "EUR"));
        assertThat(line.quantity()).hasToString("5");
    }

    private String rateOf(String day, String assignment) {
        billing.time("T-1", day, "1", assignment);
        InvoiceLine line = onlyLine();
        assertThat(line.unitPrice().currency()).isEqualTo(EUR);
        return line.unitPrice().amount().toPlainString();
    }

    private HoldCode heldWith(String day, String assignment) {
        billing.time("T-1", day, "1", assignment);
        assertThat(billing.bill().proposal()).isEmpty();
        return billing.bill().held().get(0).code();
    }

    private InvoiceLine onlyLine() {
        assertThat(billing.bill().proposal().orElseThrow().lines()).hasSize(1);
        return billing.bill().proposal().orElseThrow().lines().get(0);
    }
}
