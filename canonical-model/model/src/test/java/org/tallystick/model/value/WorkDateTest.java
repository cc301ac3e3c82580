package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, Europe/Berlin, 24",
        "2026-03-29, Europe/Berlin, 23",
        "2026-10-25, Europe/Berlin, 25",
        "2026-10-25, Asia/Kolkata, 24"
    })
    void aDayHasTheHoursOfItsPlace(LocalDate date, String zone, long hours) {
        WorkDate day = new WorkDate(date, ZoneId.of(zone));

        assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aMomentLiesInTheDayOfThePlace() {
        Instant moment = Instant.parse("2026-08-31T23:30:00Z");

        assertThat(WorkDate.of(moment, ZoneId.of("Europe/Berlin")))
                .hasToString("2026-09-01 Europe/Berlin")
                .satisfies(day -> assertThat(day.contains(moment)).isTrue());
        assertThat(WorkDate.of(moment, ZoneId.of("America/New_York")).date()).isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @Test
    void itsStartCountsInItsEndDoesNot() {
        WorkDate day = new WorkDate(LocalDate.of(2026, 8, 31), ZoneId.of("UTC"));

        assertThat(day.contains(day.start())).isTrue();
        assertThat(day.contains(day.start().minusNanos(1))).isFalse();
        assertThat(day.contains(day.end().minusNanos(1))).isTrue();
        assertThat(day.contains(day.end())).isFalse();
    }
}
