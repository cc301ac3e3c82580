package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/** An account that has the delivery of 2026-08, with July 2026 closed, and a client that is signed in. */
abstract class AccountTest {
    static final Instant START = Instant.parse("2026-09-01T10:15:30Z");

    @TempDir
    Path state;

    Instant now = START;
    NetSuiteAccount account;
    AccountClient client;

    @BeforeEach
    void startAccount() throws URISyntaxException {
        account = account().start();
        account.play("2026-08");
        client = new AccountClient(account).signedIn(now);
    }

    NetSuiteAccount.Builder account() throws URISyntaxException {
        Path deliveries = Path.of(AccountTest.class.getResource("deliveries").toURI());
        return NetSuiteAccount.builder(deliveries, state)
                .withClock(() -> now)
                .withClosedPeriods(Set.of(YearMonth.of(2026, 7)));
    }

    @AfterEach
    void stopAccount() {
        account.close();
    }

    void restart() throws URISyntaxException {
        account.close();
        startAccount();
    }

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    /** Asserts a refusal in the vendor's form, with this code first, and at this place of the body. */
    static void assertRefused(HttpResponse<String> answer, String code, String path) {
        JsonNode body = Json.MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/vnd.oracle.resource+json; type=error");
        assertThat(body.path("title").asString()).isEqualTo("Bad Request");
        assertThat(body.path("status").asInt()).isEqualTo(400);
        JsonNode detail = body.path("o:errorDetails").path(0);
        assertThat(detail.path("o:errorCode").asString()).as(answer.body()).isEqualTo(code);
        assertThat(detail.path("o:errorPath").asString("")).as(answer.body()).isEqualTo(path);
        assertThat(detail.path("detail").asString()).isNotEmpty();
    }
}
