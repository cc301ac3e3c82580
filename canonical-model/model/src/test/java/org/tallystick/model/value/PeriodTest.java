package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    void oneThatEndsBeforeItBeginsHasNoDayAndKeepsBothBounds() {
        LocalDate before = FIRST.minusDays(3);
        Period backwards = Period.inclusive(FIRST, before);

        assertThat(backwards.isEmpty()).isTrue();
        assertThat(backwards.days()).isZero();
        assertThat(backwards.from()).isEqualTo(FIRST);
        assertThat(backwards.last()).isEqualTo(before);
        assertThat(new Period(FIRST, FIRST).contains(FIRST)).isFalse();
    }

    @Property
    void itHasTheDaysThatItContains(@ForAll("periods") Period period) {
        Assume.that(period.from() != null && period.until() != null);

        assertThat(period.days())
                .isEqualTo(IntStream.rangeClosed(-1, 6)
                        .mapToObj(FIRST::plusDays)
                        .filter(period::contains)
                        .count());
        assertThat(period.isEmpty()).isEqualTo(period.days() == 0);
        assertThat(Period.inclusive(period.from(), period.last())).isEqualTo(period);
    }

    @Test
    void aMonthHasAllItsDays() {
        Period february = Period.of(YearMonth.of(2028, 2));

        assertThat(february.from()).isEqualTo(LocalDate.of(2028, 2, 1));
        assertThat(february.last()).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Property
    void coveringAndOverlappingAreWhatTheDaysSay(@ForAll("periods") Period one, @ForAll("periods") Period other) {
        List<LocalDate> days =
                IntStream.rangeClosed(-1, 6).mapToObj(FIRST::plusDays).toList();

        assertThat(one.covers(other))
                .isEqualTo(days.stream().noneMatch(day -> other.contains(day) && !one.contains(day)));
        assertThat(one.overlaps(other))
                .isEqualTo(days.stream().anyMatch(day -> other.contains(day) && one.contains(day)));
        assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
    }

    @Property
    void i16_partsTileAPeriodIfEachDayLiesInOneOfThem(
            @ForAll("periods") Period whole, @ForAll("parts") List<Period> parts) {
        List<LocalDate> days =
                IntStream.rangeClosed(-1, 6).mapToObj(FIRST::plusDays).toList();

        assertThat(whole.isTiledBy(parts))
                .isEqualTo(days.stream()
                        .allMatch(day -> parts.stream()
                                        .filter(part -> part.contains(day))
                                        .count()
                                == (whole.contains(day) ? 1 : 0)));
    }

    @Test
    void i16_pieceByPieceInAnyOrder() {
        Period whole = new Period(FIRST, null);
        Period start = new Period(FIRST, LAST);
        Period rest = new Period(LAST, null);

        assertThat(whole.isTiledBy(List.of(rest, new Period(LAST, LAST), start)))
                .isTrue();
        assertThat(whole.isTiledBy(List.of(start))).isFalse();
        assertThat(whole.isTiledBy(List.of(start, new Period(LAST.plusDays(1), null))))
                .isFalse();
        assertThat(whole.isTiledBy(List.of(start, new Period(LAST.minusDays(1), null))))
                .isFalse();
        assertThat(Period.ALWAYS.isTiledBy(List.of(new Period(null, FIRST), whole)))
                .isTrue();
    }

    /** All periods whose bounds are five days in a row, in whatever order, or open. */
    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<LocalDate> bound =
                Arbitraries.integers().between(0, 5).map(FIRST::plusDays).injectNull(0.2);
        return Combinators.combine(bound, bound).as(Period::new);
    }

    /** Some that are cut from the row of days, so that they often fit. */
    @Provide
    Arbitrary<List<Period>> parts() {
        return Arbitraries.oneOf(periods().list().ofMaxSize(3), cuts());
    }

    private static Arbitrary<List<Period>> cuts() {
        return Arbitraries.integers()
                .between(0, 5)
                .map(FIRST::plusDays)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(bounds -> {
                    List<LocalDate> sorted = bounds.stream().sorted().toList();
                    return IntStream.range(1, sorted.size())
                            .mapToObj(i -> new Period(sorted.get(i - 1), sorted.get(i)))
                            .toList();
                });
    }
}
