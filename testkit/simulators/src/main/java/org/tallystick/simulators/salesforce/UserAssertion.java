package org.tallystick.simulators.salesforce;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connected app states of a user in the JWT bearer flow. Source: Salesforce contract sheet, section 2. The texts of refusals are the
 * simulator's own.
 */
record UserAssertion(SignedJWT jwt, JWTClaimsSet claims) {

    private static final String LOGIN_HOST = "https://login.salesforce.com";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(3);

    static UserAssertion parse(String text) throws InvalidException {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return new UserAssertion(jwt, jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new InvalidException("assertion is no signed JWT");
        }
    }

    /** The consumer key that it claims; empty if it claims none. */
    String issuer() {
        String issuer = claims.getIssuer();
        return issuer == null ? "" : issuer;
    }

    /**
     * @param certificate the app's, if it has one
     * @param site the org's own address
     * @throws InvalidException naming the first rule that is broken
     */
    void verify(@Nullable PublicKey certificate, String site, Instant now) throws InvalidException {
        require(JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()), "alg is not RS256");
        require(certificate != null && isSignedBy(certificate), "invalid assertion signature");
        List<String> audience = claims.getAudience();
        require(audience.equals(List.of(LOGIN_HOST)) || audience.equals(List.of(site)), "audience is invalid");
        Date end = claims.getExpirationTime();
        require(end != null && end.toInstant().isAfter(now), "assertion has expired");
        require(end != null && !end.toInstant().isAfter(now.plus(LONGEST_LIFE)), "exp is more than 3 minutes ahead");
        require(SalesforceOrg.USERNAME.equals(claims.getSubject()), "user has not approved this consumer");
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
    static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }
}
