package org.tallystick.simulators.workday;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import tools.jackson.databind.node.ObjectNode;

/** Answers collections, a page at a time. Source: the vendor contract sheet of Workday, sections 3, 4.1 and 7. */
final class RestService {

    private static final int USUAL_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final RestCollections collections;
    private final RestTokens tokens;

    RestService(RestCollections collections, RestTokens tokens) {
        this.collections = collections;
        this.tokens = tokens;
    }

    /** A collection of the common service. */
    Response common(Request request) {
        return answer(request, request.variable("resource"));
    }

    /** A collection of another service. */
    Response ofService(Request request) {
        return answer(
                request,
                "%s.%s.%s"
                        .formatted(
                                request.variable("service"),
                                request.variable("version"),
                                request.variable("resource")));
    }

    private Response answer(Request request, String name) {
        tokens.check(request);
        @Nullable Collection<ObjectNode> rows =
                request.variable("tenant").equals(WorkdayTenant.TENANT) ? collections.rows(name) : null;
        if (rows == null) {
            throw refusal(404, "invalid request: no such resource");
        }
        int limit = number(request, "limit", USUAL_LIMIT);
        int offset = number(request, "offset", 0);
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw invalid(
                    limit < 1 || limit > MAX_LIMIT ? "limit" : "offset", "limit is 1 to 100, and offset not negative");
        }
        List<ObjectNode> all = new ArrayList<>(rows);
        List<ObjectNode> page = all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
        return Response.json(200, Map.of("total", all.size(), "data", page));
    }

    private static int number(Request request, String name, int otherwise) {
        try {
            return request.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw invalid(name, name + " is no number");
        }
    }

    /** A request that breaks a rule, and where: the model of validation. */
    private static Refusal invalid(String field, String error) {
        Map<String, Object> reason = Map.of("error", error, "field", field, "location", "query");
        return new Refusal(Response.json(400, Map.of("error", "invalid request", "errors", List.of(reason))));
    }

    static Refusal refusal(int status, String error) {
        return new Refusal(Response.json(status, Map.of("error", error)));
    }
}
