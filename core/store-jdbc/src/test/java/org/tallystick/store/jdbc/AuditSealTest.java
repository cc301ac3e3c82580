package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.store.Store;

/** Sealing is in batches, by anyone, and the chain does not fork. */
class AuditSealTest {

    private final Store store = JdbcStore.sqliteInMemory();
    private final AuditTrail trail = AuditTrail.of(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void batchesAndWholesGiveTheSameChain() {
        try (Store other = JdbcStore.sqliteInMemory()) {
            append(store, 1_300);
            trail.seal();
            for (int part : List.of(1, 499, 500, 300)) {
                append(other, part);
                AuditTrail.of(other).seal();
            }

            assertThat(AuditTrail.of(other).anchor()).isEqualTo(trail.anchor());
        }
    }

    @Test
    void whatIsSealedIsNotSealedAgain() {
        append(store, 700);

        assertThat(trail.seal()).isEqualTo(700);
        assertThat(trail.seal()).isZero();
    }

    @Test
    void manySealersAndWritersMakeOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Long>> tasks = new ArrayList<>();
        tasks.addAll(Collections.nCopies(20, () -> append(store, 100)));
        tasks.addAll(Collections.nCopies(20, trail::seal));
        Collections.shuffle(tasks, new Random(5));

        long sealed = 0;
        for (Future<Long> task : threads.invokeAll(tasks)) {
            sealed += Math.max(0, task.get());
        }
        threads.shutdown();

        assertThat(sealed + trail.seal()).isEqualTo(2_000);
        assertThat(trail.verify()).isEmpty();
        assertThat(trail.anchor().number()).isEqualTo(2_000);
    }

    /** @return a number that is no count of sealed entries */
    private static long append(Store store, int count) {
        return store.inTransaction(tx -> {
            tx.audit().append(Collections.nCopies(count, "deed"));
            return -1L;
        });
    }
}
