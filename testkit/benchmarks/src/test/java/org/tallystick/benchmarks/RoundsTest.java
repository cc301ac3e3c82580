package org.tallystick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.benchmarks.Contest.Work;

class RoundsTest {

    private final List<String> events = new ArrayList<>();
    private long now;

    private final Rounds rounds = new Rounds(10, 21, () -> now, () -> now / 2, () -> events.add("gc"));

    @Test
    void theRatioIsOurThroughputOverTheBaselines() throws Exception {
        Result result =
                rounds.measure(new Contest("test", 1_000, work("ours", 2_000_000, 7), work("base", 1_000_000, 7)));

        assertThat(result.line()).isEqualTo("test ours=500000/s baseline=1000000/s ratio=0.50 (median of 21)");
    }

    @Test
    void processorTimeIsPrintedForEachRecord() throws Exception {
        Result result =
                rounds.measure(new Contest("test", 1_000, work("ours", 3_000_000, 7), work("base", 2_000_000, 7)));

        assertThat(result.lineWithCpu()).endsWith(" (median of 21) cpu ours=1.50us baseline=1.00us times=1.50");
    }

    @Test
    void bothRunInTurnsWithAGarbageCollectionBeforeEach() throws Exception {
        rounds.measure(new Contest("test", 1, work("ours", 1, 7), work("base", 1, 7)));

        assertThat(events.subList(1, 9)).containsExactly("gc", "ours", "gc", "base", "gc", "base", "gc", "ours");
        assertThat(events).filteredOn("ours"::equals).hasSize(31);
        assertThat(events).filteredOn("base"::equals).hasSize(32);
    }

    @Test
    void aDisturbedRoundDoesNotMoveTheMedian() throws Exception {
        Work disturbed = () -> {
            now += events.size() % 10 == 0 ? 9_000_000 : 1_000_000;
            events.add("ours");
            return 7;
        };

        Result result = rounds.measure(new Contest("test", 1_000, disturbed, work("base", 1_000_000, 7)));

        assertThat(result.ratio()).isEqualByComparingTo("1");
    }

    @Test
    void otherWorkIsNoContest() {
        Contest contest = new Contest("test", 1, work("ours", 1, 8), work("base", 1, 7));

        assertThatIllegalStateException()
                .isThrownBy(() -> rounds.measure(contest))
                .withMessage("test: the check value is 8, the baseline's first was 7: not the same work");
    }

    private Work work(String name, long nanos, long check) {
        return () -> {
            events.add(name);
            now += nanos;
            return check;
        };
    }
}
