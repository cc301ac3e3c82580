package org.tallystick.connector.http;

import org.tallystick.spi.Secret;

/** How a call proves who makes it. Thread-safe. */
public interface Authorization {

    /**
     * The {@code Authorization} header's value, as it is now.
     *
     * @throws org.tallystick.spi.ConnectorException if none can be had; nothing was sent to the system then
     */
    Secret header();

    /**
     * The value for one call, where each is signed by itself.
     *
     * @throws org.tallystick.spi.ConnectorException as {@link #header()}
     */
    default Secret header(HttpCall call) {
        return header();
    }

    /**
     * Told that the system refused a value with status 401.
     *
     * @param refused as {@link #header(HttpCall)} gave it
     * @return whether {@link #header(HttpCall)} may now give another one
     */
    boolean refused(Secret refused);
}
