package org.tallystick.engine.internal.node;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tallystick.engine.internal.journal.JournaledStore;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * A store that writes only under leases: a transaction fails with {@code LeaseLostException} if one of them was taken over (F-RUN-01), and
 * renews them if little is left. So work that writes keeps its leases, and work that is stuck loses them (F-RUN-03).
 */
public final class LeasedStore implements Store {

    private final Store store;
    private final EngineTime time;
    private final Terms terms;
    private final Supplier<? extends Collection<Lease>> leases;
    private final Heartbeat heartbeat;

    /** Under the leases that {@code leases} names as each transaction begins. */
    public LeasedStore(Store store, EngineTime time, Terms terms, Supplier<? extends Collection<Lease>> leases) {
        this.store = store;
        this.time = time;
        this.terms = terms;
        this.leases = leases;
        this.heartbeat = new Heartbeat(store, time, terms);
    }

    /** Keeps the leases until it is stopped, while what is done under them waits for another system. */
    public Heartbeat.Beating beating() {
        return heartbeat.start();
    }

    @Override
    public <R> R inTransaction(Function<StoreTransaction, R> work) {
        Function<StoreTransaction, R> kept = tx -> {
            keep(tx, leases.get());
            return work.apply(tx);
        };
        return store instanceof JournaledStore journaled
                ? journaled.inTransaction(kept, heartbeat::working)
                : heartbeat.working(() -> store.inTransaction(kept));
    }

    private void keep(StoreTransaction tx, Collection<Lease> held) {
        Instant now = time.instant();
        if (tx.leases().fence(held, now).compareTo(terms.least()) < 0) {
            tx.leases().renew(held, terms.duration(), now);
        }
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    /** Nothing: the store is its owner's to close. */
    @Override
    public void close() {}
}
