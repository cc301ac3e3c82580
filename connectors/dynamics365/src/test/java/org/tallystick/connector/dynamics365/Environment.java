package org.tallystick.connector.dynamics365;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** Serves canned exchanges, written by hand from the vendor's contract, and remembers what it was sent. */
final class Environment implements AutoCloseable {

    static final String TOKEN = "/contoso.onmicrosoft.com/oauth2/v2.0/token";
    static final String KEY = "tly-2026-08-CT-12";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Reply>> replies = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    /** What was sent. */
    record Call(String method, URI uri, Map<String, String> headers, String body) {

        /** A decoded option of the query; none: empty. */
        String option(String name) {
            for (String option : uri.getQuery().split("&", -1)) {
                if (option.startsWith(name + "=")) {
                    return option.substring(name.length() + 1);
                }
            }
            return "";
        }
    }

    /** What is answered; status 0: the connection is closed without a word. */
    record Reply(int status, String body, Map<String, String> headers) {

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of("Content-Type", "application/json;odata.metadata=minimal"));
        }

        static Reply rows(String... rows) {
            return of(200, "{\"@odata.context\":\"x\",\"value\":[%s]}".formatted(String.join(",", rows)));
        }

        /** As the contract's section 6 shows it. */
        static Reply error(int status, String message) {
            return of(
                    status,
                    "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\",\"innererror\":{\"message\":\""
                            + message
                            + "\",\"type\":\"System.Web.Http.HttpException\",\"stacktrace\":\"at Secret.Place()\"}}}");
        }

        /** The answer to a change set. */
        static Reply batch(String... inner) {
            String parts = String.join(
                    "",
                    List.of(inner).stream()
                            .map(answer -> "--changesetresponse_2\r\nContent-Type: application/http\r\n"
                                    + "Content-Transfer-Encoding: binary\r\n\r\n" + answer + "\r\n")
                            .toList());
            return new Reply(
                    200,
                    "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" + parts
                            + "--changesetresponse_2--\r\n--batchresponse_1--\r\n",
                    Map.of("Content-Type", "multipart/mixed; boundary=batchresponse_1"));
        }
    }

    Environment() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        properties.put("base-uri", base());
        properties.put("authority", base());
        properties.put("tenant", "contoso.onmicrosoft.com");
        properties.put("client-id", "the-client");
        properties.put("client-secret", "d365-secret");
        properties.put("account-time", "401100");
        properties.put("account-expense", "401200");
        properties.put("account-milestone", "401300");
        properties.put("account-recurring", "401400");
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Environment with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** The next answers to a method and path below {@code /data/}, or to the token's. */
    Environment on(String call, Reply... next) {
        synchronized (replies) {
            replies.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(next));
        }
        return this;
    }

    ConnectorConfig config() {
        return new ConnectorConfig(
                "erp", properties, name -> Secret.of("s3cr3t"), () -> Instant.parse("2026-09-01T06:00:00Z"));
    }

    Connector connector() {
        return new Dynamics365ConnectorFactory().create(config());
    }

    List<Call> calls(String call) {
        return calls.stream().filter(each -> name(each).equals(call)).toList();
    }

    private static String name(Call call) {
        String path = call.uri().getPath();
        return call.method() + " " + (path.startsWith("/data/") ? path.substring("/data/".length()) : path);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
            calls.add(call);
            answer(exchange, reply(call));
        }
    }

    private Reply reply(Call call) {
        synchronized (replies) {
            Deque<Reply> next = replies.get(name(call));
            if (next != null && !next.isEmpty()) {
                return next.remove();
            }
        }
        return call.uri().getPath().equals(TOKEN)
                ? Reply.of(
                        200,
                        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"token-1\"}")
                : Reply.rows();
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            return;
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
