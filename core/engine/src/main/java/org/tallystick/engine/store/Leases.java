package org.tallystick.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code lease}: which engine may do what, and until when. A store that several processes share goes by its database's clock; one that
 * belongs to one process goes by the caller's, the {@code now} of each call (F-RUN-06). Nothing renews a lease but the work under it, and a
 * heartbeat that ends with that work, or before it (F-RUN-03).
 */
public interface Leases {

    /**
     * A claim that was granted.
     *
     * @param name of what may be done
     * @param holder who may do it
     * @param epoch the fencing token: greater than that of any claim of the name before
     */
    record Lease(String name, String holder, long epoch) {}

    /**
     * Grants a lease that is free, has expired, or is the holder's own; in each case of a new epoch.
     *
     * @return none: another holds it
     */
    Optional<Lease> claim(String name, String holder, Duration duration, Instant now);

    /**
     * Makes this transaction one of their holder's: it cannot be committed together with another's claim. One that has expired and that nobody
     * claimed still stands (F-RUN-01).
     *
     * @return how long the first of them to end still lasts; not positive if it has expired
     * @throws LeaseLostException if one was claimed since, or given back
     */
    Duration fence(Collection<Lease> leases, Instant now);

    /**
     * Lets them last {@code duration} from now.
     *
     * @throws LeaseLostException if one was claimed since, or given back (F-RUN-02)
     */
    void renew(Collection<Lease> leases, Duration duration, Instant now);

    /** Gives them back. Those that were claimed since are another's and stay. */
    void release(Collection<Lease> leases);

    /** All that are held and have not expired, in the order of their names. */
    List<Lease> living(Instant now);
}
