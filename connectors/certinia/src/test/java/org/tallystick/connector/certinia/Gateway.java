package org.tallystick.connector.certinia;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before an org, and lets something else happen there before a write arrives, or while an answer is on its way. */
final class Gateway implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Runnable> next = new AtomicReference<>(Gateway::nothing);
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI org;

    Gateway(URI org) throws IOException {
        this.org = org;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What somebody else does between the look and the next write. */
    void beforeTheNextWrite(Runnable deed) {
        next.set(deed);
    }

    /** What somebody else does, by way of the gateway too, while the next answer of an address with this in it is on its way. */
    void whileAnswering(String address, Runnable deed) {
        meanwhile.put(address, deed);
    }

    private static void nothing() {}

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                next.getAndSet(Gateway::nothing).run();
            }
            HttpResponse<byte[]> answer = http.send(request(exchange), BodyHandlers.ofByteArray());
            String address = exchange.getRequestURI().toString();
            for (String part : List.copyOf(meanwhile.keySet())) {
                Optional.ofNullable(address.contains(part) ? meanwhile.remove(part) : null)
                        .ifPresent(Runnable::run);
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(org.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Authorization", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
