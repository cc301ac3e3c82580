package org.tallystick.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.simulators.workday.WorkdayTenant;

class SimulatorClientTest {

    private static final String TOKEN = "/ccx/oauth2/%s/token".formatted(WorkdayTenant.TENANT);

    @TempDir
    Path folder;

    private WorkdayTenant tenant;
    private SimulatorClient client;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("deliveries/2026-08/workday"));
        tenant = WorkdayTenant.start(folder.resolve("deliveries"), Files.createDirectories(folder.resolve("state")));
        client = new SimulatorClient(tenant.baseUri());
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void scriptedFaultsAreMetInTheirOrderUntilTheyAreTakenBack() {
        client.script("\"kind\": \"STATUS\", \"status\": 503", "\"kind\": \"STATUS\", \"status\": 429");
        client.script("\"kind\": \"DROP_BEFORE\", \"times\": 9");

        assertThat(ask()).isEqualTo(503);
        assertThat(ask()).isEqualTo(429);
        assertThatThrownBy(this::ask).isInstanceOf(UncheckedIOException.class);
        client.behave();
        assertThat(ask()).isEqualTo(401);
    }

    @Test
    void requestsAreCountedByTheirRoutes() {
        ask();
        ask();

        assertThat(client.requests()).isEqualTo(2);
        assertThat(client.requests("/ccx/oauth2/")).isEqualTo(2);
        assertThat(client.requests("/ccx/service/")).isZero();
        assertThat(client.created("Worker")).isZero();
    }

    @Test
    void whatTheSimulatorDoesNotTakeIsToldInItsWords() {
        client.play("2026-08");

        assertThatThrownBy(() -> client.play("2027-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2027-01");
        assertThatThrownBy(() -> client.script("\"kind\": \"WHIM\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WHIM");
    }

    private int ask() {
        return client.send(HttpRequest.newBuilder(URI.create(tenant.baseUri() + TOKEN))
                        .POST(BodyPublishers.ofString("")))
                .statusCode();
    }
}
