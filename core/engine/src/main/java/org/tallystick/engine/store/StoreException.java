package org.tallystick.engine.store;

import java.io.Serial;

/** The hub's database failed. Nothing of the transaction was written. */
public final class StoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
