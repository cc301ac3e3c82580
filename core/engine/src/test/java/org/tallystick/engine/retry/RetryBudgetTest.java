package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;

/** RES-6. */
class RetryBudgetTest {

    @Property
    void retriesStayBelowTheirShareOfCallsInEveryStretch(
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(max = 5) int burst,
            @ForAll List<Boolean> retries) {
        Calls<RetryBudget.State> calls = new Calls<>(new RetryBudget(percent, burst));
        List<Long> debts = new ArrayList<>(List.of(0L));

        for (boolean retry : retries) {
            Admission answer =
                    calls.ask(retry ? Calls.retry(Tier.BILLING) : Calls.first(Tier.BILLING), ManualTime.START);
            long debt = !answer.isAdmitted() ? 0 : retry ? 100 : -percent;
            debts.add(debts.get(debts.size() - 1) + debt);
        }

        for (int from = 0; from < debts.size(); from++) {
            for (int to = from; to < debts.size(); to++) {
                assertThat(debts.get(to) - debts.get(from)).isLessThanOrEqualTo(burst * 100L);
            }
        }
    }

    @Test
    void oneRetryForFiveCallsOnceTheStartIsSpent() {
        Calls<RetryBudget.State> calls = new Calls<>(new RetryBudget(20, 1));

        assertThat(retry(calls).isAdmitted()).isTrue();
        assertThat(retry(calls)).isEqualTo(Admission.refused(Reason.RETRY_BUDGET, Admission.FOREVER));
        for (int i = 0; i < 5; i++) {
            assertThat(retry(calls).isAdmitted()).isFalse();
            calls.ask(Calls.first(Tier.BILLING), ManualTime.START);
        }
        assertThat(retry(calls).isAdmitted()).isTrue();
    }

    /** A target that fails for hours has its repetitions again, and an account that is seldom called too. */
    @Test
    void timeSavesUpRetriesAgainUpToTheBurst() {
        Calls<RetryBudget.State> calls = new Calls<>(new RetryBudget(0, 2, Duration.ofMinutes(1)));

        assertThat(admitted(calls, ManualTime.START)).isEqualTo(2);
        assertThat(admitted(calls, ManualTime.START.plusSeconds(59))).isZero();
        assertThat(admitted(calls, ManualTime.START.plusSeconds(60))).isOne();
        assertThat(admitted(calls, ManualTime.START.plusSeconds(30))).isZero();
        assertThat(admitted(calls, ManualTime.START.plus(Duration.ofDays(1)))).isEqualTo(2);
    }

    /** Of three retries at that moment. */
    private static long admitted(Calls<RetryBudget.State> calls, Instant now) {
        return IntStream.range(0, 3)
                .filter(i -> calls.ask(Calls.retry(Tier.BILLING), now).isAdmitted())
                .count();
    }

    private static Admission retry(Calls<RetryBudget.State> calls) {
        return calls.ask(Calls.retry(Tier.BILLING), ManualTime.START);
    }
}
