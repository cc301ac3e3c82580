package org.tallystick.connector.netsuite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** Serves canned exchanges, written by hand from the vendor's contract, and remembers what it was sent. */
final class NetSuiteStub implements AutoCloseable {

    static final String TOKEN = "/services/rest/auth/oauth2/v1/token";
    static final String SUITEQL = "/services/rest/query/v1/suiteql";
    static final String RECORD = "/services/rest/record/v1/";
    static final KeyPair RSA = keys("RSA", 2048);
    static final Instant NOW = Instant.parse("2026-09-01T06:00:00Z");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Reply> queries = new ArrayDeque<>();
    private final Map<String, String> properties = new HashMap<>();
    private String privateKey = pem(RSA);
    private volatile Function<Call, Reply> tokens =
            call -> Reply.ok("{\"access_token\":\"token-1\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    private volatile Function<Call, Reply> others = call -> Reply.of(400, "no answer is left for " + call.body());
    private volatile Function<Call, Reply> records = call -> Reply.of(204, "");

    /** What was sent. */
    record Call(String method, URI uri, Map<String, String> headers, String body) {

        /** Of the records' addresses: what follows the version. */
        String record() {
            return uri.toString().substring(RECORD.length());
        }
    }

    /** What is answered; status 0: the connection is closed without a word. */
    record Reply(int status, String body, Map<String, String> headers) {

        static final Reply NOTHING = of(0, "");

        static Reply ok(String body) {
            return of(200, body);
        }

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        /** As the contract's section 6 shows it. */
        static Reply error(int status, String code, String detail, String path) {
            return of(status, """
                    {"type":"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html","title":"Bad Request","status":%d,
                     "o:errorDetails":[{"detail":"%s","o:errorCode":"%s","o:errorPath":"%s"}]}""".formatted(status, detail, code, path));
        }

        /** One whole page of SuiteQL. */
        static Reply rows(String... items) {
            return page(false, items);
        }

        static Reply page(boolean more, String... items) {
            return ok("{\"links\":[],\"count\":%d,\"hasMore\":%b,\"items\":[%s],\"offset\":0,\"totalResults\":%d}"
                    .formatted(items.length, more, String.join(",", items), items.length));
        }
    }

    NetSuiteStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        properties.put("account", "123456_SB1");
        properties.put("base-uri", "http://127.0.0.1:" + server.getAddress().getPort());
        properties.put("client-id", "the-client");
        properties.put("certificate-id", "the-certificate");
        properties.put("private-key", "netsuite-key");
        properties.put("item-time", "51");
        properties.put("item-expense", "52");
        properties.put("item-milestone", "53");
        properties.put("item-recurring", "54");
    }

    NetSuiteStub with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    NetSuiteStub withKey(KeyPair keys) {
        privateKey = pem(keys);
        return this;
    }

    NetSuiteStub onToken(Function<Call, Reply> reply) {
        tokens = reply;
        return this;
    }

    NetSuiteStub onRecord(Function<Call, Reply> reply) {
        records = reply;
        return this;
    }

    /** The next answers of SuiteQL, in order. */
    NetSuiteStub thenQuery(Reply... replies) {
        queries.addAll(List.of(replies));
        return this;
    }

    /** What SuiteQL answers when none of those is left. */
    NetSuiteStub onQuery(Function<Call, Reply> reply) {
        others = reply;
        return this;
    }

    ConnectorConfig config() {
        return new ConnectorConfig("erp", properties, this::secret, () -> NOW);
    }

    Connector connector() {
        return new NetSuiteConnectorFactory().create(config());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String path) {
        return calls.stream()
                .filter(call -> call.uri().getPath().startsWith(path))
                .toList();
    }

    URI uri(String path) {
        return URI.create(properties.get("base-uri") + path);
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String pem(KeyPair keys) {
        String base64 = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private Secret secret(String name) {
        if (!name.equals("netsuite-key")) {
            throw new IllegalArgumentException("No secret " + name);
        }
        return Secret.of(privateKey);
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
        String path = call.uri().getPath();
        if (path.equals(TOKEN)) {
            return tokens.apply(call);
        }
        if (path.equals(SUITEQL)) {
            synchronized (queries) {
                return queries.isEmpty() ? others.apply(call) : queries.remove();
            }
        }
        return records.apply(call);
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
