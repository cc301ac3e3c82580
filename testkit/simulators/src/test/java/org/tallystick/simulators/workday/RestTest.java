package org.tallystick.simulators.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/** The REST services, as sections 2 and 3 of the vendor contract sheet have them. */
class RestTest {

    private static final String ORGANIZATIONS = "/ccx/api/v1/tallystick_dpt1/organizations";
    private static final String GRANT = "grant_type=refresh_token&refresh_token=" + WorkdayTenant.REFRESH_TOKEN;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private WorkdayTenant tenant;

    @BeforeEach
    void start() throws Exception {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/workday"));
        String rows = IntStream.range(0, 130)
                .mapToObj(i -> "{\"id\":\"%032x\",\"descriptor\":\"Unit %d\"}".formatted(i, i))
                .collect(Collectors.joining(",", "[", "]"));
        Files.writeString(delivered.resolve("organizations.json"), rows);
        tenant = WorkdayTenant.start(folder.resolve("deliveries"), Files.createDirectories(folder.resolve("state")));
        tenant.play("2026-08");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @ParameterizedTest
    @CsvSource({"'', 20", "?limit=100, 100", "?limit=100&offset=100, 30", "?offset=500, 0"})
    void aPageHasTwentyRowsUnlessMoreAreAskedFor(String query, int rows) throws Exception {
        JsonNode page =
                Json.MAPPER.readTree(get(ORGANIZATIONS + query, bearer()).body());

        assertThat(page.get("total").asInt()).isEqualTo(130);
        assertThat(page.get("data").size()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"?limit=101, limit", "?limit=0, limit", "?offset=-1, offset", "?limit=x, limit"})
    void whatTheContractDoesNotGiveIsRefusedWithAnErrorAndItsReasons(String query, String field) throws Exception {
        HttpResponse<String> answer = get(ORGANIZATIONS + query, bearer());

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = Json.MAPPER.readTree(answer.body());
        assertThat(error.has("error")).isTrue();
        assertThat(error.at("/errors/0/error").asString()).contains(field);
        assertThat(error.at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void basicIsNotAcceptedAndAnUnknownCollectionIsNotThere() throws Exception {
        assertThat(get(ORGANIZATIONS, basic(WorkdayTenant.USER, WorkdayTenant.PASSWORD))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/ccx/api/v1/tallystick_dpt1/jobs", bearer()).statusCode())
                .isEqualTo(404);
        assertThat(get("/ccx/api/v1/TALLYSTICK_dpt1/organizations", bearer()).statusCode())
                .isEqualTo(404);
    }

    /** Section 7: an object by REST, a fault by SOAP, a page by report. */
    @Test
    void aFailureHasTheFormOfTheSurfaceThatIsCalled() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("/_simulator/faults", "application/json", "[{\"kind\": \"STATUS\", \"status\": 500}]");
            HttpResponse<String> answer = switch (i) {
                case 0 -> get(ORGANIZATIONS, "Bearer x");
                case 1 -> post("/ccx/service/tallystick_dpt1/Human_Resources/v44.0", "text/xml", "<x/>");
                default -> get("/ccx/service/customreport2/tallystick_dpt1/lmcneil/Workers?format=json", "Basic x");
            };

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .startsWith(List.of("{\"error\":\"", "<?xml", "<html>").get(i))
                    .contains(List.of("Scripted", "<wd:Processing_Fault", "Scripted")
                            .get(i));
        }
    }

    /** Clients must not rely on it. */
    @Test
    void aTokenDoesNotSayWhenItEnds() throws Exception {
        assertThat(token(WorkdayTenant.CLIENT_ID, GRANT).body()).doesNotContain("expires_in");
    }

    @Test
    void aReportMayBeAskedForWithATokenToo() throws Exception {
        String report = "/ccx/service/customreport2/tallystick_dpt1/lmcneil/Workers?format=json";

        assertThat(get(report, bearer()).statusCode()).isEqualTo(200);
        assertThat(get(report, bearer(WorkdayTenant.UNSCOPED_CLIENT_ID)).statusCode())
                .isEqualTo(403);
        assertThat(get(report, "Bearer x").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherClientOrRefreshTokenGetsNone() throws Exception {
        assertThat(token("other", GRANT).statusCode()).isEqualTo(401);
        assertThat(token(WorkdayTenant.CLIENT_ID, GRANT + "x").body()).contains("invalid_grant");
    }

    private String bearer() throws Exception {
        return bearer(WorkdayTenant.CLIENT_ID);
    }

    private String bearer(String client) throws Exception {
        return "Bearer "
                + Json.MAPPER
                        .readTree(token(client, GRANT).body())
                        .get("access_token")
                        .asString();
    }

    private HttpResponse<String> token(String client, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(tenant.baseUri() + "/ccx/oauth2/tallystick_dpt1/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", basic(client, WorkdayTenant.CLIENT_SECRET))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(tenant.baseUri() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(tenant.baseUri() + path))
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }
}
