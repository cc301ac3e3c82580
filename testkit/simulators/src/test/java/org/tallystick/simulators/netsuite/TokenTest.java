package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

class TokenTest extends AccountTest {

    @Test
    void aSignedAssertionGetsATokenForAnHour() {
        HttpResponse<String> answer = assertion(client.claims(now));

        JsonNode body = Json.MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.path("access_token").asString()).isNotEmpty();
    }

    /** One that was ended must not be given again. */
    @Test
    void tokensOfOneSecondDiffer() {
        assertThat(tokenOf(assertion(client.claims(now)))).isNotEqualTo(tokenOf(assertion(client.claims(now))));
    }

    private static String tokenOf(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body()).path("access_token").asString();
    }

    @Test
    void aTokenExpiresAfterAnHour() {
        now = START.plusSeconds(3599);
        assertThat(client.record("GET", "customer/4001", "").statusCode()).isEqualTo(200);

        now = START.plusSeconds(3600);
        HttpResponse<String> answer = client.record("GET", "customer/4001", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.MAPPER
                        .readTree(answer.body())
                        .at("/o:errorDetails/0/o:errorCode")
                        .asString())
                .isEqualTo("INVALID_LOGIN");
    }

    @Test
    void afterARotationTheFormerKeyAndItsTokensAreRefused() {
        String former = client.signed(JWSAlgorithm.ES256, client.claims(now).build(), client.key());

        account.rotateKey();

        assertThat(client.record("GET", "customer/4001", "").statusCode()).isEqualTo(401);
        assertThat(client.token(former).statusCode()).isEqualTo(400);
        assertThat(assertion(client.claims(now)).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutAGoodTokenIsRefused() {
        AccountClient stranger = new AccountClient(account);

        assertThat(stranger.record("GET", "customer/4001", "").statusCode()).isEqualTo(401);
        assertThat(stranger.query("SELECT id FROM customer").statusCode()).isEqualTo(401);
        String assertion = client.signed(JWSAlgorithm.ES256, client.claims(now).build(), client.key());
        assertThat(client.send(client.to("/services/rest/record/v1/customer/4001", "GET", "")
                                .setHeader("Authorization", "Bearer " + assertion))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void rs256IsNotAcceptedAndPs256Is() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        try (NetSuiteAccount other = NetSuiteAccount.builder(Path.of("none"), state.resolve("other"))
                .withClock(() -> now)
                .withCertificate("rsa", rsa.getPublic())
                .start()) {
            AccountClient rsaClient = new AccountClient(other);
            JWTClaimsSet claims = rsaClient.claims(now).build();
            RSASSASigner signer = new RSASSASigner(rsa.getPrivate());

            HttpResponse<String> rs256 = rsaClient.token(rsaClient.signed(JWSAlgorithm.RS256, "rsa", claims, signer));
            HttpResponse<String> ps256 = rsaClient.token(rsaClient.signed(JWSAlgorithm.PS256, "rsa", claims, signer));

            assertInvalidGrant(rs256, "alg RS256");
            assertThat(ps256.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eachClaimIsChecked() {
        assertInvalidGrant(assertion(client.claims(now).issuer("someone")), "iss");
        assertInvalidGrant(assertion(client.claims(now).audience("https://elsewhere")), "aud");
        assertInvalidGrant(assertion(client.claims(now).issueTime(null)), "iat");
        assertInvalidGrant(assertion(client.claims(now).expirationTime(null)), "exp");
        assertInvalidGrant(assertion(client.claims(now.minusSeconds(301))), "expired");
        assertInvalidGrant(assertion(client.claims(now.plusSeconds(60))), "future");
        assertInvalidGrant(
                assertion(client.claims(now).expirationTime(Date.from(now.plusSeconds(3600)))), "iat + 3600");
    }

    @Test
    void theCertificateAndTheSignatureAreChecked() {
        JWTClaimsSet claims = client.claims(now).build();
        String signed = client.signed(JWSAlgorithm.ES256, claims, client.key());
        String other = client.signed(
                JWSAlgorithm.ES256, client.claims(now.minusSeconds(1)).build(), client.key());
        String forged = signed.substring(0, signed.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));

        assertInvalidGrant(client.token(client.signed(JWSAlgorithm.ES256, "unknown", claims, client.key())), "kid");
        assertInvalidGrant(client.token(forged), "signature");
        assertInvalidGrant(client.token("no.jwt.here"), "no signed JWT");
    }

    @Test
    void scopesAreChecked() {
        HttpResponse<String> answer = assertion(client.claims(now).claim("scope", List.of("suite_analytics")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_scope");
    }

    @Test
    void formFieldsAreChecked() {
        assertThat(error(client.form(Map.of("grant_type", "refresh_token")))).isEqualTo("unsupported_grant_type");
        assertThat(error(client.form(Map.of("grant_type", "client_credentials"))))
                .isEqualTo("invalid_request");
    }

    @Test
    void tokensAndKeysOutliveARestart() throws IOException {
        String key = Files.readString(Path.of(account.connection().get("privateKeyFile")));
        account.close();

        try (NetSuiteAccount again = NetSuiteAccount.builder(Path.of("none"), state)
                .withClock(() -> now)
                .start()) {
            assertThat(Files.readString(Path.of(again.connection().get("privateKeyFile"))))
                    .isEqualTo(key);
            assertThat(client.at(again).record("GET", "customer/4001", "").statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> assertion(JWTClaimsSet.Builder claims) {
        return client.token(client.signed(JWSAlgorithm.ES256, claims.build(), client.key()));
    }

    private static String error(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body()).path("error").asString();
    }

    private static void assertInvalidGrant(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_grant");
        assertThat(Json.MAPPER.readTree(answer.body()).path("error_description").asString())
                .contains(reason);
    }
}
