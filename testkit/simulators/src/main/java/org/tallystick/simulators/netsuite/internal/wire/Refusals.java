package org.tallystick.simulators.netsuite.internal.wire;

import java.util.List;
import java.util.Map;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The vendor's refusals. Source: the vendor contract sheet of NetSuite, section 6. */
public final class Refusals {
    private static final String RFC = "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.";
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            415, "Unsupported Media Type",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");
    private static final Map<Integer, String> CODES = Map.of(
            401, "INVALID_LOGIN",
            403, "INSUFFICIENT_PERMISSION",
            404, "NONEXISTENT_ID",
            429, "CONCURRENCY_LIMIT_EXCEEDED",
            500, "UNEXPECTED_ERROR",
            503, "UNEXPECTED_ERROR");

    private Refusals() {}

    /** All the problems of a request that is refused with 400. */
    public static Refusal badRequest(List<Problem> problems) {
        return new Refusal(body(400, problems));
    }

    public static Refusal badRequest(Problem problem) {
        return badRequest(List.of(problem));
    }

    /** The refusal with the code that belongs to the status. */
    public static Refusal of(int status, String detail) {
        return new Refusal(response(status, detail));
    }

    /** The answer with the code that belongs to the status. */
    public static Response response(int status, String detail) {
        return body(status, List.of(Problem.of(CODES.getOrDefault(status, "INVALID_REQUEST"), detail)));
    }

    /** A 400 whose title is {@code Conflict}. */
    public static Response conflict(Problem problem) {
        return body(400, "Conflict", List.of(problem));
    }

    private static Response body(int status, List<Problem> problems) {
        return body(status, TITLES.getOrDefault(status, "Error"), problems);
    }

    private static Response body(int status, String title, List<Problem> problems) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", RFC + status / 100 + "." + (status % 100 + 1));
        body.put("title", title).put("status", status);
        if (status == 429) {
            body.put("o:errorCode", problems.get(0).code());
        }
        ArrayNode details = body.putArray("o:errorDetails");
        problems.forEach(problem -> details.add(problem.json()));
        return new Response(
                status,
                Map.of("Content-Type", "application/vnd.oracle.resource+json; type=error"),
                Json.MAPPER.writeValueAsString(body));
    }
}
