package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Period;

/** Each rule of fiscal periods, kept and broken. */
class LegalEntityRulesTest {

    private static final FiscalPeriod JULY = month(7);
    private static final FiscalPeriod AUGUST = month(8);
    private static final FiscalPeriod SEPTEMBER = month(9);

    @Test
    void periodsDoNotOverlapAndHaveCodesOfTheirOwn() {
        FiscalPeriod tooLong = FiscalPeriod.of(
                "LONG", new Period(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 10, 1)), PeriodStatus.OPEN);

        assertThat(entity(JULY, AUGUST, SEPTEMBER).check()).isEmpty();
        assertThat(told(entity(JULY, AUGUST, tooLong).check()))
                .containsExactly("FISCAL_PERIODS /fiscalPeriods/2/period");
        assertThat(told(entity(JULY, JULY).check()))
                .containsExactly("FISCAL_PERIODS /fiscalPeriods/1/code", "FISCAL_PERIODS /fiscalPeriods/1/period");
    }

    @Test
    void periodsHaveNoGap() {
        assertThat(told(entity(JULY, SEPTEMBER).check()))
                .containsExactly("FISCAL_PERIOD_GAPS /fiscalPeriods/1/period/from");
    }

    private static FiscalPeriod month(int month) {
        YearMonth days = YearMonth.of(2026, month);
        return FiscalPeriod.of(days.toString(), Period.of(days), PeriodStatus.OPEN);
    }

    private static LegalEntity entity(FiscalPeriod... periods) {
        return LegalEntityBuilder.builder()
                .header(header(RecordType.LEGAL_ENTITY, "DE01"))
                .country(new CountryCode("DE"))
                .timeZone(ZoneId.of("Europe/Berlin"))
                .fiscalPeriods(List.of(periods))
                .build();
    }
}
