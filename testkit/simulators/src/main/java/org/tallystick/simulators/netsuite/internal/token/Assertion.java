package org.tallystick.simulators.netsuite.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import java.util.Map;
import java.util.Set;

/** The rules of a client assertion. Source: the vendor contract sheet of NetSuite, section 2.1. */
final class Assertion {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Set<String> SCOPES = Set.of("rest_webservices", "restlets", "suite_analytics");
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private Assertion(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /**
     * Checks everything but the scopes.
     *
     * @param certificates public keys by certificate id
     * @throws InvalidAssertionException naming the first rule that is broken
     */
    static Assertion verified(
            String text, Map<String, PublicKey> certificates, String clientId, String tokenUrl, Instant now)
            throws InvalidAssertionException {
        Assertion assertion = parsed(text);
        assertion.checkSignature(certificates);
        assertion.require(clientId.equals(assertion.claims.getIssuer()), "iss is not a client id of this account");
        assertion.require(assertion.claims.getAudience().equals(List.of(tokenUrl)), "aud is not the token URL");
        assertion.checkTimes(now);
        return assertion;
    }

    /** Whether it asks for REST web services, and for nothing that does not exist. */
    boolean hasRestScope() {
        try {
            List<String> scopes = claims.getStringListClaim("scope");
            return scopes != null && scopes.contains("rest_webservices") && SCOPES.containsAll(scopes);
        } catch (ParseException e) {
            return false;
        }
    }

    private static Assertion parsed(String text) throws InvalidAssertionException {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return new Assertion(jwt, jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new InvalidAssertionException("client_assertion is no signed JWT");
        }
    }

    private void checkSignature(Map<String, PublicKey> certificates) throws InvalidAssertionException {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        require(ALGORITHMS.contains(algorithm), "alg " + algorithm + " is not accepted");
        require(JOSEObjectType.JWT.equals(jwt.getHeader().getType()), "typ is not JWT");
        String kid = jwt.getHeader().getKeyID();
        PublicKey key = kid == null ? null : certificates.get(kid);
        if (key == null) {
            throw new InvalidAssertionException("kid is not a certificate id of this account");
        }
        try {
            require(
                    jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key)),
                    "the signature does not match the certificate");
        } catch (JOSEException e) {
            throw new InvalidAssertionException("the certificate does not fit alg " + algorithm);
        }
    }

    private void checkTimes(Instant now) throws InvalidAssertionException {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            throw new InvalidAssertionException("iat or exp is missing");
        }
        require(!issued.toInstant().isAfter(now), "iat is in the future");
        require(expires.toInstant().isAfter(now), "the assertion has expired");
        require(
                Duration.between(issued.toInstant(), expires.toInstant()).compareTo(LONGEST_LIFE) < 0,
                "exp is not less than iat + 3600");
    }

    private void require(boolean holds, String otherwise) throws InvalidAssertionException {
        if (!holds) {
            throw new InvalidAssertionException(otherwise);
        }
    }
}
