package org.tallystick.examples.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.spi.ConnectorException;
import org.tallystick.testkit.connector.RemoteFault;

/** Desk on a loopback port: keeps milestones, and is as strict as the real one. */
final class DeskServer implements AutoCloseable {

    static final int NAME = 40;

    private static final Set<String> FIELDS = Set.of("name", "project", "amount", "currency", "planned", "approval");

    /** A milestone by its fields; {@code changed} and {@code id} order it. */
    private record Row(String id, Instant changed, Map<String, Object> fields) {}

    private record Reply(int status, Map<String, ?> body) {}

    private final Map<String, Row> rows = new TreeMap<>();
    private final Set<String> projects = new TreeSet<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private String token = "desk-token-1";
    private Instant now = Instant.parse("2026-03-31T22:30:00Z");
    private RemoteFault fault = RemoteFault.UNAVAILABLE;
    private int faulty;
    private int passing;
    private int requests;
    private int versions;

    static {
        // Else each answer waits 40 ms for the acknowledgement of its headers. The JDK reads it once, at the first
        // server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    DeskServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized String token() {
        return token;
    }

    synchronized void rotate() {
        token += "x";
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void now(Instant time) {
        now = time;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized void arm(RemoteFault next, int calls) {
        fault = next;
        faulty = calls;
        passing = 0;
    }

    synchronized void armAfter(int calls, RemoteFault next) {
        arm(next, 1);
        passing = calls;
    }

    synchronized void project(String id) {
        projects.add(id);
    }

    synchronized void put(String id, Instant changed, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("id", id);
        all.put("changed", changed.toString());
        all.put("version", ++versions);
        rows.put(id, new Row(id, changed, all));
    }

    synchronized List<Map<String, Object>> all() {
        return rows.values().stream().map(Row::fields).toList();
    }

    synchronized Optional<Map<String, Object>> keyed(String key) {
        return all().stream().filter(row -> key.equals(row.get("key"))).findFirst();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests++;
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (faulty > 0 && passing-- <= 0) {
                faulty--;
                misbehave(exchange, request, given);
            } else {
                send(exchange, given.equals("Bearer " + token) ? reply(exchange, request) : unauthorized());
            }
        }
    }

    private void misbehave(HttpExchange exchange, String request, String given) throws IOException {
        switch (fault) {
            case UNAVAILABLE -> send(exchange, error(503, "DOWN", "", "Back soon"));
            case UNAUTHORIZED -> send(exchange, unauthorized());
            case OVERLOAD_AS_UNAUTHORIZED -> send(exchange, error(401, "OVERLOADED", "", "Too many sign-ins"));
            case HELD -> send(exchange, error(409, "HELD", "", "Somebody else has it open"));
            case PERIOD_CLOSED -> send(exchange, error(422, "PERIOD_CLOSED", "planned", "The period is closed"));
            case THROTTLED_SECONDS -> slowDown(exchange, "7");
            case THROTTLED_DATE ->
                slowDown(
                        exchange,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                now.plusSeconds(7).atOffset(ZoneOffset.UTC)));
            case THROTTLED_GARBAGE -> slowDown(exchange, "soon");
            case ECHO -> write(exchange, 500, "<html>" + given + request, 0);
            case GARBAGE_REPLY -> {
                reply(exchange, request);
                write(exchange, 200, "<html>Welcome to the proxy", 0);
            }
            case CUT_REPLY ->
                write(exchange, 200, JsonText.of(reply(exchange, request).body()), 9);
            case REPLY_LOST -> reply(exchange, request);
        }
    }

