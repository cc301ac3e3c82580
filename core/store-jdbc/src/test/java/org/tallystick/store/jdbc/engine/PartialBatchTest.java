package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.engine.Run;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-DUP-11: of a batch that failed in part only what needs it is sent again. Every combination of failures, batches up to four. */
class PartialBatchTest {

    private enum Failure {
        NONE,
        THROTTLED,
        REPLY_LOST,
        REQUEST_LOST
    }

    static Stream<Arguments> combinations() {
        return IntStream.rangeClosed(1, 4).boxed().flatMap(PartialBatchTest::ofSize);
    }

    private static Stream<Arguments> ofSize(int size) {
        int kinds = Failure.values().length;
        return IntStream.range(0, (int) Math.pow(kinds, size)).mapToObj(mask -> {
            List<Failure> failures = new ArrayList<>();
            for (int rest = mask, i = 0; i < size; i++, rest /= kinds) {
                failures.add(Failure.values()[rest % kinds]);
            }
            return Arguments.of(failures);
        });
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void onlyWhatNeedsItIsSentAgain(List<Failure> failures) {
        PaperTarget<Invoice> target = new PaperTarget<>();
        ScriptedDecider decider = new ScriptedDecider();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            String id = "I" + i;
            decider.puts(id, Papers.invoice(id, "100.00"));
            switch (failures.get(i)) {
                case NONE -> {}
                case THROTTLED -> {
                    target.meets(id, Fate.throttled(Duration.ofSeconds(1)));
                    again.add(id);
                }
                case REPLY_LOST -> target.meets(id, Fate.replyLost());
                case REQUEST_LOST -> {
                    target.meets(id, Fate.requestLost());
                    again.add(id);
                }
            }
        }

        Run run;
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            run = Bench.writing(store, new ManualTime(), RecordType.INVOICE, target, decider)
                    .run(AUGUST);
        }

        assertThat(target.calls().get(0)).hasSize(failures.size());
        assertThat(target.calls().stream().skip(1).flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(again);
        assertThat(target.kept()).hasSize(failures.size()).doesNotHaveDuplicates();
        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
    }
}
