package org.tallystick.engine.internal.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

class RecordIdsTest {

    private static final int PAGE = 1_000;
    private static final int PAGES = 100;

    /** As a CRM gives ids, with the day of a timecard; as an ERP does; with leading zeros; as the hub names documents. */
    static List<IntFunction<String>> counters() {
        return List.of(
                number -> "a2T5g00000" + base36(number, 5) + "EAC:2026-08-03",
                number -> Integer.toString(4_711_000 + number),
                "TE-%07d"::formatted,
                number -> "2026-08/CT-" + number);
    }

    private static String base36(int number, int width) {
        String digits = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        return "0".repeat(width - digits.length()) + digits;
    }

    /** Else each record of a page is written in a place of its own, in each table that is in the order of ids. */
    @ParameterizedTest
    @MethodSource("counters")
    void whatASystemNumbersOneAfterTheOtherLiesTogether(IntFunction<String> counter) {
        List<String> ids = IntStream.range(0, PAGE * PAGES)
                .mapToObj(number -> mint(counter.apply(number)))
                .toList();
        List<String> sorted = ids.stream().sorted().toList();
        assertThat(sorted).doesNotHaveDuplicates();

        List<String> page = ids.subList(PAGE * PAGES / 2, PAGE * PAGES / 2 + PAGE).stream()
                .sorted()
                .toList();
        long places = IntStream.range(0, PAGE)
                .map(i -> Collections.binarySearch(sorted, page.get(i)) - i)
                .distinct()
                .count();
        assertThat(places).isLessThan(PAGE / 8);
    }

    @Property
    void anIdFollowsFromTheWholeRef(
            @ForAll @StringLength(min = 1, max = 40) String id, @ForAll @StringLength(min = 1, max = 3) String more) {
        assertThat(mint("x" + id))
                .matches("[0-9a-f]{32}")
                .isEqualTo(mint("x" + id))
                .isNotEqualTo(mint("x" + id + more));
    }

    private static String mint(String id) {
        return RecordIds.mint(Ref.of("psa", RecordType.TIME_ENTRY, id));
    }
}
