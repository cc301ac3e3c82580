package org.tallystick.connector.http;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Secret;

/**
 * A token that was issued.
 *
 * @param header the {@code Authorization} header's value
 * @param instance where its bearer is served, if the answer said so
 * @param expiresAt when it ends, if the answer said so
 */
public record AccessToken(
        Secret header, @Nullable URI instance, @Nullable Instant expiresAt) {

    boolean isUsable(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
