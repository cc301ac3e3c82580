package org.tallystick.connector.http;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Secret;

/**
 * A refresh token that changes with every use, as a {@link RefreshTokenVault} holds it. Its text form does not show the secret.
 *
 * @param secret the token itself; never empty
 * @param version one more with every change, a claim included; not negative
 * @param claimedUntil until when the process that claimed it may be refreshing it, to the microsecond; none: nobody is. Kept less exactly, a
 *     process does not know its own claim again when the vault failed, and waits until it runs out
 */
public record RefreshToken(
        Secret secret, long version, @Nullable Instant claimedUntil) {

    /** @throws IllegalArgumentException if the secret is empty or the version negative */
    public RefreshToken {
        requireNonNull(secret, "secret");
        if (secret.reveal().isEmpty() || version < 0) {
            throw new IllegalArgumentException(
                    "A refresh token must have content, and a version from 0 on, was version %d".formatted(version));
        }
    }

    /** One that a person has just consented to, as a host puts it into an empty vault. */
    public static RefreshToken of(Secret secret) {
        return new RefreshToken(secret, 0, null);
    }

    /** What a host stores after this one when a person has consented anew; a claim ends with it. */
    public RefreshToken followedBy(Secret next) {
        return new RefreshToken(next, version + 1, null);
    }

    RefreshToken claimed(Instant until) {
        return new RefreshToken(secret, version + 1, until);
    }

    /** Secrets are not compared: a vault gives a new object at each reading. */
    boolean isSameClaim(RefreshToken other) {
        return version == other.version && Objects.equals(claimedUntil, other.claimedUntil);
    }

    boolean isClaimed(Instant now) {
        return claimedUntil != null && now.isBefore(claimedUntil);
    }
}
