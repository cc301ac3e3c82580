package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.days;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.ref;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.RecurringPeriods;
import org.tallystick.model.value.Period;

/** RULES rule 5: what is charged each month. August has 31 days. */
class RecurringChargesTest {

    private final Case billing = new Case();

    @Test
    void aFullMonthIsChargedWhole() {
        billing.charge("L-1", "310.00", Period.ALWAYS);

        assertThat(charges()).containsExactly("L-1:2026-08-01..2026-08-31 310.00 EUR");
    }

    @Test
    void activeDaysLieWithinLineContractAndClosing() {
        billing.term = days("2026-08-02", null);
        billing.projects.set(0, project("P-1", "2026-08-30"));
        billing.charge("L-1", "310.00", days("2026-08-11", null)).charge("L-2", "310.00", days(null, "2026-08-03"));

        assertThat(charges())
                .containsExactly("L-2:2026-08-02..2026-08-03 20.00 EUR", "L-1:2026-08-11..2026-08-30 200.00 EUR");
        assertThat(billing.bill().held()).isEmpty();
    }

    @Test
    void aContractThatEndsBeforeItBeginsIsChargedForTheDaysThatItHasOnceAmended() {
        billing.term = days("2026-10-31", "2026-08-20");
        billing.charge("L-1", "310.00", Period.ALWAYS).charge("L-2", "310.00", days("2026-08-20", "2026-08-11"));

        assertThat(billing.bill().proposal()).isEmpty();

        billing.amendDates("A-1", "2026-08-31", "2026-08-11", null);

        assertThat(charges()).containsExactly("L-1:2026-08-11..2026-08-20 100.00 EUR");
    }

    @Test
    void anAmendmentToAnotherAmountSplitsTheMonthAndEachPartIsRoundedByItself() {
        billing.charge("L-1", "100.00", Period.ALWAYS).amendCharge("A-1", "L-1", "2026-08-11", "200.00");

        assertThat(charges())
                .containsExactly("L-1:2026-08-01..2026-08-10 32.26 EUR", "L-1:2026-08-11..2026-08-31 135.48 EUR");
    }

    @Test
    void anAmendmentToTheSameAmountOrOfAnotherLineOrWithoutOneSplitsNothing() {
        billing.charge("L-1", "310.00", Period.ALWAYS)
                .amendCharge("A-1", "L-1", "2026-08-11", "310.00")
                .amendCharge("A-2", "L-2", "2026-08-12", "10.00")
                .amendCharge("A-3", "L-1", "2026-08-13", null);

        assertThat(charges()).containsExactly("L-1:2026-08-01..2026-08-31 310.00 EUR");
    }

    @Test
    void ofTwoAmendmentsOfOneDayTheGreaterIdCounts() {
        billing.charge("L-1", "310.00", Period.ALWAYS)
                .amendCharge("A-2", "L-1", "2026-08-01", "620.00")
                .amendCharge("A-1", "L-1", "2026-08-01", "31.00");

        assertThat(charges()).containsExactly("L-1:2026-08-01..2026-08-31 620.00 EUR");
    }

    @Test
    void daysBeforeTheFirstAmountAreNotCharged() {
        billing.charge("L-1", null, Period.ALWAYS).amendCharge("A-1", "L-1", "2026-08-22", "310.00");

        assertThat(charges()).containsExactly("L-1:2026-08-22..2026-08-31 100.00 EUR");
    }

    @Test
    void monthsBeforeTheFirstDeliveryAreNeverChargedLaterOnesAreWhenTheyBecomeKnown() {
        billing.period = YearMonth.of(2026, 9);
        billing.charge("L-1", "310.00", Period.ALWAYS);

        assertThat(charges())
                .containsExactly("L-1:2026-08-01..2026-08-31 310.00 EUR", "L-1:2026-09-01..2026-09-30 310.00 EUR");
        assertThat(lines()).extracting(InvoiceLine::late).containsExactly(true, false);
    }

    @Test
    void aChargeOfAnUnknownProjectOrAnotherEngagementDoesNotExist() {
        billing.charge("L-1", "310.00", Period.ALWAYS).charge("L-2", "310.00", Period.ALWAYS);
        billing.contractLines.replaceAll(line -> line.ref().id().equals("L-1")
                ? ContractLineBuilder.builder(line)
                        .project(ref(RecordType.PROJECT, "P-9"))
                        .build()
                : ContractLineBuilder.builder(line)
                        .engagement(ref(RecordType.ENGAGEMENT, "E-2"))
                        .build());

        assertThat(billing.bill().proposal()).isEmpty();
        assertThat(billing.bill().held()).isEmpty();
    }

    @Test
    void aChargeWhoseDaysChangeIsCreditedAndChargedAnew() {
        billing.charge("L-1", "310.00", Period.ALWAYS).billAndIssue();
        billing.amendCharge("A-1", "L-1", "2026-08-16", "620.00");

        BillingOutcome september = billing.next().bill();

        assertThat(september.credits())
                .singleElement()
                .satisfies(credit -> assertThat(credit.totals().net()).hasToString("310.00 EUR"));
        assertThat(charges(september))
                .containsExactly(
                        "L-1:2026-08-01..2026-08-15 150.00 EUR",
                        "L-1:2026-08-16..2026-08-31 320.00 EUR",
                        "L-1:2026-09-01..2026-09-30 620.00 EUR");
    }

    /** I16. Each part is rounded by itself, so that sums are rule 5's, not the law's. */
    @Property(tries = 200)
    void i16_partsOfAChargeCoverItsDaysWithoutGapOrOverlap(
            @ForAll @IntRange(max = 60) int start,
            @ForAll @IntRange(min = 1, max = 90) int length,
            @ForAll @Size(max = 4) List<@IntRange(max = 60) Integer> changes) {
        LocalDate first = LocalDate.of(2026, 8, 1);
        LocalDate end = LocalDate.of(2026, 10, 1);
        LocalDate from = first.plusDays(start);
        LocalDate until = from.plusDays(length).isAfter(end) ? end : from.plusDays(length);
        Case two = new Case().charge("L-1", "310.00", new Period(from, from.plusDays(length)));
        two.period = YearMonth.of(2026, 9);
        for (int change : changes) {
            two.amendCharge(
                    "A-" + two.amendments.size(),
                    "L-1",
                    first.plusDays(change).toString(),
                    (two.amendments.size() + 1) + ".00");
        }

        assertThat(RecurringPeriods.check(new Period(from, until), periods(two.bill())))
                .isEmpty();
    }

    private static List<Period> periods(BillingOutcome outcome) {
        return outcome.proposal().orElseThrow().lines().stream()
                .map(line -> Period.inclusive(line.serviceDate(), line.serviceUntil()))
                .toList();
    }

    private List<InvoiceLine> lines() {
        return billing.bill().proposal().orElseThrow().lines();
    }

    private List<String> charges() {
        return charges(billing.bill());
    }

    private static List<String> charges(BillingOutcome outcome) {
        return outcome.proposal().orElseThrow().lines().stream()
                .map(line -> "%s..%s %s".formatted(line.sources().get(0).id(), line.serviceUntil(), line.net()))
                .toList();
    }
}
