package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.internal.SignedAssertion;

/** The JWT bearer flow: the contract sheet's section 2. */
class JwtBearerTest extends OrgTest {

    private static final KeyPair KEYS = SignedAssertion.keys();

    private String issuer = Tokens.CONSUMER_KEY;
    private String subject = SalesforceOrg.USERNAME;
    private String audience = "https://login.salesforce.com";
    private Duration life = Duration.ofMinutes(3);
    private JWSAlgorithm algorithm = JWSAlgorithm.RS256;

    @Override
    OrgSettings settings() {
        return super.settings().withCertificate(KEYS.getPublic());
    }

    @Test
    void anAssertionOfTheAppIsATokenWithoutAnEnd() {
        var answer = ask(KEYS.getPrivate());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().get("instance_url").asString())
                .isEqualTo(org.baseUri().toString());
        assertThat(answer.json().has("expires_in")).isFalse();
        assertThat(answer.json().has("refresh_token")).isFalse();
    }

    @Test
    void theSitesOwnAddressIsAnAudienceToo() {
        audience = org.baseUri().toString();

        assertThat(ask(KEYS.getPrivate()).status()).isEqualTo(200);
    }

    @Test
    void anUnknownConsumerIsRefused() {
        issuer = "nobody";

        assertRefused(ask(KEYS.getPrivate()), "invalid_client_id", "client identifier invalid");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        assertRefused(ask(SignedAssertion.keys().getPrivate()), "invalid_grant", "invalid assertion signature");
    }

    @Test
    void withoutACertificateNoAssertionIsAccepted() {
        restart(super.settings());

        assertRefused(ask(KEYS.getPrivate()), "invalid_grant", "invalid assertion signature");
    }

    @Test
    void anotherAlgorithmIsRefused() {
        algorithm = JWSAlgorithm.PS256;

        assertRefused(ask(KEYS.getPrivate()), "invalid_grant", "alg is not RS256");
    }

    /** The org is no sandbox. */
    @ParameterizedTest
    @ValueSource(strings = {"https://test.salesforce.com", "https://login.salesforce.com/", "nobody"})
    void anotherAudienceIsRefused(String other) {
        audience = other;

        assertRefused(ask(KEYS.getPrivate()), "invalid_grant", "audience is invalid");
    }

    @ParameterizedTest
    @CsvSource({"0, assertion has expired", "-1, assertion has expired", "181, exp is more than 3 minutes ahead"})
    void anEndThatIsPastOrFarIsRefused(int seconds, String description) {
        life = Duration.ofSeconds(seconds);

        assertRefused(ask(KEYS.getPrivate()), "invalid_grant", description);
    }

    @Test
    void aUserWhomTheAppIsNotApprovedForIsRefused() {
        subject = "nobody@tallystick.example";

        assertRefused(ask(KEYS.getPrivate()), "invalid_grant", "user has not approved this consumer");
    }

    @Test
    void whatIsNoAssertionIsRefused() {
        assertRefused(client.token(SignedAssertion.form("none")), "invalid_grant", "assertion is no signed JWT");
    }

    private static void assertRefused(OrgClient.Answer answer, String error, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description));
    }

    private OrgClient.Answer ask(PrivateKey key) {
        return client.token(
                new SignedAssertion(issuer, subject, audience, now.get().plus(life), algorithm).form(key));
    }
}
