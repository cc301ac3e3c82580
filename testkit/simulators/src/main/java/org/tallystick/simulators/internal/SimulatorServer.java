package org.tallystick.simulators.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tallystick.simulators.FaultPlan;

/**
 * The HTTP side of a simulator: a server on a free loopback port that routes, limits body sizes, counts, and plays
 * faults, scripted and planned. Handlers and {@link #exclusively} take turns under one lock, so a simulator's state needs no other.
 *
 * <p>A client's library may repeat an idempotent request by itself when a reused connection closes without an answer;
 * script a drop for as many times as the client tries.
 */
public final class SimulatorServer implements AutoCloseable {

    /** Largest accepted request body, in bytes. A larger one is answered with 413. */
    public static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    /**
     * What the JDK's server is to do, unless the process says otherwise; it reads that once, when the process makes its first. No delay: each answer would
     * wait 40 ms for a delayed acknowledgement of its headers. And a connection ends when its client or a fault says so: it would end after 30 seconds, and at
     * once if 200 others are idle.
     */
    private static final Map<String, String> JDK_SERVER = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.idleInterval", "3600",
            "sun.net.httpserver.maxIdleConnections", "100000");

    private final HttpServer http;
    private final ExecutorService threads;
    private final Routes routes;
    private final Routes control;
    private final ErrorBodies errors;
    private final Faults faults = new Faults();
    private final RequestCounts counts = new RequestCounts();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Semaphore places;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile PlannedFaults planned = new PlannedFaults(FaultPlan.none(), List.of());

    private SimulatorServer(
            Routes routes, ErrorBodies errors, StateFile state, Consumer<String> player, int mostInFlight)
            throws IOException {
        this.places = new Semaphore(mostInFlight);
        this.routes = routes;
        this.errors = errors;
        this.control = new ControlRoutes(faults, counts, state, player).routes();
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = Executors.newCachedThreadPool(SimulatorServer::daemon);
    }

    /**
     * @param errors the vendor's error bodies
     * @param state where the write counters stand; stays the caller's to close
     * @param player loads the delivery of a period, once
     */
    public static SimulatorServer start(Routes routes, ErrorBodies errors, StateFile state, Consumer<String> player) {
        return start(routes, errors, state, player, Integer.MAX_VALUE);
    }

    /** @param mostInFlight requests to the vendor's paths beyond this number at a time are answered with 429 */
    public static SimulatorServer start(
            Routes routes, ErrorBodies errors, StateFile state, Consumer<String> player, int mostInFlight) {
        JDK_SERVER.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            SimulatorServer server = new SimulatorServer(routes, errors, state, player, mostInFlight);
            server.http.createContext("/", server::serve);
            server.http.setExecutor(server.threads);
            server.http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    /** Scheme, host and port, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Runs the work while no handler runs. */
    public void exclusively(Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /**
     * From now on plays faults as the plan says, after those that are scripted.
     *
     * @param troubles what goes wrong at the vendor
     */
    public void misbehave(FaultPlan plan, Troubles troubles) {
        planned = new PlannedFaults(plan, troubles.faults());
    }

    /** Waits for the running handler, and answers no more. */
    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
        exclusively(() -> {});
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Request> request = read(exchange);
            if (request.isEmpty()) {
                send(exchange, errors.of(413, "The body is larger than " + MAX_BODY_BYTES + " bytes"));
            } else if (request.get().path().startsWith("/_simulator/")) {
                send(exchange, answer(control, request.get()));
            } else {
                serveVendor(exchange, request.get());
            }
        }
    }

    private void serveVendor(HttpExchange exchange, Request request) throws IOException {
        Optional<Fault> fault =
                faults.take(request.method(), pathAndQuery(request)).or(() -> planned.next(request));
        if (fault.isEmpty()) {
            send(exchange, count(request));
            return;
        }
        counts.met(fault.get().kind());
        switch (fault.get().kind()) {
            case NONE -> send(exchange, count(request));
            case DROP_BEFORE -> {}
            case DROP_AFTER_COMMIT -> count(request);
            case CUT_BODY -> sendHalf(exchange, count(request));
            case STATUS -> send(exchange, failure(request, fault.get()));
            case STATUS_AFTER_COMMIT -> {
                count(request);
                send(exchange, failure(request, fault.get()));
            }
            case BUSY -> send(exchange, fault.get().on(errors.busy(request)));
            case SLOW -> {
                Response response = count(request);
                await(planned.plan().slowness());
                send(exchange, response);
            }
            case LOCKED, EXPIRED, LAG, LAG_ONCE ->
                send(exchange, count(request.meeting(fault.get().kind())));
            case GARBAGE -> {
                count(request);
                send(exchange, Response.text(200, "text/html", "<html><body>Service temporarily down</body></html>"));
            }
        }
    }

    /** Not longer than the simulator runs. */
    private void await(Duration wait) {
        try {
            closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response failure(Request request, Fault fault) {
        return fault.on(errors.of(request, fault.status(), "Scripted"));
    }

    private static String pathAndQuery(Request request) {
        StringBuilder text = new StringBuilder(request.path());
        request.query()
                .forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }

    private Response count(Request request) {
        String template = routes.find(request.method(), rawPath(request))
                .map(Routes.Match::template)
                .orElse("(no route)");
        counts.add(request.method() + " " + template);
        if (!places.tryAcquire()) {
            return errors.of(request, 429, "Too many requests are in flight");
        }
        try {
            return answer(routes, request);
        } finally {
            places.release();
        }
    }

    private Response answer(Routes table, Request request) {
        Optional<Routes.Match> match = table.find(request.method(), rawPath(request));
        if (match.isEmpty()) {
            return table.knowsPath(rawPath(request))
                    ? errors.of(request, 405, request.method() + " is not allowed here")
                    : errors.of(request, 404, "The requested resource does not exist");
        }
        Request routed = request.withVariables(match.get().variables());
        turn.lock();
        try {
            return match.get().handler().handle(routed);
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (RuntimeException e) {
            return errors.of(request, 500, "The simulator failed: " + e);
        } finally {
            turn.unlock();
        }
    }

    private static String rawPath(Request request) {
        int query = request.rawUri().indexOf('?');
        return query < 0 ? request.rawUri() : request.rawUri().substring(0, query);
    }

    private static Optional<Request> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Optional.empty();
        }
        URI uri = exchange.getRequestURI();
        return Optional.of(new Request(
                exchange.getRequestMethod(),
                uri.toString(),
                UriText.decodePath(uri.getRawPath()),
                Map.of(),
                UriText.parameters(uri.getRawQuery()),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8),
                null));
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = sendHeaders(exchange, response);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * Closing an exchange whose declared length was not reached closes its connection, and so does closing one that was
     * not answered: what is left to do with an answer that has no body to cut.
     */
    private static void sendHalf(HttpExchange exchange, Response response) throws IOException {
        if (response.body().isEmpty()) {
            return;
        }
        byte[] body = sendHeaders(exchange, response);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static byte[] sendHeaders(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.bytes();
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        return body;
    }
}
