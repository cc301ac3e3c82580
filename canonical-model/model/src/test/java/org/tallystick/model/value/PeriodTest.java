package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 8, 10);
    private static final LocalDate LAST = LocalDate.of(2026, 8, 20);

    @Test
    void theFirstDayCountsInTheEndDoesNot() {
        Period period = new Period(FIRST, LAST);

        assertThat(period.contains(FIRST.minusDays(1))).isFalse();
        assertThat(period.contains(FIRST)).isTrue();
        assertThat(period.contains(LAST.minusDays(1))).isTrue();
        assertThat(period.contains(LAST)).isFalse();
        assertThat(period.last()).isEqualTo(LAST.minusDays(1));
    }

    @Test
    void aSourceThatCountsItsLastDayInIsConverted() {
        Period period = Period.inclusive(FIRST, LAST);

        assertThat(period.contains(LAST)).isTrue();
        assertThat(period.contains(LAST.plusDays(1))).isFalse();
        assertThat(period.last()).isEqualTo(LAST);
    }

    @Test
    void anAbsentBoundIsOpen() {
        assertThat(Period.inclusive(null, LAST).contains(LocalDate.MIN)).isTrue();
        assertThat(Period.inclusive(FIRST, null).contains(LocalDate.MAX)).isTrue();
        assertThat(Period.inclusive(null, null)).isEqualTo(Period.ALWAYS);
        assertThat(Period.ALWAYS.last()).isNull();
    }

    @Test
    void aLastDayBeforeTheFirstIsInForceOnNoDay() {
        Period period = Period.inclusive(FIRST, FIRST.minusDays(5));

        assertThat(period.contains(FIRST)).isFalse();
        assertThat(period.contains(FIRST.minusDays(5))).isFalse();
    }

    @Test
    void endBeforeStartIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LAST, FIRST))
                .withMessageContaining("2026-08-10")
                .withMessageContaining("2026-08-20");
        assertThat(new Period(FIRST, FIRST).contains(FIRST)).isFalse();
    }

    @Test
    void aMonthHasAllItsDays() {
        Period february = Period.of(YearMonth.of(2028, 2));

        assertThat(february.from()).isEqualTo(LocalDate.of(2028, 2, 1));
        assertThat(february.last()).isEqualTo(LocalDate.of(2028, 2, 29));
    }
}
