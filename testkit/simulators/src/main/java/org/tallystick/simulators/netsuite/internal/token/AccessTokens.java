package org.tallystick.simulators.netsuite.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Access tokens: signed, so that they outlive a restart of the account. */
final class AccessTokens {
    /** Seconds that a token lasts. */
    static final long LIFE_SECONDS = 3600;

    private final byte[] secret;
    private final InstantSource clock;
    private final Set<String> expired = new HashSet<>();

    /** @param seed tokens are known again by an account with the same one */
    AccessTokens(PublicKey seed, InstantSource clock) {
        this.clock = clock;
        try {
            this.secret = MessageDigest.getInstance("SHA-256").digest(seed.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String issue(String clientId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                // Moments are whole seconds: without it a token would be the one before it, which may be over.
                .jwtID(UUID.randomUUID().toString())
                .subject(clientId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofSeconds(LIFE_SECONDS))))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Before its time, until the account is restarted. */
    void expire(String token) {
        expired.add(token);
    }

    boolean isValid(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            Date end = parsed.getJWTClaimsSet().getExpirationTime();
            return !expired.contains(token)
                    && parsed.verify(new MACVerifier(secret))
                    && clock.instant().isBefore(end.toInstant());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }
}
