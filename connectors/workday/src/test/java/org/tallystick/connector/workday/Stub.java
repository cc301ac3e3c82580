package org.tallystick.connector.workday;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A server that says what it was sent, issues {@code token-1}, {@code token-2} … at a token address, and elsewhere answers what the test said. */
final class Stub implements AutoCloseable {

    private final List<String> requests = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final HttpServer server;
    private @Nullable String refusal;
    private int tokens;

    Stub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    String baseUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next call that is not for a token is answered so. */
    synchronized void then(int status, String body) {
        statuses.add(status);
        answers.add(body);
    }

    /** From now on no token is issued; the answer is 400 with this code of OAuth 2.0. */
    synchronized void refuseTokens(String code) {
        refusal = "{\"error\":\"%s\"}".formatted(code);
    }

    /** Method, address, authorization and body of each request. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            if (!exchange.getRequestURI().getPath().endsWith("/token")) {
                answer(exchange, statuses.remove(), answers.remove());
            } else if (refusal != null) {
                answer(exchange, 400, refusal);
            } else {
                answer(exchange, 200, "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\"}".formatted(++tokens));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