    private static void slowDown(HttpExchange exchange, String wait) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", wait);
        send(exchange, error(429, "SLOW_DOWN", "", "Too many calls"));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        write(exchange, reply.status(), JsonText.of(reply.body()), 0);
    }

    private static void write(HttpExchange exchange, int status, String body, int cut) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length - cut);
        exchange.getResponseBody().flush();
    }

    private static Reply unauthorized() {
        return error(401, "BAD_TOKEN", "", "The token is not accepted");
    }

    private static Reply error(int status, String code, String field, String message) {
        return new Reply(status, Map.of("code", code, "field", field, "message", message));
    }

    private Reply reply(HttpExchange exchange, String request) {
        String path = exchange.getRequestURI().getRawPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            return put(decode(path.substring("/api/milestones/by-key/".length())), request);
        }
        Map<String, List<String>> query = query(exchange.getRequestURI());
        return switch (path) {
            case "/api/ping" -> new Reply(200, Map.of("ok", true));
            case "/api/milestones" -> changes(query);
            case "/api/milestones/by-key" -> keyed(query);
            default -> error(404, "NO_PATH", "", path);
        };
    }

    private static Map<String, List<String>> query(URI uri) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(decode(parts[parts.length - 1]));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Reply changes(Map<String, List<String>> query) {
        String since = query.get("since").get(0);
        Instant from = since.isEmpty() ? Instant.MIN : Instant.parse(since);
        String id = query.get("sinceId").get(0);
        Comparator<Row> order = Comparator.comparing(Row::changed).thenComparing(Row::id);
        return page(order, row -> order.compare(row, new Row(id, from, Map.of())) > 0, query);
    }

    private Reply keyed(Map<String, List<String>> query) {
        List<String> keys = query.get("key");
        String after = query.getOrDefault("after", List.of("")).get(0);
        Predicate<Row> wanted = row -> keys == null ? key(row).compareTo(after) > 0 : keys.contains(key(row));
        return page(Comparator.comparing(DeskServer::key), wanted.and(row -> !key(row).isEmpty()), query);
    }

    private static String key(Row row) {
        return row.fields().getOrDefault("key", "").toString();
    }

    private Reply page(Comparator<Row> order, Predicate<Row> wanted, Map<String, List<String>> query) {
        int limit = Integer.parseInt(query.get("limit").get(0));
        List<Row> all = rows.values().stream().filter(wanted).sorted(order).toList();
        List<Row> some = all.subList(0, Math.min(limit, all.size()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("milestones", some.stream().map(Row::fields).toList());
        body.put("more", some.size() < all.size());
        body.put("next", some.size() < all.size() ? key(some.get(some.size() - 1)) : null);
        return new Reply(200, body);
    }

    private Reply put(String key, String request) {
        Map<String, String> content;
        try {
            content = JsonPage.members(request);
        } catch (ConnectorException malformed) {
            return error(400, "JSON", "", "The body is no JSON object");
        }
        Optional<Reply> refusal = refusal(content);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Map<String, Object>> before = keyed(key);
        String id = before.map(row -> row.get("id").toString()).orElse("d%04d".formatted(rows.size()));
        Map<String, Object> fields = new LinkedHashMap<>(content);
        fields.put("key", key);
        boolean changed = before.isEmpty() || !before.get().entrySet().containsAll(fields.entrySet());
        if (changed) {
            put(id, now, fields);
        }
        return new Reply(200, Map.of("id", id, "changed", changed));
    }

    private Optional<Reply> refusal(Map<String, String> content) {
        for (String field : content.keySet()) {
            if (!FIELDS.contains(field)) {
                return Optional.of(error(422, "UNKNOWN_FIELD", field, "There is no field " + field));
            }
        }
        if (content.getOrDefault("name", "").length() > NAME) {
            return Optional.of(error(422, "TOO_LONG", "name", "The name has more than 40 characters"));
        }
        if (!content.getOrDefault("amount", "").matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of(error(422, "AMOUNT", "amount", "The amount is no decimal"));
        }
        if (!content.getOrDefault("currency", "").matches("[A-Z]{3}")) {
            return Optional.of(error(422, "CURRENCY", "currency", "The currency is no code of three letters"));
        }
        if (content.containsKey("project") && !projects.contains(content.get("project"))) {
            return Optional.of(error(422, "UNKNOWN_PROJECT", "project", "There is no such project"));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
