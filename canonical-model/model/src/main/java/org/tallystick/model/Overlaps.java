package org.tallystick.model;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;

/** Finds which of several periods share a day with another. */
final class Overlaps {

    private Overlaps() {}

    /**
     * The index of each period that begins before an earlier one has ended, to the index of that earlier one. At most one entry per
     * period; none if no two share a day.
     */
    static SortedMap<Integer, Integer> of(List<Period> periods) {
        SortedMap<Integer, Integer> found = new TreeMap<>();
        int longest = -1;
        for (int index : inOrderOfDays(periods)) {
            if (longest >= 0 && periods.get(longest).overlaps(periods.get(index))) {
                found.put(index, longest);
            }
            if (longest < 0
                    || endsLater(
                            periods.get(index).until(), periods.get(longest).until())) {
                longest = index;
            }
        }
        return found;
    }

    private static List<Integer> inOrderOfDays(List<Period> periods) {
        return IntStream.range(0, periods.size())
                .filter(i -> !periods.get(i).isEmpty())
                .boxed()
                .sorted(comparing(i -> periods.get(i).from(), nullsFirst(naturalOrder())))
                .toList();
    }

    private static boolean endsLater(@Nullable LocalDate until, @Nullable LocalDate other) {
        return other != null && !Objects.equals(until, other) && (until == null || until.isAfter(other));
    }
}
