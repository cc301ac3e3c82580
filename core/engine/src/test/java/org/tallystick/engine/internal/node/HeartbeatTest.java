package org.tallystick.engine.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/** A beat, and the end of the work that it is for. */
class HeartbeatTest {

    /** A host closes its pool when a run has ended: a beat that found it closed would warn of leases that nobody needs any more. */
    @Test
    @Timeout(60)
    void theWorkEndsOnceTheBeatThatIsUnderWayHas() throws Exception {
        SlowHub hub = new SlowHub();
        Terms terms = new Terms("host/1", Duration.ofMillis(30), Duration.ofMinutes(5), Duration.ZERO, true);
        Heartbeat.Beating beating = new LeasedStore(hub, EngineTime.system(), terms, List::of).beating();
        hub.isAsked.await();

        Thread ending = new Thread(beating::stop);
        ending.start();
        while (ending.getState() != State.WAITING && ending.getState() != State.TERMINATED) {
            Thread.onSpinWait();
        }

        assertThat(ending.isAlive()).isTrue();
        hub.answers.countDown();
        ending.join();
    }

    /** It fails, but not at once. */
    private static final class SlowHub implements Store {

        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public <R> R inTransaction(Function<StoreTransaction, R> work) {
            isAsked.countDown();
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new StoreException("The pool is closed", new IllegalStateException());
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public void close() {}
    }
}
