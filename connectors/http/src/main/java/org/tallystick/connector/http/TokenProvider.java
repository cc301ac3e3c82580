package org.tallystick.connector.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/**
 * Holds one OAuth 2.0 token, and asks for the next one shortly before it ends, or when the system refuses it. Thread-safe: one request
 * for a token at a time, for which all other callers wait.
 */
public final class TokenProvider implements Authorization {

    /** A token is not used in the last part of its life, so that it does not end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** What may stand in a header (RFC 6750 section 2.1); the JDK quotes any other value in its complaint. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final JsonBinder<Answer> ANSWER = JsonBinder.of(Answer.class);

    private static final ErrorTable ERRORS = ErrorTable.builder(VendorError::ofOauth)
            .withStatus(400, FailureKind.UNAUTHORIZED)
            .withStatus(401, FailureKind.UNAUTHORIZED)
            .withStatus(403, FailureKind.UNAUTHORIZED)
            .build();

    private final HttpTransport transport;
    private final TokenGrant grant;
    private final InstantSource clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable AccessToken current;

    public TokenProvider(HttpTransport transport, TokenGrant grant, InstantSource clock) {
        this.transport = transport;
        this.grant = grant;
        this.clock = clock;
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
            Instant now = clock.instant();
            AccessToken held = current;
            if (held == null || !held.isUsable(now)) {
                held = request(now);
                current = held;
            }
            return held;
        } finally {
            renewal.unlock();
        }
    }

    private AccessToken request(Instant now) {
        HttpCall call = grant.request(now);
        HttpAnswer answer = transport.send(call);
        if (!answer.isSuccess()) {
            throw new ConnectorException(ERRORS.problem(call, answer, now));
        }
        try {
            return ANSWER.bind(answer.body()).token(now);
        } catch (BadRecordException | IllegalArgumentException e) {
            // Neither cause nor value: they could quote the token.
            throw new ConnectorException(Problem.of(
                    FailureKind.UNAVAILABLE, "TOKEN_ANSWER_MALFORMED", "%s: the answer has no token".formatted(call)));
        }
    }

    /** RFC 6749 section 5.1, and Salesforce's {@code instance_url}. */
    record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable BigDecimal expiresIn,
            @JsonProperty("instance_url") @Nullable String instanceUrl) {

        AccessToken token(Instant now) {
            if (accessToken == null || !VISIBLE.matcher(accessToken).matches()) {
                throw new BadRecordException(
                        Problem.ofField("ABSENT", "access_token", null, "There is no token", null));
            }
            URI instance = instanceUrl == null ? null : URI.create(instanceUrl);
            return new AccessToken(Secret.of("Bearer " + accessToken), instance, expiry(now));
        }

        private @Nullable Instant expiry(Instant now) {
            if (expiresIn == null) {
                return null;
            }
            Duration life = Duration.ofSeconds(expiresIn.longValue());
            return now.plus(life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2));
        }

        @Override
        public String toString() {
            return "Answer[…]";
        }
    }
}
