package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SecretProvider;

/** A simulated environment, connectors to it, and a client beside them that shows what it has. */
final class Finance implements AutoCloseable {

    private static final String TENANT = FinanceEnvironment.TENANT;

    private final FinanceEnvironment environment;
    private final SimulatorClient client;
    private Instant now = Instant.parse("2026-09-01T10:15:30Z");
    private String secret = FinanceEnvironment.CLIENT_SECRET;
    private String token = "";
    private int ownCalls;

    /** @param pageSize most rows of one page of the server */
    Finance(Path deliveries, Path state, int pageSize) {
        environment = FinanceEnvironment.builder(deliveries, state)
                .withClock(() -> now)
                .withPageSize(pageSize)
                .withRequestLimit(Integer.MAX_VALUE)
                .start();
        client = new SimulatorClient(environment.baseUri());
    }

    Finance play(String period) {
        environment.play(period);
        return this;
    }

    URI baseUri() {
        return environment.baseUri();
    }

    Instant now() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    Connector connect() {
        return connect(Map.of());
    }

    /** @param more what is configured besides */
    Connector connect(Map<String, String> more) {
        return connect(baseUri(), name -> Secret.of(secret), more);
    }

    /** @param base its own address, or that of something in front of it */
    Connector connect(URI base, SecretProvider secrets, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>();
        properties.put("base-uri", base.toString());
        properties.put("authority", base.toString());
        properties.put("tenant", TENANT);
        properties.put("client-id", FinanceEnvironment.CLIENT_ID);
        properties.put("client-secret", "d365-secret");
        properties.put("account-time", "401100");
        properties.put("account-expense", "401200");
        properties.put("account-milestone", "401300");
        properties.put("account-recurring", "401400");
        properties.putAll(more);
        return new Dynamics365ConnectorFactory().create(new ConnectorConfig("erp", properties, secrets, this::now));
    }

    /** The clients' secret. */
    String secret() {
        return secret;
    }

    void rotateSecret() {
        secret += "+";
        token = "";
        environment.rotateSecret(secret);
    }

    /** The rows that a filter leaves, each by the names of its fields. */
    List<Map<String, String>> rows(String set, String filter) {
        String query = "?cross-company=true&$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return JsonPage.parse(data("GET", set + query, ""), "value").records().stream()
                .map(JsonPage::members)
                .toList();
    }

    /** A row as it came back. */
    Map<String, String> post(String set, String body) {
        return JsonPage.members(data("POST", set + "?cross-company=true", body));
    }

    void patch(String address, String body) {
        data("PATCH", address + "?cross-company=true", body);
    }

    void delete(String address) {
        data("DELETE", address + "?cross-company=true", "");
    }

    FinanceEnvironment environment() {
        return environment;
    }

    /** The months that nothing may be dated in. */
    void closePeriods(Set<YearMonth> months) {
        environment.closePeriods(months);
    }

    /** A fault to come, in place of those before. */
    void script(String... faults) {
        behave();
        client.script(faults);
    }

    /** No faults to come. */
    void behave() {
        client.behave();
    }

    /** How many rows of a set clients have created. */
    int created(String set) {
        return client.created(set);
    }

    /** How many calls connectors have made. */
    int requests() {
        return client.requests() - ownCalls;
    }

    private String data(String method, String address, String body) {
        if (token.isEmpty()) {
            token = JsonPage.members(token()).get("access_token");
        }
        ownCalls++;
        return body(client.send(HttpRequest.newBuilder(URI.create(baseUri() + "/data/" + address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))));
    }

    private String token() {
        ownCalls++;
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s/.default"
                .formatted(FinanceEnvironment.CLIENT_ID, secret, baseUri());
        return body(client.send(
                HttpRequest.newBuilder(URI.create(environment.connection().get("tokenUri")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))));
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        environment.close();
    }
}
