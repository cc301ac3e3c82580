package org.tallystick.simulators.internal;

import tools.jackson.databind.JsonNode;

/**
 * One scripted misbehaviour: the next {@code times} requests that fit get it.
 *
 * @param method HTTP method, or {@code *} for all
 * @param pathContains part of the decoded path and query ({@code path?query})
 * @param status for {@link Kind#STATUS} only, else 0
 * @param retryAfter seconds of the {@code Retry-After} header for {@link Kind#STATUS}; 0 leaves it to the vendor's error body
 */
public record Fault(String method, String pathContains, Kind kind, int status, int times, int retryAfter) {

    /** What goes wrong. */
    public enum Kind {
        /** The effect is committed; half of the declared body is sent, then the connection is closed. */
        CUT_BODY,
        /** The effect is committed; the connection is closed without an answer. */
        DROP_AFTER_COMMIT,
        /** The connection is closed without effect or answer. */
        DROP_BEFORE,
        /** No effect; the vendor's error body of the given status is answered. */
        STATUS,
        /** The effect is committed; 200 with an HTML page is answered. */
        GARBAGE,
        /** A read does not show what clients wrote since the process started; only Dynamics 365 Finance has it. */
        LAG
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, is " + times);
        }
        if ((kind == Kind.STATUS) != (status >= 400 && status <= 599)) {
            throw new IllegalArgumentException(
                    "status 400 to 599 belongs to STATUS and only there: " + kind + " " + status);
        }
        if (retryAfter < 0 || (retryAfter > 0 && kind != Kind.STATUS)) {
            throw new IllegalArgumentException(
                    "retryAfter belongs to STATUS and only there: " + kind + " " + retryAfter);
        }
    }

    static Fault from(JsonNode json) {
        return new Fault(
                json.path("method").asString("*"),
                json.path("pathContains").asString(""),
                Kind.valueOf(json.path("kind").asString("")),
                json.path("status").asInt(0),
                json.path("times").asInt(1),
                json.path("retryAfter").asInt(0));
    }

    Fault onceLess() {
        return new Fault(method, pathContains, kind, status, times - 1, retryAfter);
    }

    /** The vendor's error answer with this fault's {@code Retry-After}, if it has one. */
    Response on(Response vendors) {
        return retryAfter == 0 ? vendors : vendors.withHeader("Retry-After", String.valueOf(retryAfter));
    }

    boolean fits(String requestMethod, String pathAndQuery) {
        return (method.equals("*") || method.equals(requestMethod)) && pathAndQuery.contains(pathContains);
    }
}
