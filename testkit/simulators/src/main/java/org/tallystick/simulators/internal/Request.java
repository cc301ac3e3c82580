package org.tallystick.simulators.internal;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One received request, read whole.
 *
 * @param rawUri path and query as received, percent-encoded
 * @param path percent-decoded path
 * @param variables values of the route's {@code {names}}, percent-decoded
 * @param query query parameters, decoded; of a repeated one the first
 * @param meets the fault that the handler has to play, if there is one
 */
public record Request(
        String method,
        String rawUri,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Headers headers,
        String body,
        Fault.@Nullable Kind meets) {

    /** Whether the handler has to play this fault. */
    public boolean meets(Fault.Kind fault) {
        return meets == fault;
    }

    /** The value of {@code {name}} in the matched route. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route of " + path + " has no {" + name + "}");
        }
        return value;
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The fields of an {@code application/x-www-form-urlencoded} body. */
    public Map<String, String> form() {
        return UriText.parameters(body);
    }

    /** @throws tools.jackson.core.JacksonException if the body is not exactly one JSON value */
    public JsonNode json() {
        return Json.MAPPER.readTree(body);
    }

    Request meeting(Fault.Kind fault) {
        return new Request(method, rawUri, path, variables, query, headers, body, fault);
    }

    /** The same, on its route. */
    public Request withVariables(Map<String, String> values) {
        return new Request(method, rawUri, path, values, query, headers, body, meets);
    }
}
