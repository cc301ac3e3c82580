package org.tallystick.simulators.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

class SimulatorsMainTest {

    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void whatWasAnsweredSurvivesAKill() throws Exception {
        JsonNode first = start().get("salesforce");
        String created = send(first, "POST", "/services/data/v62.0/sobjects/Account", "{\"Name\":\"Fir\"}");
        process.destroyForcibly().waitFor(); // SIGKILL
        JsonNode second = start().get("salesforce");

        String id = Json.MAPPER.readTree(created).get("id").asString();
        assertThat(send(second, "GET", "/services/data/v62.0/sobjects/Account/" + id, ""))
                .contains("\"Name\":\"Fir\"");
        assertThat(send(second, "GET", "/_simulator/counters", "")).contains("\"creates\":{\"Account\":1}");
    }

    @Test
    void theReadyFileTellsHowToReachAllSystems() throws Exception {
        JsonNode ready = start();

        assertThat(ready.propertyNames()).containsExactlyInAnyOrder("salesforce", "netsuite", "workday", "dynamics365");
        assertThat(ready.get("salesforce").propertyNames()).contains("baseUri", "consumerKey", "consumerSecret");
        assertThat(Path.of(ready.get("netsuite").get("privateKeyFile").asString()))
                .exists();
        assertThat(ready.get("workday").has("baseUri")).isTrue();
    }

    @Test
    void theProcessEndsWithItsInput() throws Exception {
        start();

        process.getOutputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("ended within 30 s")
                .isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> SimulatorsMain.main("--port", "1")).hasMessageContaining("not understood: --port");
        assertThatThrownBy(() -> SimulatorsMain.main("--state", "x")).hasMessage("--deliveries is missing");
        assertThatThrownBy(() -> SimulatorsMain.main("--faults", "x", "--deliveries", "x", "--state", "x"))
                .hasMessage("--faults takes a whole number, not x");
    }

    @Test
    void withASeedAllMisbehaveThroughout() throws Exception {
        JsonNode ready = start("--faults", "1", "--fault-percent", "30");
        int failures = 0;

        for (int i = 0; i < 100; i++) {
            try {
                String answer = exchange(HttpRequest.newBuilder(
                        URI.create(ready.at("/workday/baseUri").asString() + "/_/" + i)));
                failures += answer.contains("404") ? 0 : 1;
            } catch (IOException lost) {
                failures++;
            }
        }

        assertThat(failures).isBetween(15, 45);
    }

    private JsonNode start(String... more) throws Exception {
        Path ready = directory.resolve("ready.json");
        Files.deleteIfExists(ready);
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SimulatorsMain.class.getName(),
                    "--deliveries",
                    "src/test/resources/deliveries",
                    "--state",
                    directory.resolve("state").toString(),
                    "--ready-file",
                    ready.toString()));
            command.addAll(List.of(more));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            while (!Files.exists(ready)) {
                var key = watch.poll(60, TimeUnit.SECONDS);
                assertThat(key).as("the ready file appears within 60 s").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        return Json.MAPPER.readTree(ready);
    }

    private static String send(JsonNode ready, String method, String path, String body) throws Exception {
        URI base = URI.create(ready.get("baseUri").asString());
        String form = "grant_type=client_credentials&client_id=" + encode(ready, "consumerKey") + "&client_secret="
                + encode(ready, "consumerSecret");
        String token = exchange(
                HttpRequest.newBuilder(base.resolve("/services/oauth2/token")).POST(BodyPublishers.ofString(form)));
        return exchange(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer "
                                + Json.MAPPER
                                        .readTree(token)
                                        .get("access_token")
                                        .asString())
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    private static String encode(JsonNode ready, String key) {
        return URLEncoder.encode(ready.get(key).asString(), StandardCharsets.UTF_8);
    }
}
