package org.tallystick.connector.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Secret;

/**
 * Holds one OAuth 2.0 token, and asks for the next one shortly before it ends, or when the system refuses it. Thread-safe: one request
 * for a token at a time, for which all other callers wait.
 */
public final class TokenProvider implements Authorization {

    private final Supplier<AccessToken> source;
    private final InstantSource clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable AccessToken current;

    private TokenProvider(Supplier<AccessToken> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public TokenProvider(HttpTransport transport, TokenGrant grant, InstantSource clock) {
        this(() -> request(transport, grant, clock.instant()), clock);
    }

    /**
     * One whose refresh token changes with every use, as some systems demand; a system that sees an old one again ends the grant, and a
     * person must consent anew (F-AUT-01). None of the connectors that come with this library needs it: it is for connectors of your own.
     *
     * <p>The refresh token is claimed in the vault before it is sent, and the new one is stored before the access token is used. While
     * it is claimed, a call fails as {@link FailureKind#THROTTLED} with code {@code TOKEN_BEING_REFRESHED}; where another process was
     * faster, or stored a newer token while this one was refused, that token is gone on with. {@code invalid_grant} reaches the caller
     * only if the vault has nothing newer. So no token is sent twice, but for two cases, which some systems forgive and others do not:
     *
     * <ul>
     *   <li>no answer came: the system may still be at work on the token, and whether it was spent is not known;
     *   <li>the process ended between the answer and its storing (F-AUT-02).
     * </ul>
     *
     * <p>In both, the old token is sent again when the claim has run out, 60 seconds after the call's own limit. If the system takes it
     * no more, the failure is {@code invalid_grant} with a remedy. After an answer of failure, or if no connection was had, the claim is given
     * back at once.
     *
     * <p>A vault that fails at storing loses nothing while this provider lives: it offers the token again at the next call. Share one
     * provider among all that use a grant in a process.
     *
     * <pre>{@code
     * TokenProvider.rotating(transport, vault, token -> TokenGrant.refreshToken(tokenUri, "client", secret, () -> token), clock);
     * }</pre>
     *
     * @param grant the request that a refresh token is sent with
     * @param clock also decides when a claim has run out; clocks of processes that share a vault differ by less than a minute
     */
    public static TokenProvider rotating(
            HttpTransport transport, RefreshTokenVault vault, Function<Secret, TokenGrant> grant, InstantSource clock) {
        return new TokenProvider(new RotatingRefresh(transport, vault, grant, clock)::next, clock);
    }

    /**
     * The token, as it is now.
     *
     * @throws ConnectorException if none can be had
     */
    public AccessToken token() {
        AccessToken held = current;
        return held != null && held.isUsable(clock.instant()) ? held : renew();
    }

    @Override
    public Secret header() {
        return token().header();
    }

    @Override
    public boolean refused(Secret refused) {
        renewal.lock();
        try {
            AccessToken held = current;
            if (held != null && held.header() == refused) {
                current = null;
            }
            return true;
        } finally {
            renewal.unlock();
        }
    }

    /** Calls the token endpoint while it holds the lock: that is what makes the others wait for its answer. */
    private AccessToken renew() {
        renewal.lock();
        try {
            AccessToken held = current;
            if (held == null || !held.isUsable(clock.instant())) {
                held = source.get();
                current = held;
            }
            return held;
        } finally {
            renewal.unlock();
        }
    }

    private static AccessToken request(HttpTransport transport, TokenGrant grant, Instant now) {
        HttpCall call = grant.request(now);
        return new TokenEndpoint(transport).ask(call, now).token(call, now);
    }
}
