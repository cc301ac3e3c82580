package org.tallystick.connector.http;

/**
 * Where a host keeps one refresh token that changes with every use: the counterpart, for what is written, of
 * {@link org.tallystick.spi.SecretProvider}. A table with one row for each grant will do, or a secret store with compare-and-set.
 *
 * <ol>
 *   <li>{@link TokenProvider#rotating} calls it, at each refresh and by whichever thread needs the token: reads the newest, stores a
 *       claim, asks the system, stores what it was given, and only then uses it.
 *   <li>All processes that share a grant share one vault. Each sees at once what another stored; a cache or a replica that lags
 *       breaks that.
 *   <li>A method that cannot do its work throws {@link org.tallystick.spi.ConnectorException} with
 *       {@link org.tallystick.spi.FailureKind#UNAVAILABLE}, without the secret in it. It reaches the caller as it is.
 * </ol>
 *
 * <p>Implementations are thread-safe. Source: RFC 6749 section 6, F-AUT-01.
 */
public interface RefreshTokenVault {

    /** The newest token. */
    RefreshToken newest();

    /**
     * Stores {@code next} in place of the version before it, all of it or nothing, so that it outlives the process.
     *
     * @return whether it was stored; no, and nothing changed, if the version that is held is not {@code next.version() - 1}
     */
    boolean store(RefreshToken next);
}
