package org.tallystick.connector.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/** Where OAuth 2.0 tokens are had. Thread-safe. */
final class TokenEndpoint {

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

    TokenEndpoint(HttpTransport transport) {
        this.transport = transport;
    }

    /** Asks once. */
    Answer ask(HttpCall call, Instant now) {
        HttpAnswer answer = transport.send(call);
        if (!answer.isSuccess()) {
            throw new ConnectorException(ERRORS.problem(call, answer, now));
        }
        try {
            return ANSWER.bind(answer.body());
        } catch (BadRecordException e) {
            throw malformed(call);
        }
    }

    /** Neither cause nor value: they could quote the token. */
    private static ConnectorException malformed(HttpCall call) {
        return new ConnectorException(Problem.of(
                FailureKind.UNAVAILABLE, "TOKEN_ANSWER_MALFORMED", "%s: the answer has no token".formatted(call)));
    }

    /** RFC 6749 section 5.1, and Salesforce's {@code instance_url}. */
    record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable BigDecimal expiresIn,
            @JsonProperty("instance_url") @Nullable String instanceUrl,
            @JsonProperty("refresh_token") @Nullable String refreshToken) {

        /** What was issued at {@code now} in answer to {@code call}. */
        AccessToken token(HttpCall call, Instant now) {
            if (accessToken == null || !VISIBLE.matcher(accessToken).matches()) {
                throw malformed(call);
            }
            try {
                URI instance = instanceUrl == null ? null : URI.create(instanceUrl);
                return new AccessToken(Secret.of("Bearer " + accessToken), instance, expiry(now));
            } catch (IllegalArgumentException e) {
                throw malformed(call);
            }
        }

        /** What stands for the refresh token that was {@code used}: itself, if there is no new one (RFC 6749 section 6). */
        Secret refreshTokenAfter(Secret used) {
            return refreshToken == null || refreshToken.isEmpty() ? used : Secret.of(refreshToken);
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
