package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;

/** F-LIM-05. */
class DailyBudgetTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Instant NOON = Instant.parse("2026-08-31T19:00:00Z");

    @Property
    void theReserveIsUsedByBillingOnlyAndTheBudgetByNobodyBeyond(
            @ForAll @IntRange(max = 30) int calls, @ForAll @IntRange(max = 30) int reserve, @ForAll List<Tier> demand) {
        int kept = Math.min(reserve, calls);
        Calls<DailyBudget.State> budget = new Calls<>(new DailyBudget(calls, kept, LOS_ANGELES));

        int used = 0;
        for (Tier tier : demand) {
            boolean isAdmitted = budget.ask(Calls.first(tier), NOON).isAdmitted();

            assertThat(isAdmitted).isEqualTo(used < (tier == Tier.BILLING ? calls : calls - kept));
            used += isAdmitted ? 1 : 0;
        }

        assertThat(used).isLessThanOrEqualTo(calls);
    }

    @Test
    void allBillingIsDoneWhenTheDemandIsTwiceTheQuota() {
        Calls<DailyBudget.State> budget = new Calls<>(new DailyBudget(1_500, 300, LOS_ANGELES));

        long low = admitted(budget, Tier.REFERENCE, 3_000);
        long billing = admitted(budget, Tier.BILLING, 300);

        assertThat(low).isEqualTo(1_200);
        assertThat(billing).isEqualTo(300);
    }

    @Test
    void theDayBeginsAtMidnightOfTheAccount() {
        Calls<DailyBudget.State> budget = new Calls<>(new DailyBudget(1, 0, LOS_ANGELES));
        Instant midnight = Instant.parse("2026-09-01T07:00:00Z");
        budget.ask(Calls.first(Tier.BILLING), NOON);

        assertThat(budget.ask(Calls.first(Tier.BILLING), NOON))
                .isEqualTo(Admission.refused(Reason.DAILY_BUDGET, Duration.ofHours(12)));
        assertThat(budget.ask(Calls.first(Tier.BILLING), midnight.minusNanos(1)).isAdmitted())
                .isFalse();
        assertThat(budget.ask(Calls.first(Tier.BILLING), midnight).isAdmitted()).isTrue();
    }

    @Test
    void aDayOfTwentyFiveHoursIsWaitedForToItsEnd() {
        Calls<DailyBudget.State> budget = new Calls<>(new DailyBudget(0, 0, LOS_ANGELES));
        Instant clocksGoBack = Instant.parse("2026-11-01T07:00:00Z");

        assertThat(budget.ask(Calls.first(Tier.BILLING), clocksGoBack).askAgainAfter())
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aClockThatGoesBackDoesNotGiveADayTwice() {
        Calls<DailyBudget.State> budget = new Calls<>(new DailyBudget(1, 0, LOS_ANGELES));
        budget.ask(Calls.first(Tier.BILLING), NOON);

        assertThat(budget.ask(Calls.first(Tier.BILLING), NOON.minus(Duration.ofDays(1)))
                        .isAdmitted())
                .isFalse();
        assertThat(budget.ask(Calls.first(Tier.BILLING), NOON).isAdmitted()).isFalse();
    }

    @Test
    void aReserveBeyondTheBudgetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyBudget(10, 11, LOS_ANGELES))
                .withMessage("reserve must be from 0 to 10, was 11");
    }

    private static long admitted(Calls<DailyBudget.State> budget, Tier tier, int demand) {
        long admitted = 0;
        for (int i = 0; i < demand; i++) {
            admitted += budget.ask(Calls.first(tier), NOON).isAdmitted() ? 1 : 0;
        }
        return admitted;
    }
}
