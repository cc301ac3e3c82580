package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** I44: what was committed survives SIGKILL, whole. */
class KillTest {

    private static final int KILLS = 3;

    @TempDir
    Path directory;

    @RepeatedTest(2)
    void whatWasCommittedBeforeAKillIsThereAndNothingHalfWrittenIs(RepetitionInfo repetition) throws Exception {
        Path file = directory.resolve("hub.db");
        long last = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long printed = killAfterLines(file, 7 * kill + repetition.getCurrentRepetition());
            assertThat(printed).as("the writer went on after the kill").isGreaterThan(last);
            last = assertWhole(file, printed);
        }
    }

    /** The last number that the child printed as committed. */
    private static long killAfterLines(Path file, int count) throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(EndlessWriter.class, file)) {
            String last = "";
            for (int i = 0; i < count; i++) {
                last = child.line();
            }
            List<String> rest = child.kill();
            return Long.parseLong(rest.isEmpty() ? last : rest.get(rest.size() - 1));
        }
    }

    private static long assertWhole(Path file, long printed) {
        try (Store store = JdbcStore.sqlite(file)) {
            return store.inTransaction(tx -> {
                long there = EndlessWriter.last(tx);
                // The kill can fall between a commit and its line.
                assertThat(there).isBetween(printed, printed + 1);
                assertAllOf(tx, there);
                return there;
            });
        }
    }

    private static void assertAllOf(StoreTransaction tx, long n) {
        assertThat(tx.records().findByKey("T", Records.Key.KEY1, List.of("k" + n)))
                .as("records of transaction %s", n)
                .hasSize(EndlessWriter.RECORDS);
        assertThat(tx.records().lastPosition()).isEqualTo(n * EndlessWriter.RECORDS);
        assertThat(tx.deliveries().find("erp", "Invoice", "i"))
                .map(DeliveryRow::externalKey)
                .contains("K" + n);
        assertThat(tx.deliveries().intents("erp", "Invoice"))
                .extracting(IntentRow::recordIds)
                .containsExactly(List.of("a" + n, "b" + n));
    }
}
