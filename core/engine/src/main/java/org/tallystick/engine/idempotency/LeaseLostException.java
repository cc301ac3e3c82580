package org.tallystick.engine.idempotency;

import java.io.Serial;

/** The lease was taken over before the end was stored: the holder of the newer one decides (RES-16). */
public final class LeaseLostException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("RES-16: the lease %s of %s was taken over. What was done under it is looked up by the next holder."
                .formatted(lease.fencingToken(), lease.key()));
    }
}
