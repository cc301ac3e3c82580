package org.tallystick.engine.internal.deliver;

import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.store.Deliveries.DeliveryRow;

/**
 * Names one intended write: the same on any node and at any time, another for any other intent (RES-1, F-DUP-02, F-DUP-03). No clock
 * and no chance goes into it.
 */
final class IdempotencyKey {

    private IdempotencyKey() {}

    /**
     * 64 hexadecimal digits.
     *
     * @param fingerprint of what is written: the business version
     */
    static String of(DeliveryRow delivery, String fingerprint) {
        return Fingerprints.of(String.join(
                "\n",
                delivery.target(),
                "put",
                delivery.type(),
                delivery.externalKey(),
                fingerprint,
                Integer.toString(delivery.generation())));
    }
}
