package org.tallystick.engine.internal.deliver;

import org.tallystick.engine.internal.deliver.Attempts.Attempt;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.model.Entity;
import org.tallystick.spi.Write;

/**
 * A delivery that nothing blocks, and the write that it becomes.
 *
 * @param isRepeat whether the same was sent before, with an outcome that is not known
 * @param isNewer whether the record says something else than when it was planned
 */
record Prepared<T extends Entity>(DeliveryRow row, Write<T> write, Attempt attempt, boolean isRepeat, boolean isNewer) {

    /** The same, committed to be sent. */
    Prepared<T> sent() {
        return new Prepared<>(DeliveryRows.sent(row), write, attempt, isRepeat, isNewer);
    }

    /** The same, of a record that the target is known to have. */
    Prepared<T> of(String remoteId) {
        return new Prepared<>(
                DeliveryRows.known(row, remoteId),
                new Write<>(write.record(), write.externalKey(), write.idempotencyKey(), remoteId, write.references()),
                attempt,
                isRepeat,
                isNewer);
    }
}
