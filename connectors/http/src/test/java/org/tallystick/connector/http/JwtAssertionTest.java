package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Secret;

class JwtAssertionTest {

    private static final Instant NOW = Instant.parse("2026-09-01T06:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "RS256"})
    void anRsaKeySigns(String algorithm) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        SignedJWT jwt = sign(algorithm, keys);

        assertVerified(jwt, new RSASSAVerifier((RSAPublicKey) keys.getPublic()), algorithm);
    }

    @Test
    void anEllipticKeySigns() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();

        assertVerified(sign("ES256", keys), new ECDSAVerifier((ECPublicKey) keys.getPublic()), "ES256");
    }

    @Test
    void aKeyThatCannotSignIsNamedButNotShown() {
        JwtAssertion assertion = assertion("PS256", "bm90IGEga2V5");

        assertThatThrownBy(() -> assertion.sign(NOW))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("client-1")
                .hasMessageNotContaining("bm90IGEga2V5")
                .hasNoCause();
        assertThat(assertion.toString()).doesNotContain("bm90IGEga2V5");
    }

    @Test
    void anAssertionIsSentAsAProofOrAsAGrant() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        JwtAssertion assertion = assertion("PS256", pem(keys));
        URI uri = URI.create("https://erp.example/token");

        assertThat(TokenGrant.clientAssertion(uri, assertion).request(NOW).body())
                .startsWith("grant_type=client_credentials&client_assertion_type="
                        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=");
        assertThat(TokenGrant.jwtBearer(uri, assertion).request(NOW).body())
                .startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
    }

    private static SignedJWT sign(String algorithm, KeyPair keys) throws Exception {
        return SignedJWT.parse(assertion(algorithm, pem(keys)).sign(NOW).reveal());
    }

    private static void assertVerified(SignedJWT jwt, JWSVerifier verifier, String algorithm) throws Exception {
        assertThat(jwt.verify(verifier)).isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("key-1");
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("client-1");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("https://erp.example/token");
        assertThat(jwt.getJWTClaimsSet().getClaim("scope")).isEqualTo(List.of("rest_webservices"));
        assertThat(jwt.getJWTClaimsSet().getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
    }

    private static JwtAssertion assertion(String algorithm, String pem) {
        return new JwtAssertion(
                algorithm,
                "key-1",
                "client-1",
                null,
                "https://erp.example/token",
                List.of("rest_webservices"),
                Duration.ofMinutes(5),
                () -> Secret.of(pem));
    }

    private static String pem(KeyPair keys) {
        String base64 = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }
}
