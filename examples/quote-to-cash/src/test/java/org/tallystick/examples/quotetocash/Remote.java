package org.tallystick.examples.quotetocash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulators that outlive the engine's process, and what a test may know and do behind its back. */
final class Remote implements AutoCloseable {

    private final Vendors vendors;
    private final Path state;
    private final HttpClient http = HttpClient.newHttpClient();

    private Remote(Vendors vendors, Path state) {
        this.vendors = vendors;
        this.state = state;
    }

    static Remote start(Path deliveries, Path state) throws IOException, InterruptedException {
        return new Remote(Vendors.start(deliveries, state), state);
    }

    Vendors vendors() {
        return vendors;
    }

    Path readyFile() {
        return state.resolve("ready.json");
    }

    /** Records that a vendor's system made for a client, by type; kept over restarts. */
    JsonNode creates(String vendor) {
        return counters(vendor).get("creates");
    }

    /** Records that a client changed in a vendor's system, by type. */
    JsonNode updates(String vendor) {
        return counters(vendor).get("updates");
    }

    /** Requests that all systems have got. */
    long requests() {
        long sum = 0;
        for (String vendor : new String[] {"salesforce", "netsuite", "workday"}) {
            for (JsonNode count : counters(vendor).get("requests").values()) {
                sum += count.asLong();
            }
        }
        return sum;
    }

    /** Makes a vendor's system misbehave on the next requests that fit. */
    void misbehave(String vendor, String faults) {
        send(vendor, "faults", "POST", faults);
    }

    /** Ends all misbehaviour. */
    void behave(String vendor) {
        send(vendor, "faults", "DELETE", "");
    }

    @Override
    public void close() throws IOException {
        vendors.close();
    }

    private JsonNode counters(String vendor) {
        return JsonMapper.shared().readTree(send(vendor, "counters", "GET", ""));
    }

    private String send(String vendor, String control, String method, String body) {
        URI uri = URI.create(vendors.connection(vendor).get("baseUri") + "/_simulator/" + control);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
