package org.tallystick.simulators.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/** Calls an org as any client would: over HTTP, with a token. */
final class OrgClient {

    static final String ROOT = "/services/data/v62.0";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private String token = "";

    OrgClient(URI base) {
        this.base = base;
    }

    record Answer(int status, String text, HttpResponse<String> raw) {
        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    OrgClient login() {
        return login(Tokens.CONSUMER_KEY);
    }

    OrgClient login(String client) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + Tokens.CONSUMER_SECRET;
        token = token(form).json().get("access_token").asString();
        return this;
    }

    Answer token(String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer query(String soql, String... headers) {
        return call("GET", ROOT + "/query?q=" + encode(soql), null, headers);
    }

    Answer queryAll(String soql) {
        return call("GET", ROOT + "/queryAll?q=" + encode(soql), null);
    }

    Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer put(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .PUT(BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
