package org.tallystick.engine.internal.node;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * Renews the leases of an engine that waits for another system, on a hub that several share. It ends with the work, with the process, and where
 * nothing was written for longer than a call and its repetitions may take: no dead engine's lease is kept (F-RUN-03). What has expired it does not revive.
 *
 * <p>It beats by the machine's clock, since the leases of a shared hub go by a real one too.
 */
public final class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Store store;
    private final EngineTime time;
    private final Terms terms;
    private final AtomicInteger beatsSinceWork = new AtomicInteger();

    /** Held by work that is in a transaction, which renews what it needs: a beat does not queue behind it, on a hub that may be away. */
    private final ReentrantLock transaction = new ReentrantLock();

    Heartbeat(Store store, EngineTime time, Terms terms) {
        this.store = store;
        this.time = time;
        this.terms = terms;
    }

    /** One that goes on until it is stopped. */
    @FunctionalInterface
    public interface Beating {
        /** A beat that is under way ends first: whoever owns the store may close it afterwards. */
        void stop();
    }

    /** A transaction of the work. */
    <R> R working(Supplier<R> work) {
        transaction.lock();
        try {
            beatsSinceWork.set(0);
            return work.get();
        } finally {
            transaction.unlock();
        }
    }

    Beating start() {
        if (!terms.isShared()) {
            return () -> {};
        }
        beatsSinceWork.set(0);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tallystick-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long nanos = terms.beat().toNanos();
        AtomicBoolean isOver = new AtomicBoolean();
        ScheduledFuture<?> beats = timer.scheduleWithFixedDelay(() -> beat(isOver), nanos, nanos, NANOSECONDS);
        return () -> {
            beats.cancel(false);
            timer.shutdown();
            transaction.lock();
            try {
                isOver.set(true);
            } finally {
                transaction.unlock();
            }
        };
    }

    private void beat(AtomicBoolean isOver) {
        if (!transaction.tryLock()) {
            return;
        }
        try {
            if (!isOver.get() && terms.mayBeInCall(beatsSinceWork.incrementAndGet())) {
                store.inTransaction(this::renew);
            }
        } catch (LeaseLostException e) {
            log.debug("The work under the lease will find that it is lost", e);
        } catch (RuntimeException e) {
            log.warn("The leases of {} could not be renewed, and may end", terms.holder(), e);
        } finally {
            transaction.unlock();
        }
    }

    private List<Lease> renew(StoreTransaction tx) {
        List<Lease> own = tx.leases().living(time.instant()).stream()
                .filter(lease -> lease.holder().equals(terms.holder()))
                .toList();
        tx.leases().renew(own, terms.duration(), time.instant());
        return own;
    }
}
