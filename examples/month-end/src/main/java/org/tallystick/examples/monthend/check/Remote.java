package org.tallystick.examples.monthend.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.tallystick.examples.monthend.Vendors;
import tools.jackson.databind.JsonNode;

/** Simulators that outlive the engine's process, and what a test may know and do behind its back. */
public final class Remote implements AutoCloseable {

    private final Vendors vendors;
    private final HttpClient http = HttpClient.newHttpClient();

    private Remote(Vendors vendors) {
        this.vendors = vendors;
    }

    /** Starts them from what they kept in {@code state}, if they were there before. */
    public static Remote start(Path deliveries, Path state) throws IOException, InterruptedException {
        return new Remote(Vendors.start(deliveries, state));
    }

    /** How they are reached. */
    public Vendors vendors() {
        return vendors;
    }

    /** By which another process finds them. */
    public Path readyFile() {
        return vendors.readyFile();
    }

    /** Records that a vendor's system made for a client, by type; kept over restarts. */
    public JsonNode creates(String vendor) throws IOException, InterruptedException {
        return vendors.counters(vendor).get("creates");
    }

    /** Records that a client changed in a vendor's system, by type. */
    public JsonNode updates(String vendor) throws IOException, InterruptedException {
        return vendors.counters(vendor).get("updates");
    }

    /** Makes a vendor's system misbehave on the next requests that fit. */
    public void misbehave(String vendor, String faults) {
        send(vendor, "POST", faults);
    }

    /** Ends all misbehaviour. */
    public void behave(String vendor) {
        send(vendor, "DELETE", "");
    }

    @Override
    public void close() throws IOException {
        vendors.close();
    }

    private void send(String vendor, String method, String body) {
        URI uri = URI.create(vendors.connection(vendor).get("baseUri") + "/_simulator/faults");
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
