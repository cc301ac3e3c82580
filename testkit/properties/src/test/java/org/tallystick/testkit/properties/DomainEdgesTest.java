package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Money;

/** TCK-2: what programs fail at comes often enough, in edge cases and in records. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
class DomainEdgesTest {

    @Example
    void edgesAreEdgeCasesOfValues() {
        assertThat(edgesOf(Values.currency())).containsAll(DomainEdges.CURRENCIES);
        assertThat(edgesOf(Values.text())).containsAll(DomainEdges.TEXTS);
        assertThat(edgesOf(Values.date())).containsAll(DomainEdges.DAYS);
    }

    private static <T> Set<T> edgesOf(Arbitrary<T> values) {
        return values.edgeCases(1000).suppliers().stream()
                .map(edge -> edge.get().value())
                .collect(Collectors.toSet());
    }

    @Example
    void amongThemAreWhatTheyAreMeantToBe() {
        assertThat(DomainEdges.DAYS)
                .contains(LocalDate.of(2024, 2, 29))
                .anyMatch(day -> day.equals(YearMonth.from(day).atEndOfMonth()));
        assertThat(DomainEdges.CURRENCIES)
                .extracting(currency -> currency.exponent())
                .contains(0, 2, 3, 4);
        assertThat(DomainEdges.TEXTS)
                .anyMatch(text -> !Normalizer.isNormalized(text, Normalizer.Form.NFC))
                .anyMatch(text ->
                        !text.isEmpty() && new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isRightToLeft());
    }

    @Property
    void recordsAreAtTheEdges(@ForAll TimeEntry entry, @ForAll ExpenseItem item) {
        String category = item.category() == null ? "" : item.category();
        seen("longest name", category.length() == 255);
        seen("29 February", entry.workDate().equals(LocalDate.of(2024, 2, 29)));
        seen("yen", item.amount().currency().code().equals("JPY"));
        seen("cost that came back", item.amount().signum() < 0);
    }

    @Property
    void amountsAreOfBothSignsAndNothing(@ForAll Money amount) {
        seen("zero", amount.signum() == 0);
        seen("negative", amount.signum() < 0);
        seen("positive", amount.signum() > 0);
    }

    private static void seen(String what, boolean is) {
        Statistics.label(what).collect(is).coverage(all -> all.check(true).count(count -> count > 0));
    }
}
