package org.tallystick.engine.store;

import java.io.Serial;

/** A decision would have billed an item that another document bills. Nothing was written. */
public final class AlreadyBilledException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public AlreadyBilledException(String item, String document, String other) {
        super("I12: item %s of document %s is billed on %s already".formatted(item, document, other));
    }
}
