package org.tallystick.simulators.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a registered client states of a user in the JWT bearer flow. Source: section 2 of the contract sheets of Salesforce and Workday. The texts of refusals are
 * the simulators' own.
 */
public record UserAssertion(SignedJWT jwt, JWTClaimsSet claims) {

    /** The {@code grant_type} of the flow. */
    public static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** @throws InvalidException if it is none */
    public static UserAssertion parse(String text) throws InvalidException {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return new UserAssertion(jwt, jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new InvalidException("assertion is no signed JWT");
        }
    }

    /** The client that it claims to come from; empty if it claims none. */
    public String issuer() {
        return Objects.requireNonNullElse(claims.getIssuer(), "");
    }

    /** The user that it speaks of; empty if it speaks of none. */
    public String subject() {
        return Objects.requireNonNullElse(claims.getSubject(), "");
    }

    /**
     * Checks all but who it comes from and speaks of.
     *
     * @param certificate the client's, if it has one
     * @param audiences of which it must name one and no other
     * @param longestLife how far ahead its end may be
     * @throws InvalidException naming the first rule that is broken
     */
    public void verify(@Nullable PublicKey certificate, Set<String> audiences, Duration longestLife, Instant now)
            throws InvalidException {
        require(JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()), "alg is not RS256");
        require(certificate != null && isSignedBy(certificate), "invalid assertion signature");
        List<String> audience = claims.getAudience();
        require(audience.size() == 1 && audiences.contains(audience.get(0)), "audience is invalid");
        Instant end = claims.getExpirationTime() == null
                ? Instant.MIN
                : claims.getExpirationTime().toInstant();
        require(end.isAfter(now), "assertion has expired");
        require(!end.isAfter(now.plus(longestLife)), "exp is more than " + longestLife.toMinutes() + " minutes ahead");
    }

    private boolean isSignedBy(PublicKey certificate) throws InvalidException {
        try {
            return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), certificate));
        } catch (JOSEException e) {
            throw new InvalidException("the certificate does not fit RS256");
        }
    }

    private static void require(boolean holds, String otherwise) throws InvalidException {
        if (!holds) {
            throw new InvalidException(otherwise);
        }
    }

    /** An assertion that breaks a rule; the message names it. */
    public static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }
}
