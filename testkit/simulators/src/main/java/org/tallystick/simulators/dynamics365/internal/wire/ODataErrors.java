package org.tallystick.simulators.dynamics365.internal.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Response;

/** Errors as the vendor writes them: {@code code} is empty. Source: Dynamics 365 Finance contract sheet, section 6. */
public final class ODataErrors {
    private static final String UTILIZATION =
            "This request could not be processed at this time due to system experiencing high resource utilization.";

    private ODataErrors() {}

    /** For what the plumbing refuses itself, and for scripted statuses. */
    public static Response plain(int status, String reason) {
        return switch (status) {
            case 401 -> Response.empty(401).withHeader("WWW-Authenticate", "Bearer");
            case 429 ->
                reason.equals("Scripted")
                        ? throttled(UTILIZATION, 30)
                        : throttled("Number of concurrent requests exceeded the limit of 52.", 30);
            case 500 -> error(500, "Exception has been thrown by the target of an invocation.");
            default -> error(status, reason);
        };
    }

    /** @param seconds how long the client has to wait */
    public static Response throttled(String message, long seconds) {
        return error(429, message).withHeader("Retry-After", String.valueOf(seconds));
    }

    /** A refusal whose {@code innererror.message} is the text. */
    public static Refusal refusal(int status, String text) {
        return new Refusal(error(status, text));
    }

    /** Validation of one row: the findings become the text after {@code Infolog:}. */
    public static Refusal writeFailed(String table, String infolog) {
        return refusal(400, "Write failed for table row of type '" + table + "'. Infolog: " + infolog);
    }

    /** Another user changes the row just now. */
    public static Refusal conflict() {
        return refusal(
                400,
                "An update conflict occurred due to another user process deleting the record or changing one or more"
                        + " fields in the record.");
    }

    /** A wrong value or format in a payload. */
    public static Refusal invocation() {
        return new Refusal(plain(500, ""));
    }

    private static Response error(int status, String text) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("message", text);
        inner.put("type", "System.Web.Http.HttpException");
        inner.put("stacktrace", "   at Microsoft.Dynamics.Platform.Integration.Services.OData");
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "");
        error.put("message", "An error has occurred.");
        error.put("innererror", inner);
        return Response.json(status, Map.of("error", error));
    }
}
