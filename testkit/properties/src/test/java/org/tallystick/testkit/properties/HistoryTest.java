package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.model.Succession;

/** I42, I43: the same changes late, in another order or twice come to the same world. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
class HistoryTest {

    @Property(tries = 200)
    void theNewestVersionsAreTheWorld(@ForAll History history) {
        Map<Ref<?>, Entity> last = History.lastVersions(history.deliveries());

        assertThat(last.values())
                .containsExactlyInAnyOrderElementsOf(history.world().records());
        assertThat(history.pages()).noneMatch(List::isEmpty);
    }

    @Property(tries = 100)
    void whateverTheOrderAndHoweverOften(@ForAll History history, @ForAll Random random) {
        List<Delivery> again = new ArrayList<>(history.deliveries());
        again.addAll(history.deliveries());
        Collections.shuffle(again, random);

        assertThat(History.lastVersions(again)).isEqualTo(History.lastVersions(history.deliveries()));
    }

    @Property(tries = 100)
    void eachVersionMayFollowTheOneBefore(@ForAll History history) {
        Map<Ref<?>, Delivery> before = new HashMap<>();
        List<Delivery> inOrder = history.deliveries().stream()
                .distinct()
                .sorted(Comparator.comparingInt(Delivery::version))
                .toList();
        for (Delivery delivery : inOrder) {
            Delivery earlier = before.put(delivery.record().ref(), delivery);
            assertThat(delivery.version()).isEqualTo(earlier == null ? 1 : earlier.version() + 1);
            if (earlier != null) {
                assertThat(Succession.check(earlier.record(), delivery.record()))
                        .isEmpty();
                assertThat(delivery.changedAt()).isAfter(earlier.changedAt());
            }
            assertThat(delivery.record().check()).isEmpty();
        }
    }

    @Property(tries = 200)
    void someChangesComeTwiceAndSomeAfterNewerOnes(@ForAll History history) {
        Map<Ref<?>, Integer> newest = new HashMap<>();
        boolean isOvertaken = false;
        for (Delivery delivery : history.deliveries()) {
            int seen = newest.merge(delivery.record().ref(), delivery.version(), Math::max);
            isOvertaken |= seen > delivery.version();
        }
        Statistics.label("overtaken")
                .collect(isOvertaken)
                .coverage(seen -> seen.check(true).count(count -> count > 0));
        Statistics.label("twice")
                .collect(new HashSet<>(history.deliveries()).size()
                        < history.deliveries().size())
                .coverage(seen -> seen.check(true).count(count -> count > 0));
    }
}
