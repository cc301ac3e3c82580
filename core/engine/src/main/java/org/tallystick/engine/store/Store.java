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
     * Whether several processes may have the hub open: leases go by its database's clock then. A store that does not say so is one
     * process's, whose leases are the longer ones (see {@link Leases}).
     */
    default boolean isShared() {
        return false;
    }

    /** Lets go of the database. */
    @Override
    void close();
}
