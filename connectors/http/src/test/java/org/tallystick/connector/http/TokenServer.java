package org.tallystick.connector.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Issues refresh tokens that are good for one use: {@code refresh-0}, {@code refresh-1} and so on, each with the access token of its number. A spent one
 * that is shown again ends the grant, unless the server is forgiving; what it says of it quotes the token.
 */
final class TokenServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> after = new AtomicReference<>(() -> {});
    private volatile boolean isForgiving;
    private volatile boolean isRotating = true;
    private volatile int status = 200;
    private boolean isRevoked;
    private int good;

    TokenServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/token", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    /** Refuses a spent token and leaves it at that. */
    void forgives() {
        isForgiving = true;
    }

    /** Gives no new refresh token from now on. */
    void keepsItsTokens() {
        isRotating = false;
    }

    /** Answers with this status, before it looks at the token. */
    void answers(int next) {
        status = next;
    }

    /** What happens once, when the next request has come and is not looked at yet. */
    void beforeTheNext(Runnable meanwhile) {
        before.set(meanwhile);
    }

    /** What happens once, when the next token is issued and not answered yet. */
    void afterTheNext(Runnable meanwhile) {
        after.set(meanwhile);
    }

    /** A person consents anew, or another program refreshes: a token that nobody here asked for. */
    synchronized String issue() {
        isRevoked = false;
        return "refresh-" + ++good;
    }

    /** The refresh tokens that were shown, in order. */
    List<String> shown() {
        return shown;
    }

    synchronized boolean isRevoked() {
        return isRevoked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = form.replaceAll(".*refresh_token=(refresh-\\d+).*", "$1");
        shown.add(token);
        before.getAndSet(() -> {}).run();
        if (status != 200) {
            answer(exchange, status, "{}");
            return;
        }
        int issued = spend(token);
        if (issued < 0) {
            answer(
                    exchange,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"%s is spent\"}".formatted(token));
            return;
        }
        after.getAndSet(() -> {}).run();
        String more = isRotating ? ",\"refresh_token\":\"refresh-%d\"".formatted(issued) : "";
        answer(exchange, 200, "{\"access_token\":\"access-%d\",\"expires_in\":3600%s}".formatted(issued, more));
    }

    private synchronized int spend(String token) {
        if (isRevoked || !token.equals("refresh-" + good)) {
            isRevoked |= !isForgiving;
            return -1;
        }
        return isRotating ? ++good : good;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
