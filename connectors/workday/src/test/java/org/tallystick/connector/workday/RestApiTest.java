package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/** What is sent to the REST services, and what becomes of answers that do not fit together. */
class RestApiTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private RestApi api;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        Map<String, String> properties = Map.of(
                "base-uri", "http://127.0.0.1:" + server.getAddress().getPort(),
                "tenant", "meridiem1",
                "user", "isu",
                "password", "password",
                "source", "soap",
                "client-id", "the-client",
                "client-secret", "s3cret",
                "refresh-token", "r3fresh");
        api = new RestApi(new ConnectorConfig("hcm", properties, Secret::of, () -> Instant.EPOCH)
                .resolve(new WorkdayConnectorFactory().properties()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTokenIsAskedForWithTheRefreshTokenAndTheClientAsBasic() {
        answers.add("{\"total\":0,\"data\":[]}");

        assertThat(api.rows("/ccx/api/v1/meridiem1/organizations")).isEmpty();

        // base64 of the-client:s3cret
        assertThat(requests)
                .containsExactly(
                        "POST /ccx/oauth2/meridiem1/token Basic dGhlLWNsaWVudDpzM2NyZXQ= grant_type=refresh_token&refresh_token=r3fresh",
                        "GET /ccx/api/v1/meridiem1/organizations?limit=100&offset=0 Bearer token-1 ");
    }

    @Test
    void aListingWhoseTotalChangesIsNotTaken() {
        answers.add("{\"total\":2,\"data\":[{\"id\":\"a\"}]}");
        answers.add("{\"total\":3,\"data\":[{\"id\":\"b\"}]}");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo("LISTING_CHANGED");
        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void aListingThatEndsBeforeItsTotalIsNotTaken() {
        answers.add("{\"total\":2,\"data\":[{\"id\":\"a\"}]}");
        answers.add("{\"total\":2,\"data\":[]}");

        assertThat(problem().code()).isEqualTo("LISTING_CHANGED");
    }

    @Test
    void aListingThatHasARowTwiceHasMissedAnotherAndIsNotTaken() {
        answers.add("{\"total\":3,\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        answers.add("{\"total\":3,\"data\":[{\"id\":\"b\"}]}");

        assertThat(problem().code()).isEqualTo("LISTING_CHANGED");
    }

    @Test
    void aPageThatDoesNotSayItsTotalIsNotTaken() {
        answers.add("{\"data\":[{\"id\":\"a\"}]}");

        assertThat(problem().code()).isEqualTo("ANSWER_SHAPE");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "403, REFUSED",
        "404, NOT_FOUND",
        "409, INVALID",
        "422, INVALID",
        "429, THROTTLED",
        "500, UNAVAILABLE",
        "501, UNSUPPORTED"
    })
    void aRefusalIsToldInTheWordsOfItsFirstReason(int failed, FailureKind kind) {
        status = failed;
        answers.add(
                "{\"error\":\"invalid request\",\"errors\":[{\"error\":\"limit is too large\",\"field\":\"limit\",\"location\":\"query\"}]}");

        Problem problem = problem();

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.message()).endsWith("limit is too large");
        assertThat(problem.field()).isEqualTo("limit");
    }

    private Problem problem() {
        return catchThrowableOfType(ConnectorException.class, () -> api.rows("/ccx/api/v1/meridiem1/organizations"))
                .problem();
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            boolean isToken = exchange.getRequestURI().getPath().endsWith("/token");
            String answer = isToken ? "{\"access_token\":\"token-1\",\"token_type\":\"Bearer\"}" : answers.remove();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isToken ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
