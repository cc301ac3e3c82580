package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/** An environment with the deliveries of August 2026, where July is closed, and its client. */
abstract class EnvironmentTest {
    static final String CROSS = "?cross-company=true";
    static final String HEADER = "{\"dataAreaId\":\"DE20\",\"JournalName\":\"Gen\",\"IntegrationKey\":\"k-1\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path state;

    Instant now = Instant.parse("2026-09-01T00:00:00Z");
    FinanceEnvironment environment;
    private String token = "";

    record Answer(int status, String text, HttpResponse<String> raw) {
        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String error() {
            return json().at("/error/innererror/message").asString();
        }
    }

    void configure(FinanceEnvironment.Builder builder) {}

    @BeforeEach
    void start() throws Exception {
        FinanceEnvironment.Builder builder = FinanceEnvironment.builder(deliveries(), state)
                .withClock(() -> now)
                .withClosedPeriods(Set.of(YearMonth.of(2026, 7)));
        configure(builder);
        environment = builder.start();
        environment.play("2026-08");
        login(FinanceEnvironment.CLIENT_ID);
    }

    private static Path deliveries() throws URISyntaxException {
        return Path.of(EnvironmentTest.class.getResource("deliveries").toURI());
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    void login(String client) throws Exception {
        token = token("v2.0/token", form(client, "scope", environment.baseUri() + "/.default"))
                .json()
                .get("access_token")
                .asString();
    }

    static String form(String client, String target, String value) {
        return "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + FinanceEnvironment.CLIENT_SECRET + "&" + target + "=" + encode(value);
    }

    Answer token(String endpoint, String form) throws Exception {
        return send(HttpRequest.newBuilder(
                        URI.create(environment.baseUri() + "/" + FinanceEnvironment.TENANT + "/oauth2/" + endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String pathAndQuery) throws Exception {
        return call("GET", pathAndQuery, "");
    }

    Answer filter(String set, String filter) throws Exception {
        return get("/data/" + set + CROSS + "&$filter=" + encode(filter));
    }

    Answer post(String set, String body) throws Exception {
        return call("POST", "/data/" + set + CROSS, body);
    }

    Answer call(String method, String pathAndQuery, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(environment.baseUri() + pathAndQuery))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json; odata.metadata=minimal");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    void script(String fault) throws Exception {
        assertThat(call("POST", "/_simulator/faults", "[" + fault + "]").status())
                .isEqualTo(204);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }
}
