package org.tallystick.simulators.salesforce;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Handler;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.error.ApiException;

/**
 * What every call of the data API passes: length of URI and headers, API version, token, and the daily allowance, which
 * each answer with a body shows. Source: Salesforce contract sheet, sections 2, 4.1 and 6.
 */
final class Access {

    private static final int MAX_URI_BYTES = 16_384;
    private static final Pattern VERSION = Pattern.compile("v(5[89]|6[0-8])\\.0");

    private final Tokens tokens;
    private final OrgSettings settings;
    private int ours;
    private int others;

    Access(Tokens tokens, OrgSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    Handler guard(Handler handler) {
        return request -> withLimit(answer(handler, request));
    }

    /** How many calls other applications have made in the last 24 hours, from now on. */
    void othersUse(int calls) {
        others = calls;
    }

    /** {@code GET …/limits}. */
    Response limits(Request request) {
        Map<String, Integer> requests = new LinkedHashMap<>();
        requests.put("Max", settings.dailyRequests());
        requests.put("Remaining", Math.max(0, settings.dailyRequests() - used()));
        return Response.json(200, Map.of("DailyApiRequests", requests));
    }

    private Response answer(Handler handler, Request request) {
        try {
            check(request);
            return handler.handle(request);
        } catch (ApiException refusal) {
            return Errors.of(refusal);
        }
    }

    /** @throws ApiException 404 unless the org has the version that the path names */
    static void checkVersion(Request request) {
        if (!VERSION.matcher(request.variable("version")).matches()) {
            throw ApiException.notFound();
        }
    }

    private void check(Request request) {
        int uri = request.rawUri().getBytes(StandardCharsets.UTF_8).length;
        if (uri > MAX_URI_BYTES) {
            throw new ApiException(414, "URI_TOO_LONG", "The URI is longer than " + MAX_URI_BYTES + " bytes");
        }
        if (uri + headerBytes(request) > MAX_URI_BYTES) {
            throw new ApiException(
                    431,
                    "REQUEST_HEADER_FIELDS_TOO_LARGE",
                    "URI and headers are longer than " + MAX_URI_BYTES + " bytes");
        }
        checkVersion(request);
        String authorization = request.header("Authorization").orElse("");
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        if (request.meets(Fault.Kind.EXPIRED)) {
            tokens.expire(token);
        }
        if (!tokens.isValid(token)) {
            throw new ApiException(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        if (!tokens.hasScope(token)) {
            throw new ApiException(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization");
        }
        if (used() >= settings.dailyRequests()) {
            throw new ApiException(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        ours++;
    }

    private int used() {
        return ours + others;
    }

    private Response withLimit(Response response) {
        return response.status() == 204 ? response : response.withHeader("Sforce-Limit-Info", limitInfo());
    }

    private String limitInfo() {
        String ofOrg = "api-usage=%d/%d".formatted(used(), settings.dailyRequests());
        return settings.app()
                .map(app ->
                        "%s, per-app-api-usage=%d/%d(appName=%s)".formatted(ofOrg, ours, app.requests(), app.name()))
                .orElse(ofOrg);
    }

    private static int headerBytes(Request request) {
        return request.headers().entrySet().stream()
                .mapToInt(header -> header.getValue().stream()
                        .mapToInt(value -> header.getKey().length() + value.length() + 4)
                        .sum())
                .sum();
    }
}
