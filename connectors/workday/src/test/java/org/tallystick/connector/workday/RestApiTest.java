package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
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

    private Stub server;
    private RestApi api;

    @BeforeEach
    void start() throws IOException {
        server = new Stub();
        Map<String, String> properties = Map.of(
                "base-uri", server.baseUri(),
                "tenant", "meridiem1",
                "user", "isu",
                "password", "password",
                "source", "soap",
                "client-id", "the-client",
                "client-secret", "s3cret",
                "refresh-token", "r3fresh");
        ConnectorConfig config = new ConnectorConfig("hcm", properties, Secret::of, () -> Instant.EPOCH)
                .resolve(new WorkdayConnectorFactory().properties());
        api = new RestApi(config, new Access(config));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTokenIsAskedForWithTheRefreshTokenAndTheClientAsBasic() {
        server.then(200, "{\"total\":0,\"data\":[]}");

        assertThat(api.rows("/ccx/api/v1/meridiem1/organizations")).isEmpty();

        // base64 of the-client:s3cret
        assertThat(server.requests())
                .containsExactly(
                        "POST /ccx/oauth2/meridiem1/token Basic dGhlLWNsaWVudDpzM2NyZXQ="
                                + " grant_type=refresh_token&refresh_token=r3fresh",
                        "GET /ccx/api/v1/meridiem1/organizations?limit=100&offset=0 Bearer token-1 ");
    }

    @Test
    void aListingWhoseTotalChangesIsNotTaken() {
        server.then(200, "{\"total\":2,\"data\":[{\"id\":\"a\"}]}");
        server.then(200, "{\"total\":3,\"data\":[{\"id\":\"b\"}]}");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo("LISTING_CHANGED");
        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void aListingThatEndsBeforeItsTotalIsNotTaken() {
        server.then(200, "{\"total\":2,\"data\":[{\"id\":\"a\"}]}");
        server.then(200, "{\"total\":2,\"data\":[]}");

        assertThat(problem().code()).isEqualTo("LISTING_CHANGED");
    }

    @Test
    void aListingThatHasARowTwiceHasMissedAnotherAndIsNotTaken() {
        server.then(200, "{\"total\":3,\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        server.then(200, "{\"total\":3,\"data\":[{\"id\":\"b\"}]}");

        assertThat(problem().code()).isEqualTo("LISTING_CHANGED");
    }

    @Test
    void aPageThatDoesNotSayItsTotalIsNotTaken() {
        server.then(200, "{\"data\":[{\"id\":\"a\"}]}");

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
        server.then(
                failed,
                "{\"error\":\"invalid request\",\"errors\":[{\"error\":\"limit is too"
                        + " large\",\"field\":\"limit\",\"location\":\"query\"}]}");

        Problem problem = problem();

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.message()).endsWith("limit is too large");
        assertThat(problem.field()).isEqualTo("limit");
    }

    private Problem problem() {
        return catchThrowableOfType(ConnectorException.class, () -> api.rows("/ccx/api/v1/meridiem1/organizations"))
                .problem();
    }
}
