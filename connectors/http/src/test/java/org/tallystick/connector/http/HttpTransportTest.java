package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;

class HttpTransportTest {

    private static final HttpSettings SETTINGS = new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), 1_000);

    private final HttpTransport transport = new HttpTransport(SETTINGS);
    private WireStub server;

    @BeforeEach
    void start() throws IOException {
        server = new WireStub();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void anAnswerOfAnyStatusIsGivenWhole() {
        server.then(WireStub.answer(404, "[]", "Sforce-Limit-Info: api-usage=1/10"));

        HttpAnswer answer = transport.send(HttpCall.get(server.uri("/x")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.header("sforce-limit-info")).contains("api-usage=1/10");
    }

    @Test
    void everyCallSaysWhoSendsIt() {
        server.then(WireStub.answer(200, "{}"));

        transport.send(HttpCall.get(server.uri("/x")));

        assertThat(server.requests().get(0)).contains("User-Agent: tallystick/" + Version.text());
        assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void aBodyThatIsCutShortIsAFailureNeverAShorterBody() {
        server.then("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"records\":[]}");

        assertFails(HttpCall.get(server.uri("/x")), FailureKind.UNAVAILABLE, "CONNECTION_LOST");
    }

    @Test
    void aChunkedBodyThatIsCutShortIsAFailure() {
        server.then("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");

        assertFails(HttpCall.get(server.uri("/x")), FailureKind.UNAVAILABLE, "CONNECTION_LOST");
    }

    @Test
    void aReadWhoseAnswerNeverComesChangedNothing() {
        server.then(WireStub.NOTHING).then(WireStub.NOTHING).then(WireStub.NOTHING);

        assertFails(HttpCall.get(server.uri("/x")), FailureKind.UNAVAILABLE, "CONNECTION_LOST");
    }

    @Test
    void aWriteWhoseAnswerNeverComesIsUnknownAndIsNotSentAgain() {
        server.then(WireStub.NOTHING).then(WireStub.answer(200, "{}"));

        assertFails(HttpCall.json("PATCH", server.uri("/x"), "{}"), FailureKind.OUTCOME_UNKNOWN, "CONNECTION_LOST");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aWriteWhoseAnswerIsCutIsUnknown() {
        server.then("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n[{\"id\":");

        assertFails(HttpCall.json("POST", server.uri("/x"), "{}"), FailureKind.OUTCOME_UNKNOWN, "CONNECTION_LOST");
    }

    @Test
    void aWriteThatTakesTooLongIsUnknown() {
        server.then(WireStub.SILENCE);
        HttpTransport hasty = new HttpTransport(new HttpSettings(Duration.ofSeconds(5), Duration.ofMillis(200), 1_000));

        assertThat(failure(hasty, HttpCall.json("POST", server.uri("/x"), "{}"))
                        .problem()
                        .kind())
                .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void aWriteThatFoundNobodyWasNotSent() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertFails(
                HttpCall.json("POST", URI.create("http://127.0.0.1:" + closed + "/x"), "{}"),
                FailureKind.UNAVAILABLE,
                "CANNOT_CONNECT");
    }

    @Test
    void anInterruptedWriteIsUnknownAndTheThreadStaysInterrupted() {
        server.then(WireStub.SILENCE);
        Thread.currentThread().interrupt();

        ConnectorException failure = failure(transport, HttpCall.json("POST", server.uri("/x"), "{}"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void anAnswerBeyondTheLimitIsNotRead() {
        server.then(WireStub.answer(200, "x".repeat(1_000))).then(WireStub.answer(200, "x".repeat(1_001)));

        assertThat(transport.send(HttpCall.get(server.uri("/x"))).body()).hasSize(1_000);
        assertFails(HttpCall.get(server.uri("/x")), FailureKind.INVALID, "ANSWER_TOO_LARGE");
    }

    @Test
    void aPackedAnswerIsUnpackedAndItsLimitIsThatOfWhatItHolds() {
        server.then(packed("é".repeat(500), 0)).then(packed("x".repeat(1_001), 0));

        assertThat(transport.send(HttpCall.get(server.uri("/x"))).body()).isEqualTo("é".repeat(500));
        assertFails(HttpCall.get(server.uri("/x")), FailureKind.INVALID, "ANSWER_TOO_LARGE");
    }

    @Test
    void aPackedAnswerThatIsCutIsAFailure() {
        server.then(packed("{}", 8)).then(packed("{}", 30));

        assertFails(HttpCall.get(server.uri("/x")), FailureKind.UNAVAILABLE, "ANSWER_NOT_GZIP");
        assertThat(transport.send(HttpCall.get(server.uri("/x"))).body()).isEmpty();
    }

    /** @param cut bytes that are left out at the end; more than there are: all */
    private static String packed(String text, int cut) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int length = Math.max(0, bytes.size() - cut);
        return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n".formatted(length)
                + bytes.toString(StandardCharsets.ISO_8859_1).substring(0, length);
    }

    @Test
    void anAnswerThatIsNoUtf8IsAFailure() {
        server.then("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\u00e9");

        assertFails(HttpCall.get(server.uri("/x")), FailureKind.UNAVAILABLE, "ANSWER_NOT_UTF8");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void aByteOrderMarkIsNoPartOfAnAnswer(int status) {
        server.then("HTTP/1.1 %d X\r\nContent-Length: 5\r\n\r\n\u00ef\u00bb\u00bf{}".formatted(status));

        assertThat(transport.send(HttpCall.get(server.uri("/x"))).body()).isEqualTo("{}");
    }

    @Test
    void aPageForPeopleNeedNotBeUtf8ToTellItsStatus() {
        server.then("HTTP/1.1 503 X\r\nContent-Length: 1\r\n\r\n\u00e9");

        assertThat(transport.send(HttpCall.json("POST", server.uri("/x"), "{}")).status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer canary-token, token canary-token ended",
        "Basic aXN1OmNhbmFyeS1wYXNzd29yZA==, no isu with canary-password",
        "Basic aXN1OmNhbmFyeS1wYXNzd29yZA==, not aXN1OmNhbmFyeS1wYXNzd29yZA==",
        "Basic, what canary"
    })
    void anErrorThatRepeatsASecretIsToldWithoutIt(String header, String error) {
        server.then(WireStub.answer(401, error)).then(WireStub.answer(200, error));
        HttpCall call = HttpCall.get(server.uri("/x")).withHeader("authorization", header);

        assertThat(transport.send(call).body()).doesNotContain("canary-").doesNotContain("aXN1");
        assertThat(transport.send(call).body()).isEqualTo(error);
    }

    @Test
    void anErrorThatRepeatsAFormIsToldWithoutItsSecrets() {
        String secret = "canary+secret/1";
        server.then(WireStub.answer(400, "no " + secret + " nor " + Uris.encode(secret) + " for grant refresh_token"));

        String told = transport
                .send(HttpCall.form(server.uri("/x"), Map.of("grant_type", "refresh_token", "refresh_token", secret)))
                .body();

        assertThat(told).isEqualTo("no … nor … for grant refresh_token");
    }

    @Test
    void aSecretWithAnEndOfLineBehindItIsNotSentAndNotShown() {
        HttpCall call = HttpCall.get(server.uri("/x")).withHeader("Authorization", "Bearer canary\n");

        ConnectorException failure = failure(transport, call);

        assertThat(failure.problem().code()).isEqualTo("HEADER");
        assertThat(failure).hasNoCause().message().contains("Authorization").doesNotContain("canary");
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() {
        server.then(WireStub.answer(302, "", "Location: " + server.uri("/elsewhere")));

        assertThat(transport.send(HttpCall.get(server.uri("/x"))).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void plainHttpLeavesTheMachineNever() {
        assertFails(
                HttpCall.json("POST", URI.create("http://crm.example.com/x"), "{}"),
                FailureKind.UNSUPPORTED,
                "PLAIN_HTTP");
    }

    @Test
    void aCallShowsNoQueryNoHeaderAndNoBody() {
        HttpCall call = HttpCall.json("POST", URI.create("https://crm.example.com/x?q=hidden"), "hidden")
                .withHeader("Authorization", "Bearer hidden");

        assertThat(call.toString()).isEqualTo("POST https://crm.example.com/x");
        assertThat(new HttpAnswer(200, Map.of(), "hidden").toString()).doesNotContain("hidden");
    }

    private void assertFails(HttpCall call, FailureKind kind, String code) {
        ConnectorException failure = failure(transport, call);
        assertThat(failure.problem().code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    private static ConnectorException failure(HttpTransport transport, HttpCall call) {
        return assertThatThrownBy(() -> transport.send(call))
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual();
    }
}
