package org.tallystick.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/**
 * A client of a simulator, in this process or in another: it steers it by its control paths, and sends what a test wants to ask beside the connector. Safe for use
 * by many threads. What fails on the wire is an {@link UncheckedIOException}.
 */
public final class SimulatorClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI baseUri;

    /** @param baseUri as {@link Simulator#baseUri} or the ready file says */
    public SimulatorClient(URI baseUri) {
        this.baseUri = baseUri;
    }

    /**
     * Loads the delivery of one period, once.
     *
     * @throws IllegalArgumentException if it cannot be loaded, with what the simulator says
     */
    public void play(String period) {
        control("play?period=" + period, "POST", "");
    }

    /**
     * The next requests that fit meet these faults, behind those that were scripted before.
     *
     * @param faults each with {@code kind} and, where they count, {@code method}, {@code pathContains}, {@code times}, {@code status} and {@code retryAfter}, as the
     *     members of a JSON object, braces left out
     * @throws IllegalArgumentException if one is no fault, with what the simulator says
     */
    public void script(String... faults) {
        control("faults", "POST", "[{%s}]".formatted(String.join("}, {", faults)));
    }

    /** Nothing is scripted any more. */
    public void behave() {
        control("faults", "DELETE", "");
    }

    /** How many requests of the vendor's own it has got since it was started. */
    public int requests() {
        return requests("");
    }

    /** The same, of routes with this part in their name, such as {@code POST /services/data/{version}/composite}. */
    public int requests(String part) {
        return counters("requests").properties().stream()
                .filter(route -> route.getKey().contains(part))
                .mapToInt(route -> route.getValue().asInt())
                .sum();
    }

    /** How many records of a type were created, ever. */
    public int created(String type) {
        return counters("creates").path(type).asInt();
    }

    /** The answer to a request, whatever it says. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private JsonNode counters(String kind) {
        return Json.MAPPER.readTree(control("counters", "GET", "")).path(kind);
    }

    private String control(String path, String method, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(baseUri + "/_simulator/" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalArgumentException(answer.body());
        }
        return answer.body();
    }
}
