package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.Set;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.StoreTransaction;

/** Partitions of which one thread sends. */
interface Section {

    Set<Integer> held();

    /** Of which the next batch may be, as of this transaction: none where others wait for their part. */
    Set<Integer> ofNextBatch(StoreTransaction tx);

    /** Nothing is sent of it any more. */
    void end();

    /** Whether it is to be looked anew what is held: others have ended, or wait for their part. */
    boolean hasChanged();

    /**
     * A batch that was committed to be sent is sent soon or not at all: the lease must outlive the call.
     *
     * @throws LeaseLostException if this process stood still meanwhile
     */
    void requireTimeToSend(Instant committed);
}
