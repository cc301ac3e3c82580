package org.tallystick.simulators.internal;

import tools.jackson.databind.JsonNode;

/**
 * One scripted misbehaviour: the next {@code times} requests that fit get it.
 *
 * @param method HTTP method, or {@code *} for all
 * @param pathContains part of the decoded path and query ({@code path?query})
 * @param status for {@link Kind#STATUS} only, else 0
 */
public record Fault(String method, String pathContains, Kind kind, int status, int times) {

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
        GARBAGE
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, is " + times);
        }
        if ((kind == Kind.STATUS) != (status >= 400 && status <= 599)) {
            throw new IllegalArgumentException(
                    "status 400 to 599 belongs to STATUS and only there: " + kind + " " + status);
        }
    }

    static Fault from(JsonNode json) {
        return new Fault(
                json.path("method").asString("*"),
                json.path("pathContains").asString(""),
                Kind.valueOf(json.path("kind").asString("")),
                json.path("status").asInt(0),
                json.path("times").asInt(1));
    }

    boolean fits(String requestMethod, String pathAndQuery) {
        return (method.equals("*") || method.equals(requestMethod)) && pathAndQuery.contains(pathContains);
    }
}
