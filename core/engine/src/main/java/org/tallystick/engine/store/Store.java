package org.tallystick.engine.store;

import java.util.function.Function;

/**
 * The hub's database. What a transaction wrote is durable when {@link #inTransaction} returns, also after a kill (I44); nothing of
 * it is there if it threw. Thread-safe.
 */
public interface Store extends AutoCloseable {

    /**
     * Does {@code work} in one transaction that sees one snapshot and excludes other writers. It must be short: no call to another system.
     *
     * @throws StoreException if the database fails; nothing was written
     */
    <R> R inTransaction(Function<StoreTransaction, R> work);

    /**
     * Whether several processes may have the hub open: its leases go by its database's clock then, and a heartbeat keeps them through a call (see
     * {@link Leases}). Who wraps a store says what that one says: else what another engine left in flight is trusted too soon.
     */
    boolean isShared();

    /** Lets go of the database. */
    @Override
    void close();
}
