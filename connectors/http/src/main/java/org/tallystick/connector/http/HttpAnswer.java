package org.tallystick.connector.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One complete answer. Its text form does not show the body.
 *
 * @param status of HTTP
 * @param headers by lower-case name
 * @param body its text; empty if it has none
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

    public HttpAnswer {
        requireNonNull(body, "body");
        Map<String, List<String>> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lower.putAll(headers);
        headers = lower;
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header, in whatever case it is asked for. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }

    /** The same without a secret that the call showed in its body, which the system may repeat in its error. */
    public HttpAnswer without(String secret) {
        return new HttpAnswer(status, headers, SentSecrets.hidden(secret, body));
    }

    @Override
    public String toString() {
        return "HttpAnswer[%d, %d characters]".formatted(status, body.length());
    }
}
