package org.tallystick.simulators.netsuite.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.suiteql.QueryException;
import org.tallystick.simulators.netsuite.internal.suiteql.SuiteQl;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code POST /services/rest/query/v1/suiteql}. Source: the vendor contract sheet of NetSuite, section 4.1. */
public final class QueryService {
    public static final String PATH = "/services/rest/query/v1/suiteql";

    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_ROWS = 100_000;

    private final SuiteQl suiteQl;

    public QueryService(SuiteQl suiteQl) {
        this.suiteQl = suiteQl;
    }

    public Response answer(Request request) {
        if (!request.header("Prefer").orElse("").toLowerCase(Locale.ROOT).contains("transient")) {
            throw Refusals.badRequest(
                    Problem.inHeader("INVALID_REQUEST", "Prefer", "The required header Prefer: transient is missing."));
        }
        if (!request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusals.of(415, "A query is sent as application/json.");
        }
        int limit = number(request, "limit", LARGEST_PAGE);
        int offset = number(request, "offset", 0);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw invalid("limit", "The limit is 1 to " + LARGEST_PAGE + ".");
        }
        if (offset % limit != 0 || offset + limit > MOST_ROWS) {
            throw invalid(
                    "offset",
                    "The offset is a multiple of the limit (" + limit + "), and a query gives " + MOST_ROWS + " rows.");
        }
        return page(request, rows(request), limit, offset);
    }

    private static int number(Request request, String name, int usual) {
        try {
            int number = Integer.parseInt(request.parameter(name).orElse(Integer.toString(usual)));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a negative number.
        }
        throw invalid(name, "Expected a whole number.");
    }

    private static RuntimeException invalid(String parameter, String detail) {
        return Refusals.badRequest(Problem.inQuery("INVALID_REQUEST", parameter, detail));
    }

    private List<Map<String, String>> rows(Request request) {
        try {
            JsonNode body = request.json();
            if (!body.path("q").isString()) {
                throw Refusals.badRequest(Problem.inBody("INVALID_CONTENT", "q", "The query is missing."));
            }
            List<String> parameters = new ArrayList<>();
            body.path("params").forEach(value -> parameters.add(value.asString()));
            return suiteQl.run(body.path("q").asString(), parameters);
        } catch (JacksonException e) {
            throw Refusals.badRequest(
                    Problem.of("INVALID_CONTENT", "Error while parsing the body: " + e.getOriginalMessage()));
        } catch (QueryException e) {
            throw Refusals.badRequest(Problem.inQuery("INVALID_REQUEST", "q", String.valueOf(e.getMessage())));
        }
    }

    private static Response page(Request request, List<Map<String, String>> rows, int limit, int offset) {
        int end = Math.min(rows.size(), offset + limit);
        List<Map<String, String>> page = rows.subList(Math.min(offset, end), end);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode links = body.putArray("links");
        String address = "http://" + request.header("Host").orElse("") + PATH + "?limit=" + limit + "&offset=";
        link(links, "self", address + offset);
        if (offset > 0) {
            link(links, "previous", address + (offset - limit));
        }
        if (end < rows.size()) {
            link(links, "next", address + end);
        }
        body.put("count", page.size()).put("hasMore", end < rows.size());
        ArrayNode items = body.putArray("items");
        for (Map<String, String> row : page) {
            ObjectNode item = items.addObject();
            item.putArray("links");
            row.forEach(item::put);
        }
        body.put("offset", offset).put("totalResults", rows.size());
        return new Response(
                200,
                Map.of("Content-Type", "application/vnd.oracle.resource+json; type=collection"),
                Json.MAPPER.writeValueAsString(body));
    }

    private static void link(ArrayNode links, String rel, String href) {
        links.addObject().put("rel", rel).put("href", href);
    }
}
