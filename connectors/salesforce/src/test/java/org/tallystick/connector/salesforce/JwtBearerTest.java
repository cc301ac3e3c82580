package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** An org is entered by a signed assertion, and what is wrong with one is found by check, with what to do. */
class JwtBearerTest {

    private static final KeyPair KEYS = keys();
    private static final Map<String, String> JWT =
            Map.of("authentication", "jwt-bearer", "username", SalesforceOrg.USERNAME, "private-key", "the-key");

    @TempDir
    Path folder;

    private Org org;

    @BeforeEach
    void start() throws IOException {
        org = new Org(
                folder,
                JWT,
                settings -> settings.withCertificate(KEYS.getPublic()).withTokenLife(Duration.ofMinutes(5)));
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void rowsAreReadAndTheClientSecretIsNotAskedFor() {
        org.seed(1, 1, org.now());

        try (Connector connector = connect(Map.of(), () -> pem(KEYS))) {
            connector.check();

            assertThat(read(connector)).isEqualTo(1);
        }
    }

    /** The answer does not say when a token ends: it is found out, and a new assertion is signed. */
    @Test
    void aTokenThatHasEndedIsFollowedByAnother() {
        try (Connector connector = connect(Map.of(), () -> pem(KEYS))) {
            connector.check();
            org.advance(Duration.ofMinutes(6));
            connector.check();

            assertThat(org.calls("/oauth2/token")).isEqualTo(2);
        }
    }

    @Test
    void aKeyThatIsReplacedIsUsedAtTheNextAssertion() {
        String[] key = {pem(keys())};
        try (Connector connector = connect(Map.of(), () -> key[0])) {
            assertThat(failure(connector).kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            key[0] = pem(KEYS);
            connector.check();
        }
    }

    @Test
    void callsGoToTheInstanceOfTheAnswerAndNotToTheLoginHost() {
        try (OrgStub instance = new OrgStub();
                OrgStub login = OrgStub.loginOf(instance)) {
            instance.thenRows();
            Map<String, String> properties = new HashMap<>(login.config("crm").properties());
            properties.putAll(JWT);
            properties.remove("client-secret");
            try (Connector connector = new SalesforceConnectorFactory()
                    .create(new ConnectorConfig(
                            "crm", properties, name -> Secret.of(pem(KEYS)), InstantSource.system()))) {
                assertThat(read(connector)).isZero();
            }

            assertThat(login.requests()).isEmpty();
            assertThat(instance.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, someone, invalid_client_id, client-id",
        "username, nobody@tallystick.example, invalid_grant, username",
        "audience, https://test.salesforce.com, invalid_grant, audience",
        "token-uri, http://127.0.0.1:1/services/oauth2/token, CANNOT_CONNECT, login host"
    })
    void aWrongValueIsNamedWithItsRemedy(String property, String value, String code, String remedy) {
        try (Connector connector = connect(Map.of(property, value), () -> pem(KEYS))) {
            Problem problem = failure(connector);

            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.remedy()).contains(remedy);
        }
    }

    /** F-LIM-08: it is asked once, and not again. */
    @Test
    void aKeyThatIsNotTheAppsIsNamed() {
        try (Connector connector = connect(Map.of(), () -> pem(keys()))) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(problem.message()).contains("signature");
            assertThat(problem.remedy()).contains("'private-key'");
            assertThat(org.calls("/oauth2/token")).isEqualTo(1);
        }
    }

    /** F-AUT-04. */
    @Test
    void aKeyThatCannotSignIsNamedAndNotShownAndNothingIsAsked() {
        try (Connector connector = connect(Map.of(), () -> "no key at all")) {
            Problem problem = failure(connector);

            assertThat(problem.code()).isEqualTo("KEY_UNUSABLE");
            assertThat(problem.remedy()).contains("PKCS #8");
            assertThat(problem.toString()).doesNotContain("no key at all");
            assertThat(org.calls("/oauth2/token")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "client-credentials | 'client-secret' is absent: authentication client-credentials needs it",
                "jwt-bearer | 'username' is absent: authentication jwt-bearer needs it",
                "jwt-bearer | 'private-key' is absent: authentication jwt-bearer needs it",
                "password | 'authentication' is client-credentials or jwt-bearer, not 'password'"
            })
    void whatTheWayOfAuthenticationNeedsIsNamed(String way, String fault) {
        ConnectorConfig config = new ConnectorConfig(
                "crm",
                Map.of("token-uri", "https://127.0.0.1:1/token", "client-id", "id", "authentication", way),
                name -> Secret.of(""),
                InstantSource.system());

        assertThatThrownBy(() -> new SalesforceConnectorFactory().create(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(fault);
    }

    private Connector connect(Map<String, String> other, Supplier<String> key) {
        Map<String, String> properties = new HashMap<>(JWT);
        properties.putAll(other);
        return org.connect(properties, name -> secret(name, key));
    }

    private static Secret secret(String name, Supplier<String> key) {
        if (!name.equals("the-key")) {
            throw new AssertionError(name + " is not needed");
        }
        return Secret.of(key.get());
    }

    private static int read(Connector connector) {
        return connector
                .source(RecordType.CUSTOMER, new SourceSpec(null, Set.of()))
                .orElseThrow()
                .read(null, 10)
                .changes()
                .size();
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
