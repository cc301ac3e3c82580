package org.tallystick.simulators.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.internal.Json;

class WorkdayTenantTest {
    private static final String REPORT = "/ccx/service/customreport2/tallystick_dpt1/lmcneil/Workers";
    private static final String CREDENTIALS = WorkdayTenant.USER + ":" + WorkdayTenant.PASSWORD;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path state;

    private WorkdayTenant tenant;

    @BeforeEach
    void start() throws URISyntaxException {
        tenant = WorkdayTenant.start(
                Path.of(WorkdayTenantTest.class.getResource("deliveries").toURI()), state);
        tenant.play("2026-08");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void theReportHasTheLastDeliveredRowOfEachWorkerInTexts() throws Exception {
        HttpResponse<String> answer = get(REPORT + "?format=json", CREDENTIALS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(answer.body())).isEqualTo(Json.MAPPER.readTree("""
                                {"Report_Entry":[
                                 {"Worker":"Ann & Co","Employee_ID":"21001","Hire_Date":"2020-01-06",
                                  "Job_Profile":"Senior Consultant","FTE":"0.80"},
                                 {"Worker":"Bo","Employee_ID":"21002","Hire_Date":"2021-02-01"}]}
                                """));
    }

    @Test
    void aLaterDeliveryReplacesRowsAndOutlivesARestart() throws Exception {
        tenant.play("2026-09");
        String before = get(REPORT + "?format=json", CREDENTIALS).body();

        stop();
        start();

        assertThat(before).contains("Analyst").contains("Senior Consultant");
        assertThat(get(REPORT + "?format=json", CREDENTIALS).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2020-12-31-08:00, 1", "2021-02-01, 2"})
    void thePromptSaysAsOfWhichDay(String day, int workers) throws Exception {
        String body = get(REPORT + "?format=json&Effective_as_of_Date=" + day, CREDENTIALS)
                .body();

        assertThat(Json.MAPPER.readTree(body).get("Report_Entry")).hasSize(workers);
        assertThat(get(REPORT + "?format=json&Effective_as_of_Date=soon", CREDENTIALS)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=simplexml"})
    void withoutAFormatItIsXml(String query) throws Exception {
        HttpResponse<String> answer = get(REPORT + query, CREDENTIALS);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(answer.body())
                .contains("<wd:Report_Data xmlns:wd=\"urn:com.workday.report/Workers\">")
                .contains("<wd:Worker>Ann &amp; Co</wd:Worker>");
    }

    @Test
    void theUserMayCarryTheTenant() throws Exception {
        assertThat(get(REPORT, "ISU_Tallystick@tallystick_dpt1:" + WorkdayTenant.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(REPORT, "ISU_Tallystick@other:" + WorkdayTenant.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrongCredentialsAre401InText() throws Exception {
        HttpResponse<String> answer = get(REPORT, WorkdayTenant.USER + ":wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).contains("Invalid user name or password");
    }

    @Test
    void aReportThatIsNotSharedWithTheUserIs403() throws Exception {
        HttpResponse<String> answer = get(REPORT, WorkdayTenant.OTHER_USER + ":" + WorkdayTenant.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not shared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tallystick_dpt1/lmcneil/Projects",
                "tallystick_dpt1/other/Workers",
                "Tallystick_dpt1/lmcneil/Workers"
            })
    void aWrongTenantOwnerOrReportIs404(String place) throws Exception {
        assertThat(get("/ccx/service/customreport2/" + place + "?format=json", CREDENTIALS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFormatThatIsNotServedIs400() throws Exception {
        assertThat(get(REPORT + "?format=csv", CREDENTIALS).statusCode()).isEqualTo(400);
    }

    @Test
    void aTenantThatMisbehavesThroughoutDoesSoInItsOwnForms() throws Exception {
        tenant.misbehave(FaultPlan.of(3).withPercent(100).withMostInARow(1));
        Set<String> seen = new TreeSet<>();

        for (int i = 0; i < 100; i++) {
            try {
                HttpResponse<String> answer = get(REPORT + "?format=json&n=" + i, CREDENTIALS);
                seen.add(answer.statusCode()
                        + answer.headers()
                                .firstValue("Retry-After")
                                .map(" after "::concat)
                                .orElse("")
                        + (answer.body().startsWith("<html>") ? " html" : ""));
            } catch (IOException lost) {
                seen.add("lost");
            }
        }

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "lost", "200", "200 html", "429 html", "429 after 2 html", "500 html", "503 html");
    }

    private HttpResponse<String> get(String path, String credentials) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(tenant.baseUri() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
