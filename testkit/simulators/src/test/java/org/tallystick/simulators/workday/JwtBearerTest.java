package org.tallystick.simulators.workday;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.SignedAssertion;
import tools.jackson.databind.JsonNode;

/** The JWT bearer grant: section 2 of the vendor contract sheet. */
class JwtBearerTest {

    private static final KeyPair KEYS = SignedAssertion.keys();
    private static final String ORGANIZATIONS = "/ccx/api/v1/tallystick_dpt1/organizations";
    private static final String REPORT = "/ccx/service/customreport2/tallystick_dpt1/lmcneil/Workers?format=json";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private String issuer = WorkdayTenant.CLIENT_ID;
    private String subject = WorkdayTenant.USER;
    private String audience = "wd";
    private String place = "tallystick_dpt1";
    private Duration life = Duration.ofMinutes(5);
    private JWSAlgorithm algorithm = JWSAlgorithm.RS256;
    private WorkdayTenant tenant;

    @BeforeEach
    void start() throws Exception {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/workday"));
        Files.writeString(delivered.resolve("organizations.json"), "[{\"id\":\"1\"}]");
        start(TenantSettings.ofDefaults().withCertificate(KEYS.getPublic()));
        tenant.play("2026-08");
    }

    private void start(TenantSettings settings) {
        tenant = WorkdayTenant.start(
                folder.resolve("deliveries"), folder.resolve("state"), settings.withTime(() -> now));
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void anAssertionOfTheClientIsATokenForRestAndReports() throws Exception {
        HttpResponse<String> answer = ask(KEYS.getPrivate());

        JsonNode token = Json.MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type");
        String bearer = "Bearer " + token.get("access_token").asString();
        assertThat(get(ORGANIZATIONS, bearer)).isEqualTo(200);
        assertThat(get(REPORT, bearer)).isEqualTo(200);
        assertThat(get(REPORT, basic())).isEqualTo(200);

        now = now.plus(Duration.ofMinutes(60));
        assertThat(get(ORGANIZATIONS, bearer)).isEqualTo(401);
        assertThat(get(REPORT, bearer)).isEqualTo(401);
    }

    @Test
    void aTokenHasTheRightsOfItsClientAndItsUser() throws Exception {
        subject = WorkdayTenant.OTHER_USER;
        String ofAnother = bearer();
        assertThat(get(ORGANIZATIONS, ofAnother)).isEqualTo(200);
        assertThat(get(REPORT, ofAnother)).isEqualTo(403);

        subject = WorkdayTenant.USER;
        issuer = WorkdayTenant.UNSCOPED_CLIENT_ID;
        String unscoped = bearer();
        assertThat(get(ORGANIZATIONS, unscoped)).isEqualTo(403);
        assertThat(get(REPORT, unscoped)).isEqualTo(403);
    }

    @Test
    void anUnknownClientOrTenantIsRefused() throws Exception {
        issuer = "nobody";
        assertThat(ask(KEYS.getPrivate()).statusCode()).isEqualTo(401);
        assertThat(ask(KEYS.getPrivate()).body()).isEqualTo("{\"error\":\"invalid_client\"}");

        issuer = WorkdayTenant.CLIENT_ID;
        place = "Tallystick_dpt1";
        assertThat(ask(KEYS.getPrivate()).body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() throws Exception {
        assertRefused(ask(SignedAssertion.keys().getPrivate()), "invalid assertion signature");
    }

    @Test
    void withoutACertificateNoAssertionIsAccepted() throws Exception {
        stop();
        start(TenantSettings.ofDefaults());

        assertRefused(ask(KEYS.getPrivate()), "invalid assertion signature");
    }

    @Test
    void anotherAlgorithmIsRefused() throws Exception {
        algorithm = JWSAlgorithm.RS512;

        assertRefused(ask(KEYS.getPrivate()), "alg is not RS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WD", "tallystick_dpt1", "https://login.salesforce.com"})
    void anotherAudienceIsRefused(String other) throws Exception {
        audience = other;

        assertRefused(ask(KEYS.getPrivate()), "audience is invalid");
    }

    @ParameterizedTest
    @CsvSource({"0, assertion has expired", "-1, assertion has expired", "301, exp is more than 5 minutes ahead"})
    void anEndThatIsPastOrFarIsRefused(int seconds, String description) throws Exception {
        life = Duration.ofSeconds(seconds);

        assertRefused(ask(KEYS.getPrivate()), description);
    }

    /** The name is bare here, unlike in SOAP. */
    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ISU_Tallystick@tallystick_dpt1"})
    void anUnknownUserIsRefused(String other) throws Exception {
        subject = other;

        assertRefused(ask(KEYS.getPrivate()), "sub is no user of this tenant");
    }

    @Test
    void whatIsNoAssertionIsRefused() throws Exception {
        assertRefused(token(SignedAssertion.form("none")), "assertion is no signed JWT");
    }

    private static void assertRefused(HttpResponse<String> answer, String description) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}".formatted(description));
    }

    private String bearer() throws Exception {
        return "Bearer "
                + Json.MAPPER
                        .readTree(ask(KEYS.getPrivate()).body())
                        .get("access_token")
                        .asString();
    }

    private HttpResponse<String> ask(PrivateKey key) throws Exception {
        return token(new SignedAssertion(issuer, subject, audience, now.plus(life), algorithm).form(key));
    }

    private HttpResponse<String> token(String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(tenant.baseUri().resolve("/ccx/oauth2/" + place + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private int get(String path, String authorization) throws Exception {
        URI uri = tenant.baseUri().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String basic() {
        byte[] credentials = (WorkdayTenant.USER + ":" + WorkdayTenant.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
