package org.tallystick.connector.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request. Its text form names method and address, never the query, a header or the body.
 *
 * @param method upper case
 * @param uri absolute
 * @param headers by name
 * @param body its text, in UTF-8; none: no body
 * @param effect what it may leave behind
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        Effect effect) {

    /** What a request may leave behind in the system. */
    public enum Effect {
        /** Nothing: when it breaks, nothing happened. */
        READ,
        /** A change: when it breaks after it was sent, nobody knows (F-DUP-04). */
        WRITE
    }

    public HttpCall {
        requireNonNull(method, "method");
        requireNonNull(uri, "uri");
        requireNonNull(effect, "effect");
        headers = Map.copyOf(headers);
    }

    /** Reads. */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of("Accept", "application/json"), null, Effect.READ);
    }

    /** Writes a JSON body. */
    public static HttpCall json(String method, URI uri, String body) {
        return new HttpCall(
                method,
                uri,
                Map.of("Accept", "application/json", "Content-Type", "application/json"),
                requireNonNull(body, "body"),
                Effect.WRITE);
    }

    /** Posts a form that leaves nothing behind, such as a request for a token. */
    public static HttpCall form(URI uri, Map<String, String> fields) {
        return new HttpCall(
                "POST",
                uri,
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                Uris.query(fields),
                Effect.READ);
    }

    /** The same with one more header, or with another value of it. */
    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, effect);
    }

    /** The same, of a request that leaves nothing behind: a query that is posted. */
    public HttpCall asRead() {
        return new HttpCall(method, uri, headers, body, Effect.READ);
    }

    /** Whether it may leave something behind. */
    public boolean isWrite() {
        return effect == Effect.WRITE;
    }

    @Override
    public String toString() {
        return "%s %s://%s%s".formatted(method, uri.getScheme(), uri.getAuthority(), uri.getPath());
    }
}
