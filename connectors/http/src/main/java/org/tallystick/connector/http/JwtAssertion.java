package org.tallystick.connector.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/**
 * A signed statement of who asks for a token (RFC 7523).
 *
 * @param algorithm as in RFC 7518: {@code PS256}, {@code ES256}, {@code RS256} …
 * @param keyId which key the receiver checks it with, if it must be told
 * @param issuer the client's id
 * @param subject for whom, if it must be told
 * @param audience for which server
 * @param scopes asked for; may be empty
 * @param life until it expires
 * @param privateKey PKCS #8 in PEM ({@code BEGIN PRIVATE KEY}), resolved at every signature
 */
public record JwtAssertion(
        String algorithm,
        @Nullable String keyId,
        String issuer,
        @Nullable String subject,
        String audience,
        List<String> scopes,
        Duration life,
        Supplier<Secret> privateKey) {

    public JwtAssertion {
        scopes = List.copyOf(scopes);
    }

    /**
     * The assertion, issued now.
     *
     * @throws ConnectorException if the key is not usable
     */
    Secret sign(Instant now) {
        JWSAlgorithm chosen = JWSAlgorithm.parse(algorithm);
        JWSHeader.Builder header = new JWSHeader.Builder(chosen).type(JOSEObjectType.JWT);
        if (keyId != null) {
            header.keyID(keyId);
        }
        SignedJWT jwt = new SignedJWT(header.build(), claims(now));
        try {
            jwt.sign(signer(chosen));
            return Secret.of(jwt.serialize());
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            // The cause may quote the key, so it stays out.
            throw new ConnectorException(Problem.of(
                            FailureKind.UNAUTHORIZED,
                            "KEY_UNUSABLE",
                            "The private key of client %s cannot sign with %s".formatted(issuer, algorithm))
                    .withRemedy("Store the key as PKCS #8 PEM (BEGIN PRIVATE KEY), of the kind the algorithm needs"));
        }
    }

    private JWTClaimsSet claims(Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        if (subject != null) {
            claims.subject(subject);
        }
        if (!scopes.isEmpty()) {
            claims.claim("scope", scopes);
        }
        return claims.build();
    }

    private JWSSigner signer(JWSAlgorithm chosen) throws JOSEException, GeneralSecurityException {
        boolean elliptic = JWSAlgorithm.Family.EC.contains(chosen);
        PrivateKey key = KeyFactory.getInstance(elliptic ? "EC" : "RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(decode(privateKey.get())));
        return elliptic ? new ECDSASigner((ECPrivateKey) key) : new RSASSASigner(key);
    }

    private static byte[] decode(Secret pem) {
        String base64 = pem.reveal()
                .replace("-----BEGIN PRIVATE KEY-----", "")
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }
}
