package org.tallystick.engine.store;

import java.io.Serial;
import org.tallystick.engine.store.Leases.Lease;

/** Another engine has taken over what this one was doing. Nothing of the transaction was written; the other goes on. */
public final class LeaseLostException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public LeaseLostException(Lease lease) {
        super("F-RUN-01: %s no longer holds the lease '%s' of epoch %d: another engine goes on with it"
                .formatted(lease.holder(), lease.name(), lease.epoch()));
    }
}
