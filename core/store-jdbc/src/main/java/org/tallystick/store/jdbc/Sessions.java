package org.tallystick.store.jdbc;

import org.tallystick.engine.store.StoreException;

/** Where the connection of a transaction comes from. Used by one thread at a time. */
interface Sessions extends AutoCloseable {

    /** The hub's name, for messages. */
    String name();

    /** Whether other processes may have the hub open. */
    boolean isShared();

    /**
     * A connection in a transaction that has begun. It is given back when that has ended.
     *
     * @throws StoreException if there is none, or the transaction cannot begin
     */
    Database begin();

    /** Takes back a connection whose transaction has ended. Never fails: what was committed is committed. */
    void giveBack(Database database);

    @Override
    void close();
}
