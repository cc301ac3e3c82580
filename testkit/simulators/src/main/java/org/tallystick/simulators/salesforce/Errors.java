package org.tallystick.simulators.salesforce;

import java.util.List;
import java.util.Map;
import org.tallystick.simulators.internal.ErrorBodies;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.error.ApiException;

/** The top-level error bodies of the data API. Source: Salesforce contract sheet, section 6. */
final class Errors {

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "JSON_PARSER_ERROR"),
            Map.entry(401, "INVALID_SESSION_ID"),
            Map.entry(403, "REQUEST_LIMIT_EXCEEDED"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(412, "PRECONDITION_FAILED"),
            Map.entry(413, "REQUEST_TOO_LARGE"),
            Map.entry(414, "URI_TOO_LONG"),
            Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
            Map.entry(431, "REQUEST_HEADER_FIELDS_TOO_LARGE"),
            Map.entry(500, "UNKNOWN_EXCEPTION"),
            Map.entry(503, "SERVER_UNAVAILABLE"));

    private static final Map<Integer, String> MESSAGES = Map.of(
            401, "Session expired or invalid",
            403, "TotalRequests Limit exceeded.");

    /** For what the plumbing refuses itself, and for scripted statuses. */
    static final ErrorBodies BODIES = new ErrorBodies() {
        @Override
        public Response of(int status, String reason) {
            return Errors.of(status, reason);
        }

        @Override
        public Response busy(Request request) {
            return Errors.of(new ApiException(
                    403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded"));
        }
    };

    private Errors() {}

    static Response of(ApiException refusal) {
        return Response.json(refusal.status(), List.of(refusal.topLevel()));
    }

    static Response of(int status, String reason) {
        String code = CODES.getOrDefault(status, "UNKNOWN_EXCEPTION");
        return of(new ApiException(status, code, MESSAGES.getOrDefault(status, reason)));
    }
}
