package org.tallystick.connector.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** An org that gives tokens, and answers every other request with the next of its canned answers. */
public final class OrgStub implements AutoCloseable {

    private record Answer(int status, String body, int announced) {}

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final String instance;
    private int tokens;

    public OrgStub() {
        this(null);
    }

    private OrgStub(OrgStub other) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/services/oauth2/token", this::token);
        server.createContext("/services/data/", this::data);
        server.start();
        instance = other == null ? base() : other.base();
    }

    /** A host that gives tokens for another. */
    static OrgStub loginOf(OrgStub instance) {
        return new OrgStub(instance);
    }

    /** Answers the next request so. */
    public OrgStub then(int status, String body) {
        answers.add(new Answer(status, body, body.getBytes(StandardCharsets.UTF_8).length));
        return this;
    }

    /** Answers the next query with these rows, the last ones. */
    public OrgStub thenRows(String... rows) {
        return then(
                200,
                "{\"totalSize\":%d,\"done\":true,\"records\":[%s]}".formatted(rows.length, String.join(",", rows)));
    }

    /** Breaks off in the middle of the answer to the next request. */
    public OrgStub thenCut(String body) {
        answers.add(new Answer(200, body, body.length() + 100));
        return this;
    }

    /** What was asked, decoded: method, address, and body if there is one. */
    public List<String> requests() {
        return requests;
    }

    public String lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** The token of each request. */
    public List<String> authorizations() {
        return authorizations;
    }

    public ConnectorConfig config(String system, String... more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "token-uri", base() + "/services/oauth2/token", "client-id", "id", "client-secret", "crm-secret"));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return new ConnectorConfig(system, properties, name -> Secret.of("top-secret"), InstantSource.system());
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        tokens++;
        String body = "{\"access_token\":\"token-%d\",\"instance_url\":\"%s\",\"token_type\":\"Bearer\"}"
                .formatted(tokens, instance);
        send(exchange, new Answer(200, body, body.length()));
    }

    private void data(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String uri = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + uri + " " + body).strip());
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, answers.remove());
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, answer.announced == 0 ? -1 : answer.announced);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The answers that nobody asked for. */
    public List<String> unused() {
        return new ArrayList<>(answers).stream().map(Answer::body).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
