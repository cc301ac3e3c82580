package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** TCK-2: what is left of a failure is what caused it. */
class ShrinkingTest {

    @Example
    void aWorldShrinksToTheRecordsThatMatter() {
        World least = least(Worlds.of(5, 4, 10), ShrinkingTest::hasCorrection);

        assertThat(least.all(RecordType.TIME_ENTRY))
                .extracting(entry -> entry.ref().id())
                .containsExactly("T-1", "T-1c");
        assertThat(least.all(RecordType.ENGAGEMENT)).hasSize(1);
        assertThat(least.all(RecordType.CUSTOMER)).hasSize(1);
        assertThat(least.all(RecordType.EXPENSE_ITEM)).isEmpty();
        assertThat(least.all(RecordType.MILESTONE)).isEmpty();
        assertThat(least).asString().contains("customer: C-1 (Rollout)", "time-entry: T-1, T-1c");
    }

    @Example
    void aHistoryShrinksToOneInOrder() {
        History least = least(Histories.any(), history -> hasCorrection(history.world()));

        assertThat(least.deliveries())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> one.changedAt().compareTo(other.changedAt()));
    }

    private static boolean hasCorrection(World world) {
        return world.all(RecordType.TIME_ENTRY).stream()
                .map(TimeEntry::corrects)
                .anyMatch(first -> first != null);
    }

    private static <T> T least(Arbitrary<T> all, Predicate<T> fails) {
        Random random = new Random(42);
        Shrinkable<T> found = all.generator(1000, false).next(random);
        while (!fails.test(found.value())) {
            found = all.generator(1000, false).next(random);
        }
        Optional<Shrinkable<T>> smaller = Optional.of(found);
        while (smaller.isPresent()) {
            found = smaller.get();
            smaller = found.shrink().filter(next -> fails.test(next.value())).findFirst();
        }
        return found.value();
    }
}
