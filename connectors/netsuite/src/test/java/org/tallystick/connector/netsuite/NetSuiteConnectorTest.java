package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteStrategy;

class NetSuiteConnectorTest extends StubBench {

    @Test
    void theTokenIsAskedForWithAnAssertionThatAnRsaKeySigned() throws JOSEException, ParseException {
        check();

        SignedJWT assertion = assertion(netSuite.calls().get(0));
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) NetSuiteStub.RSA.getPublic())))
                .isTrue();
        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertHeaderAndClaims(assertion, List.of("rest_webservices"));
    }

    @Test
    void theTokenIsAskedForWithAnAssertionThatAnEllipticKeySigned() throws JOSEException, ParseException {
        KeyPair keys = NetSuiteStub.keys("EC", 256);
        netSuite.withKey(keys).with("signing-algorithm", "ES256").with("scope", "rest_webservices restlets");

        check();

        SignedJWT assertion = assertion(netSuite.calls().get(0));
        JWSVerifier verifier = new ECDSAVerifier((ECPublicKey) keys.getPublic());
        assertThat(assertion.verify(verifier)).isTrue();
        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertHeaderAndClaims(assertion, List.of("rest_webservices", "restlets"));
    }

    private void assertHeaderAndClaims(SignedJWT assertion, List<String> scopes) throws ParseException {
        assertThat(assertion.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("the-certificate");
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("the-client");
        assertThat(claims.getAudience())
                .containsExactly(netSuite.uri(NetSuiteStub.TOKEN).toString());
        assertThat(claims.getStringListClaim("scope")).isEqualTo(scopes);
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NetSuiteStub.NOW);
        assertThat(claims.getExpirationTime().toInstant())
                .isAfter(NetSuiteStub.NOW)
                .isBefore(NetSuiteStub.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void checkAsksForATokenEveryTimeAndOnceForWhatIsReadAndLookedUpAndForItems() {
        answersToChecks();
        try (Connector connector = netSuite.connector()) {
            connector.check();
            connector.check();
        }

        assertThat(netSuite.calls(NetSuiteStub.TOKEN)).hasSize(2);
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL)).hasSize(2 * 20);
    }

    @Test
    void aRoleWithoutARightIsNamedByCheck() {
        netSuite.thenQuery(Reply.error(403, "INSUFFICIENT_PERMISSION", "Permission violation", ""));

        try (Connector connector = netSuite.connector()) {
            assertThatThrownBy(connector::check).isInstanceOfSatisfying(ConnectorException.class, failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
                assertThat(failure.problem().remedy()).contains("Give the role REST Web Services, SuiteQL");
            });
        }
    }

    @Test
    void aRefusedAssertionIsAFailureOfTheCredentials() {
        netSuite.onToken(call -> Reply.of(400, "{\"error\":\"invalid_grant\"}"));

        assertThatThrownBy(this::check).isInstanceOfSatisfying(ConnectorException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(failure.problem().code()).isEqualTo("invalid_grant");
        });
    }

    @Test
    void withoutATokenABatchFailsAsAWholeAndNothingIsSent() {
        netSuite.onToken(call -> Reply.ok("{\"access_token\":\"token-1\",\"expires_in\":0}"));
        netSuite.thenQuery(Reply.rows("{\"id\":\"2\",\"symbol\":\"GBP\"}"), Reply.rows(row("A", "4001")));

        try (Connector connector = netSuite.connector()) {
            var sink = connector.sink(RecordType.CUSTOMER).orElseThrow();
            sink.write(List.of(Records.write(Records.customer("A"), "A")));
            int before = netSuite.calls().size();
            netSuite.onToken(call -> Reply.of(503, ""));

            assertThatThrownBy(() -> sink.write(List.of(
                            Records.write(Records.customer("B"), "B"), Records.write(Records.customer("C"), "C"))))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE));
            assertThat(netSuite.calls()).hasSize(before + 1);
        }
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnce() {
        AtomicInteger issued = new AtomicInteger();
        netSuite.onToken(call -> Reply.ok("{\"access_token\":\"token-%d\"}".formatted(issued.incrementAndGet())));
        netSuite.thenQuery(Reply.rows("{\"id\":\"2\",\"symbol\":\"GBP\"}"), Reply.rows(row("A", "4001")));
        netSuite.onRecord(call -> call.headers().get("authorization").equals("Bearer token-1")
                ? Reply.error(401, "INVALID_LOGIN", "Invalid login attempt.", "")
                : Reply.of(204, ""));

        assertThat(writeCustomer().kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(issued).hasValue(2);
    }

    @Test
    void aTokenThatIsRefusedAgainIsAFailureOfTheCredentials() {
        netSuite.thenQuery(Reply.rows("{\"id\":\"2\",\"symbol\":\"GBP\"}"));
        netSuite.onRecord(call -> Reply.error(401, "INVALID_LOGIN", "Invalid login attempt.", ""));

        Outcome outcome = writeCustomer();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(2);
    }

    @Test
    void neitherKeyNorTokenNorAssertionShowsInAnything() {
        netSuite.thenQuery(Reply.of(500, "{\"title\":\"x\"}"));
        StringWriter text = new StringWriter();

        try (Connector connector = netSuite.connector()) {
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> connector.lookup(RecordType.CUSTOMER).orElseThrow().byExternalKey(List.of("A")));
            failure.printStackTrace(new PrintWriter(text));
            text.append(failure.problem().toString()).append(connector.toString());
        }
        text.append(netSuite.config().toString());
        netSuite.with("signing-algorithm", "ES256"); // Of another kind than the key.
        assertThatThrownBy(this::check).satisfies(failure -> failure.printStackTrace(new PrintWriter(text)));

        String assertion = form(netSuite.calls().get(0)).get("client_assertion");
        String key =
                NetSuiteStub.pem(NetSuiteStub.RSA).lines().skip(1).findFirst().orElseThrow();
        assertThat(text.toString())
                .contains("KEY_UNUSABLE")
                .doesNotContain("token-1")
                .doesNotContain(assertion)
                .doesNotContain(key);
    }

    @Test
    void itUpsertsMastersAndDocumentsAndReadsNoJournalEntries() {
        try (Connector connector = netSuite.connector()) {
            assertThat(connector.descriptor().kind()).isEqualTo("netsuite");
            assertThat(connector.descriptor().reads())
                    .containsKeys(
                            RecordType.CUSTOMER, RecordType.TIME_ENTRY, RecordType.INVOICE, RecordType.CREDIT_MEMO)
                    .doesNotContainKey(RecordType.JOURNAL_ENTRY)
                    .allSatisfy((type, reads) -> assertThat(reads.increment()).isFalse());
            assertThat(connector.descriptor().writes())
                    .containsOnlyKeys(
                            RecordType.CUSTOMER,
                            RecordType.PROJECT,
                            RecordType.INVOICE,
                            RecordType.CREDIT_MEMO,
                            RecordType.JOURNAL_ENTRY)
                    .allSatisfy((type, writes) -> {
                        assertThat(writes.strategy()).isEqualTo(WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
                        assertThat(writes.batchSize()).isEqualTo(100);
                        assertThat(writes.atomicBatch()).isFalse();
                        assertThat(connector.sink(type)).isPresent();
                        assertThat(connector.lookup(type)).isPresent();
                    });
            assertThat(connector.source(RecordType.JOURNAL_ENTRY, SourceSpec.BUILT_IN))
                    .isEmpty();
            assertThat(connector.sink(RecordType.RESOURCE)).isEmpty();
            assertThat(connector.lookup(RecordType.RESOURCE)).isEmpty();
        }
        assertThat(netSuite.calls()).isEmpty();
    }

    @Test
    void theAddressIsMadeFromTheAccount() {
        ConnectorConfig config = new ConnectorConfig(
                "erp", Map.of("account", "123456_SB1"), name -> Secret.of(""), () -> NetSuiteStub.NOW);

        assertThat(Addresses.from(config).token())
                .hasToString("https://123456-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token");
    }

    @Test
    void theFactoryIsFoundAndNamesAllFaultsOfItsConfiguration() {
        ConnectorFactory factory = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.kind().equals("netsuite"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> factory.create(
                        new ConnectorConfig("erp", Map.of(), name -> Secret.of(""), () -> NetSuiteStub.NOW)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "'account'", "'client-id'", "'certificate-id'", "'private-key'", "'item-time'");
        assertThatThrownBy(() -> netSuite.with("signing-algorithm", "RS256")
                        .with("max-concurrency", "0")
                        .connector())
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("RS256", "'max-concurrency'");
    }

    private Outcome writeCustomer() {
        try (Connector connector = netSuite.connector()) {
            return connector
                    .sink(RecordType.CUSTOMER)
                    .orElseThrow()
                    .write(List.of(Records.write(Records.customer("A"), "A")))
                    .get(0);
        }
    }

    private void check() {
        answersToChecks();
        try (Connector connector = netSuite.connector()) {
            connector.check();
        }
    }

    private void answersToChecks() {
        netSuite.onQuery(
                call -> Reply.rows("{\"id\":\"51\"}", "{\"id\":\"52\"}", "{\"id\":\"53\"}", "{\"id\":\"54\"}"));
    }

    private static String row(String key, String id) {
        return "{\"links\":[],\"id\":\"%s\",\"externalid\":\"%s\"}".formatted(id, key);
    }

    private static SignedJWT assertion(Call call) throws ParseException {
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        Map<String, String> form = form(call);
        assertThat(form)
                .containsOnlyKeys("grant_type", "client_assertion_type", "client_assertion")
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return SignedJWT.parse(form.get("client_assertion"));
    }

    private static Map<String, String> form(Call call) {
        return Arrays.stream(call.body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
