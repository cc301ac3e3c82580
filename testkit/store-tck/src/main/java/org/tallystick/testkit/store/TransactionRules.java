package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.problem;
import static org.tallystick.testkit.store.Rows.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;

/** What every store must do with transactions. */
abstract class TransactionRules extends StoreRules {

    @Test
    void required_s1_whatOneTransactionWroteTheNextOneReads() {
        write(tx -> tx.cursors().put("flow", new CursorRow("7", "rules-1")));

        assertThat(one(tx -> tx.cursors().find("flow"))).contains(new CursorRow("7", "rules-1"));
    }

    @Test
    void required_s2_aTransactionReadsWhatItWrote() {
        Optional<CursorRow> found = one(tx -> {
            tx.cursors().put("flow", new CursorRow("7", "rules-1"));
            return tx.cursors().find("flow");
        });

        assertThat(found).isPresent();
    }

    @Test
    void required_s3_aTransactionThatThrowsLeavesNothingAndThrowsTheSame() {
        IllegalArgumentException problem = new IllegalArgumentException("of the work");

        assertThatThrownBy(() -> write(tx -> {
                    tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                    tx.records().put(List.of(record("r")));
                    throw problem;
                }))
                .isSameAs(problem);

        assertThat(one(tx -> tx.cursors().find("flow")))
                .as("the cursor that a failed transaction wrote")
                .isEmpty();
        assertThat(number(tx -> tx.records().lastPosition())).isZero();
    }

    @Test
    void required_s4_anErrorLeavesNothingEither() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                    throw new AssertionError("of the work");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
    }

    @Test
    void required_s5_aFailureOfTheDatabaseSaysWhatWasBeingDoneAndLeavesNothing() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                    tx.dirtyKeys().mark(nothing(), List.of("key"));
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("dirty")
                .hasMessageContaining("Nothing of the transaction was written");

        assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
    }

    @Test
    void required_s6_aFailureOfTheDatabaseCannotBeSwallowed() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                    assertThatThrownBy(() -> tx.dirtyKeys().mark(nothing(), List.of("key")))
                            .isInstanceOf(StoreException.class);
                }))
                .isInstanceOf(StoreException.class);

        assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
    }

    @Test
    void required_s7_theStoreGoesOnAfterAFailure() {
        assertThatThrownBy(() -> write(tx -> tx.dirtyKeys().mark("decider", Arrays.asList("a", nothing()))))
                .isInstanceOf(StoreException.class);

        write(tx -> tx.dirtyKeys().mark("decider", List.of("b")));

        assertThat(list(tx -> tx.dirtyKeys().list("decider"))).containsExactly("b");
    }

    @Test
    void required_s8_aTransactionCannotBeUsedAfterItsEnd() {
        List<StoreTransaction> kept = new ArrayList<>();
        write(kept::add);

        assertThatThrownBy(() -> kept.get(0).cursors().find("flow")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void required_s9_aTransactionCannotBeUsedInsideTheNextOne() {
        List<StoreTransaction> kept = new ArrayList<>();
        write(kept::add);

        assertThatThrownBy(() -> write(tx -> kept.get(0).records().put(List.of(record("r")))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void required_s10_transactionsDoNotNest() {
        assertThatThrownBy(() -> write(tx -> store().inTransaction(inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
    }

    @Test
    void required_s11_aStoreIsNotClosedFromInsideATransaction() {
        assertThatThrownBy(() -> write(tx -> store().close())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void required_s12_aClosedStoreSaysSoAndMayBeClosedAgain() {
        store().close();
        store().close();

        assertThatThrownBy(() -> store().inTransaction(tx -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void required_s13_manyThreadsKeepACounterExact() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Void> work = () -> {
                for (int i = 0; i < 25; i++) {
                    write(TransactionRules::increment);
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(8, work))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(number(TransactionRules::counter)).isEqualTo(200);
    }

    private static long counter(StoreTransaction tx) {
        return tx.cursors()
                .find("counter")
                .map(cursor -> Long.parseLong(cursor.position()))
                .orElse(0L);
    }

    private static void increment(StoreTransaction tx) {
        tx.cursors().put("counter", new CursorRow(Long.toString(counter(tx) + 1), "rules-1"));
    }
}
