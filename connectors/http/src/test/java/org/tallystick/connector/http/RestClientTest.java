package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

class RestClientTest {

    private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");
    private static final ErrorTable ERRORS = ErrorTable.builder(VendorError::ofOauth)
            .withCode("LOCKED", FailureKind.CONFLICT)
            .withStatus(403, FailureKind.REFUSED)
            .withCode(403, "LIMIT", FailureKind.THROTTLED)
            .build();

    private final HttpTransport transport =
            new HttpTransport(new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000));
    private WireStub server;
    private Instant now = START;

    @BeforeEach
    void start() throws IOException {
        server = new WireStub();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aTokenIsAskedForOnceAndUsedUntilShortlyBeforeItEnds() {
        server.then(token("first", ",\"expires_in\":\"3600\"")).then(ok()).then(ok());
        server.then(token("second", "")).then(ok());
        RestClient client = client();

        client.send(read());
        now = START.plusSeconds(3539);
        client.send(read());
        now = START.plusSeconds(3540);
        client.send(read());

        assertThat(server.requests()).hasSize(5);
        assertThat(server.requests().get(0))
                .contains("grant_type=client_credentials")
                .contains("Authorization: Basic aWQ6c2VjcmV0LXNlY3JldA==");
        assertThat(server.requests().get(2)).contains("Bearer first");
        assertThat(server.requests().get(4)).contains("Bearer second");
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnceAndTheSameCallSentAgain() {
        server.then(token("first", "")).then(WireStub.answer(401, "[]"));
        server.then(token("second", "")).then(ok());

        client().send(HttpCall.json("PATCH", server.uri("/x"), "{\"a\":1}"));

        assertThat(server.requests().get(3)).contains("Bearer second").endsWith("{\"a\":1}");
    }

    @Test
    void aSecondRefusalIsAFailure() {
        server.then(token("first", "")).then(WireStub.answer(401, "{\"error\":\"INVALID_SESSION_ID\"}"));
        server.then(token("second", "")).then(WireStub.answer(401, "{\"error\":\"INVALID_SESSION_ID\"}"));

        Problem problem = failure(() -> client().send(read()));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.code()).isEqualTo("INVALID_SESSION_ID");
        assertThat(server.requests()).hasSize(4);
    }

    /** F-AUT-01. */
    @Test
    void manyThreadsShareOneRequestForAToken() throws Exception {
        server.then(token("first", ""));
        IntStream.range(0, 8).forEach(i -> server.then(ok()));
        RestClient client = client();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Future<HttpAnswer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> client.send(read())))
                .toList();
        for (Future<HttpAnswer> answer : answers) {
            answer.get();
        }
        threads.shutdown();

        assertThat(server.requests())
                .filteredOn(request -> request.startsWith("POST /token"))
                .hasSize(1);
    }

    @Test
    void basicCredentialsAreNotTriedTwice() {
        server.then(WireStub.answer(401, "{}"));
        RestClient client = new RestClient(
                transport, new BasicAuthorization("isu@acme", () -> Secret.of("pw")), ERRORS, InstantSource.system());

        assertThat(failure(() -> client.send(read())).kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void credentialsThatTheTokenServerRefusesAreUnauthorized() {
        server.then(WireStub.answer(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"client identifier invalid\"}"));

        Problem problem = failure(() -> client().send(HttpCall.json("POST", server.uri("/x"), "{}")));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.code()).isEqualTo("invalid_client");
        assertThat(problem.message()).contains("client identifier invalid").doesNotContain("secret-secret");
    }

    @Test
    void aTokenAnswerThatIsMalformedShowsNothingOfIt() {
        server.then(WireStub.answer(200, "{\"access_token\":\"hidden"));

        Problem problem = failure(() -> client().send(read()));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.toString()).doesNotContain("hidden");
    }

    /** F-AUT-04. */
    @Test
    void aTokenThatCannotStandInAHeaderIsNotShown() {
        server.then(token("hidden\\n", ""));

        Problem problem = failure(() -> client().send(read()));

        assertThat(problem.code()).isEqualTo("TOKEN_ANSWER_MALFORMED");
        assertThat(problem.toString()).doesNotContain("hidden");
    }

    @Test
    void aFailureIsMappedByItsCodeThenByItsStatus() {
        assertThat(kindOf(400, "LOCKED", read())).isEqualTo(FailureKind.CONFLICT);
        assertThat(kindOf(403, "LIMIT", read())).isEqualTo(FailureKind.THROTTLED);
        assertThat(kindOf(403, "OTHER", read())).isEqualTo(FailureKind.REFUSED);
        assertThat(kindOf(404, "", read())).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(kindOf(429, "", read())).isEqualTo(FailureKind.THROTTLED);
        assertThat(kindOf(500, "", read())).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(kindOf(400, "", read())).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void aServerErrorAfterAWriteIsUnknown() {
        HttpCall write = HttpCall.json("POST", URI.create("https://x.example/"), "{}");

        assertThat(kindOf(500, "", write)).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(kindOf(503, "", write)).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(kindOf(503, "", write.asRead())).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void theWaitThatTheSystemAsksForIsPassedOn() {
        server.then(token("t", "")).then(WireStub.answer(429, "busy", "Retry-After: 7"));
        server.then(WireStub.answer(503, "", "Retry-After: Tue, 01 Sep 2026 06:01:30 GMT"));
        server.then(WireStub.answer(503, "", "Retry-After: soon"));
        RestClient client = client();

        assertThat(failure(() -> client.send(read())).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failure(() -> client.send(read())).retryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(failure(() -> client.send(read())).retryAfter()).isNull();
    }

    @Test
    void anAddressAtAnotherOriginIsNotFollowed() {
        URI base = URI.create("https://acme.example/services/");

        assertThat(Uris.within(base, "/next?x=1")).isEqualTo(URI.create("https://acme.example/next?x=1"));
        assertThat(failure(() -> Uris.within(base, "https://evil.example/next")).code())
                .isEqualTo("ADDRESS_STRAYED");
        assertThat(failure(() -> Uris.within(base, "http://acme.example/next")).code())
                .isEqualTo("ADDRESS_STRAYED");
        assertThat(failure(() -> Uris.within(base, "//evil.example/next")).code())
                .isEqualTo("ADDRESS_STRAYED");
        assertThat(failure(() -> Uris.within(base, "a b")).code()).isEqualTo("ADDRESS_STRAYED");
    }

    @Test
    void textIsEncodedAsInRfc3986() {
        assertThat(Uris.encode("a b+c*~/ä")).isEqualTo("a%20b%2Bc%2A~%2F%C3%A4");
    }

    private static FailureKind kindOf(int status, String code, HttpCall call) {
        HttpAnswer answer =
                new HttpAnswer(status, Map.of(), code.isEmpty() ? "<html>" : "{\"error\":\"" + code + "\"}");
        return ERRORS.problem(call, answer, START).kind();
    }

    private RestClient client() {
        TokenGrant grant = TokenGrant.clientCredentials(server.uri("/token"), "id", () -> Secret.of("secret-secret"));
        return new RestClient(transport, new TokenProvider(transport, grant, () -> now), ERRORS, () -> now);
    }

    private HttpCall read() {
        return HttpCall.get(server.uri("/x"));
    }

    private static String ok() {
        return WireStub.answer(200, "{}");
    }

    private static String token(String token, String more) {
        return WireStub.answer(200, "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"%s}".formatted(token, more));
    }

    private static Problem failure(Runnable call) {
        return assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual()
                .problem();
    }
}
