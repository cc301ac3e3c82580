package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What is sent to enter a tenant, and what the configuration must have for it. Expected forms: the vendor contract sheet, section 2. */
class AccessTest {

    private static final KeyPair KEYS = Keys.generate();
    private static final String TOKEN_CALL = "POST /ccx/oauth2/meridiem1/token null"
            + " grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    private static final String REPORT_CALL = "GET /ccx/service/customreport2/meridiem1/owner/Workers?format=json ";
    private static final String ROWS = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"}]}""";

    private final Map<String, String> properties = new HashMap<>();
    private Stub server;

    @BeforeEach
    void start() throws IOException {
        server = new Stub();
        properties.putAll(Map.of(
                "base-uri", server.baseUri(),
                "tenant", "meridiem1",
                "report-owner", "owner",
                "report-name", "Workers",
                "report-authentication", "bearer",
                "authentication", "jwt-bearer",
                "client-id", "the-client",
                "user", "isu",
                "private-key", "key"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** No client secret goes along: the assertion is all that the sheet's row has. */
    @Test
    void anAssertionAsksForTheTokenThatTheReportIsReadWith() throws GeneralSecurityException {
        server.then(200, ROWS);

        assertThat(read()).isEqualTo(1);

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0)).startsWith(TOKEN_CALL);
        assertThat(server.requests().get(1)).isEqualTo(REPORT_CALL + "Bearer token-1 ");
        String[] parts = server.requests().get(0).substring(TOKEN_CALL.length()).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).contains("\"alg\":\"RS256\"");
        assertThat(decoded(parts[1]))
                .contains("\"iss\":\"the-client\"", "\"sub\":\"isu\"", "\"aud\":\"wd\"")
                .contains("\"iat\":1000", "\"exp\":1180");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"isu@meridiem1, isu", "isu@meridiem.example, isu@meridiem.example"})
    void anAssertionNamesTheUserWithoutTheTenant(String user, String subject) {
        properties.put("user", user);
        server.then(200, ROWS);

        read();

        String assertion = server.requests().get(0).substring(TOKEN_CALL.length());
        assertThat(decoded(assertion.split("\\.", -1)[1])).contains("\"sub\":\"%s\"".formatted(subject));
    }

    @Test
    void aTokenThatIsRefusedIsFollowedByAnotherOnce() {
        server.then(401, "");
        server.then(200, ROWS);

        assertThat(read()).isEqualTo(1);

        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().get(3)).isEqualTo(REPORT_CALL + "Bearer token-2 ");
    }

    @Test
    void aSecondTokenThatIsRefusedIsTheEndOfIt() {
        server.then(401, "");
        server.then(401, "");

        assertThat(catchThrowableOfType(ConnectorException.class, this::read).kind())
                .isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void reportsAndCollectionsShareOneToken() {
        try (Connector connector = connect()) {
            server.then(200, ROWS);
            Tenant.count(connector, RecordType.RESOURCE, SourceSpec.BUILT_IN);
            server.then(200, ROWS);
            Tenant.count(connector, RecordType.LEGAL_ENTITY, new SourceSpec("report:owner/Orgs/Employee_ID", Set.of()));
            server.then(200, "{\"total\":0,\"data\":[]}");
            Tenant.count(connector, RecordType.LEGAL_ENTITY, new SourceSpec("organizations", Set.of()));
        }

        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().subList(1, 4)).allMatch(request -> request.endsWith(" Bearer token-1 "));
    }

    /** The secrets of these tests are names that must not be asked for, but for the key. */
    @Test
    void aRefreshTokenAndBearerNeedNeitherUserNorPassword() {
        properties.keySet().removeAll(List.of("authentication", "private-key", "user"));
        properties.putAll(Map.of("client-secret", "s3cret", "refresh-token", "r3fresh"));
        server.then(200, ROWS);

        assertThat(read()).isEqualTo(1);

        // base64 of the-client:s3cret
        assertThat(server.requests())
                .containsExactly(
                        "POST /ccx/oauth2/meridiem1/token Basic dGhlLWNsaWVudDpzM2NyZXQ="
                                + " grant_type=refresh_token&refresh_token=r3fresh",
                        REPORT_CALL + "Bearer token-1 ");
    }

    @Test
    void aKeyThatCannotSignIsNamedAndNotShownAndNothingIsSent() {
        properties.put("private-key", "bm90IGEga2V5");

        Problem problem = check();

        assertThat(problem.code()).isEqualTo("KEY_UNUSABLE");
        assertThat(problem.remedy()).contains("PKCS #8");
        assertThat(problem.toString()).doesNotContain("bm90IGEga2V5");
        assertThat(server.requests()).isEmpty();
    }

    /** A client for reports may have no scope of a collection. */
    @Test
    void checkReadsTheReportAndNoCollectionWhereReportsAreEnteredByToken() {
        server.then(200, ROWS);

        try (Connector connector = connect()) {
            connector.check();
        }

        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | UNAUTHORIZED | certificate of 'private-key'",
                "403 | REFUSED | scope (functional area)",
                "404 | NOT_FOUND | 'report-name'",
            })
    void checkSaysWhatToDoAboutAReportThatIsNotToBeHad(int status, FailureKind kind, String remedy) {
        server.then(status, "<html>no</html>");
        server.then(status, "<html>no</html>");

        Problem problem = check();

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy);
    }

    /** F-LIM-08: it is asked once, and not again. */
    @ParameterizedTest
    @CsvSource({
        "invalid_client, 'client-id'",
        "unauthorized_client, JWT bearer",
        "unsupported_grant_type, JWT bearer",
        "invalid_grant, certificate of 'private-key'",
        "invalid_grant, 'user'",
        "invalid_grant, clock"
    })
    void checkSaysWhatToDoAboutAnAssertionThatIsRefused(String code, String remedy) {
        server.refuseTokens(code);

        Problem problem = check();

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.remedy()).contains(remedy);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void checkSaysWhatToDoAboutARefreshTokenThatIsRefused() {
        properties.remove("authentication");
        properties.putAll(Map.of("client-secret", "s3cret", "refresh-token", "r3fresh"));
        server.refuseTokens("invalid_grant");

        assertThat(check().remedy()).contains("'client-id'", "its secret", "refresh token");
    }

    @Test
    void allThatIsMissingForWhatIsChosenIsNamedAtOnce() {
        properties.keySet().removeAll(List.of("client-id", "user", "private-key", "report-name"));
        properties.put("soap-pages", "1");

        assertThat(faults())
                .anyMatch(fault -> fault.contains("'client-id' is absent: authentication jwt-bearer needs it"))
                .anyMatch(fault -> fault.contains("'user' is absent: authentication jwt-bearer needs it"))
                .anyMatch(fault -> fault.contains("'private-key' is absent: authentication jwt-bearer needs it"))
                .anyMatch(fault -> fault.contains("'report-name' is absent: source raas needs it"))
                .anyMatch(fault -> fault.contains("'soap-pages' is not known"))
                .hasSize(5);
    }

    @Test
    void bearerNeedsAnApiClientThoughNothingOfItIsThere() {
        properties.keySet().removeAll(List.of("authentication", "client-id", "private-key"));

        assertThat(faults())
                .containsExactly(
                        "'client-id' is absent: authentication refresh-token needs it",
                        "'client-secret' is absent: authentication refresh-token needs it",
                        "'refresh-token' is absent: authentication refresh-token needs it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "raas  | basic  | 'password' is absent: report-authentication basic needs it",
                "soap  | bearer | 'password' is absent: source soap needs it",
                "other | bearer | 'source' is raas or soap, not 'other'",
                "raas  | other  | 'report-authentication' is basic or bearer, not 'other'"
            })
    void soapAndReportsByBasicNeedAPasswordAndThereAreNoOtherWays(String source, String reports, String fault) {
        properties.put("source", source);
        properties.put("report-authentication", reports);

        assertThat(faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "client-secret", "refresh-token", "private-key", "authentication"})
    void whoeverSaysPartOfAnApiClientIsToldTheRest(String part) {
        properties.keySet().removeAll(List.of("client-id", "private-key", "authentication"));
        properties.put("report-authentication", "basic");
        properties.put("password", "password");
        properties.put(part, part.equals("authentication") ? "refresh-token" : "something");

        assertThat(faults()).isNotEmpty().allMatch(fault -> fault.endsWith("authentication refresh-token needs it"));
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(this::connect)
                .satisfies(e -> faults.addAll(e.faults()));
        return faults;
    }

    private Problem check() {
        try (Connector connector = connect()) {
            return catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();
        }
    }

    private int read() {
        try (Connector connector = connect()) {
            return Tenant.count(connector, RecordType.RESOURCE, SourceSpec.BUILT_IN);
        }
    }

    private Connector connect() {
        return new WorkdayConnectorFactory()
                .create(new ConnectorConfig(
                        "hcm",
                        properties,
                        name -> Secret.of(name.equals("key") ? Keys.pem(KEYS) : name),
                        () -> Instant.ofEpochSecond(1_000)));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
