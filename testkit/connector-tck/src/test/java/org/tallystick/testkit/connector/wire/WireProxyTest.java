package org.tallystick.testkit.connector.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the proxy does to an HTTP exchange. */
class WireProxyTest {

    private final AtomicInteger served = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "answer %d".formatted(served.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void withoutAFaultAllPasses() throws Exception {
        try (WireProxy proxy = proxy(WireScript.of())) {
            assertThat(get(proxy)).isEqualTo("answer 1");
            assertThat(get(proxy)).isEqualTo("answer 2");
        }
    }

    @Test
    void anAnswerIsCutAtTheByteThatTheScriptNames() throws Exception {
        try (WireProxy proxy = proxy(WireScript.of(WireFault.cutAfter(20)));
                Socket socket = new Socket(proxy.uri().getHost(), proxy.uri().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(readAll(socket)).hasSize(20);
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void aCutOrGarbledOrHalfClosedAnswerFailsAfterTheWorkIsDone() throws Exception {
        WireScript script =
                WireScript.of(WireFault.cutAfter(40), WireFault.garbage(100), WireFault.halfClosed(), WireFault.NONE);
        try (WireProxy proxy = proxy(script)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> post(proxy)).isInstanceOf(IOException.class);
            }
            assertThat(served).hasValue(3);
            assertThat(get(proxy)).isEqualTo("answer 4");
        }
        assertThat(script)
                .hasToString(
                        "seed 0, 0 % of exchanges, [WireFault[kind=CUT, bytes=40], WireFault[kind=GARBAGE, bytes=100],"
                                + " WireFault[kind=HALF_CLOSED, bytes=0], WireFault[kind=NONE, bytes=0]]; so far"
                                + " [exchange 1: WireFault[kind=CUT, bytes=40], exchange 2: WireFault[kind=GARBAGE, bytes=100],"
                                + " exchange 3: WireFault[kind=HALF_CLOSED, bytes=0]]");
    }

    @Test
    void aReplayedAnswerIsTheOneBeforeAndTheRequestDoesNotArrive() throws Exception {
        try (WireProxy proxy = proxy(WireScript.of(WireFault.NONE, WireFault.replayed()))) {
            assertThat(get(proxy)).isEqualTo("answer 1");
            assertThat(get(proxy)).isEqualTo("answer 1");
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void aHeldAnswerComesWhenItIsReleased() throws Exception {
        try (WireProxy proxy = proxy(WireScript.of(WireFault.held()))) {
            CompletableFuture<String> answer = http.sendAsync(request(proxy).build(), BodyHandlers.ofString())
                    .thenApply(response -> response.body());
            assertThat(answer).isNotDone();

            proxy.release();

            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("answer 1");
        }
    }

    @Test
    void theSameSeedGivesTheSameFaultsToTheSameExchanges() {
        WireScript one = WireScript.seeded(7, 40, WireFault.halfClosed(), WireFault.cutAfter(3));
        WireScript other = WireScript.seeded(7, 40, WireFault.halfClosed(), WireFault.cutAfter(3));

        for (int i = 0; i < 50; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
        assertThat(one.toString()).isEqualTo(other.toString()).contains("CUT", "HALF_CLOSED");
    }

    private WireProxy proxy(WireScript script) throws IOException {
        return WireProxy.to(
                URI.create("http://%s:%d"
                        .formatted(
                                server.getAddress().getAddress().getHostAddress(),
                                server.getAddress().getPort())),
                script);
    }

    private String get(WireProxy proxy) throws Exception {
        return http.send(request(proxy).build(), BodyHandlers.ofString()).body();
    }

    /** A POST, since the JDK's client sends a GET again by itself when its connection breaks. */
    private String post(WireProxy proxy) throws Exception {
        return http.send(
                        request(proxy)
                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(WireProxy proxy) {
        return HttpRequest.newBuilder(proxy.uri()).version(HttpClient.Version.HTTP_1_1);
    }

    private static byte[] readAll(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
