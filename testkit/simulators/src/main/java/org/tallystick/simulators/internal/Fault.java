package org.tallystick.simulators.internal;

import tools.jackson.databind.JsonNode;

/**
 * One misbehaviour: the next {@code times} requests that fit get it.
 *
 * @param method HTTP method, or {@code *} for all
 * @param pathContains part of the decoded path and query ({@code path?query})
 * @param status for {@link Kind#STATUS} and {@link Kind#STATUS_AFTER_COMMIT} only, else 0
 * @param retryAfter seconds of the {@code Retry-After} header of that answer; 0 leaves it to the vendor's error body
 */
public record Fault(String method, String pathContains, Kind kind, int status, int times, int retryAfter) {

    /** What goes wrong. */
    public enum Kind {
        /** Nothing: what is scripted behind it comes that much later. */
        NONE,
        /** The effect is committed; half of the declared body is sent, then the connection is closed. */
        CUT_BODY,
        /** The effect is committed; the connection is closed without an answer. */
        DROP_AFTER_COMMIT,
        /** The connection is closed without effect or answer. */
        DROP_BEFORE,
        /** No effect; the vendor's error body of the given status is answered. */
        STATUS,
        /** The effect is committed; the vendor's error body of the given status is answered (F-DUP-09). */
        STATUS_AFTER_COMMIT,
        /** No effect; the vendor's answer to who calls too often. */
        BUSY,
        /** The effect is committed; the answer comes late. */
        SLOW,
        /** What is written is held by another just now: the vendor's answer to that, of each second record where it answers for each (F-LIM-06). */
        LOCKED,
        /** The token that is shown is no longer valid; a vendor without tokens has none. */
        EXPIRED,
        /** The effect is committed; 200 with an HTML page is answered. */
        GARBAGE,
        /** A read does not show what clients wrote since the process started; only Dynamics 365 Finance has it. */
        LAG,
        /** The same, of what no such read has left out before: it is seen when it is looked for again. */
        LAG_ONCE
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, is " + times);
        }
        boolean isStatus = kind == Kind.STATUS || kind == Kind.STATUS_AFTER_COMMIT;
        if (isStatus != (status >= 400 && status <= 599)) {
            throw new IllegalArgumentException(
                    "status 400 to 599 belongs to STATUS and STATUS_AFTER_COMMIT and only there: " + kind + " "
                            + status);
        }
        if (retryAfter < 0 || (retryAfter > 0 && !isStatus && kind != Kind.BUSY)) {
            throw new IllegalArgumentException(
                    "retryAfter belongs to STATUS and BUSY and only there: " + kind + " " + retryAfter);
        }
    }

    /** One request of any kind meets it. */
    public static Fault of(Kind kind) {
        return new Fault("*", "", kind, 0, 1, 0);
    }

    /** One request of any kind is answered with the status, without effect. */
    public static Fault status(int status) {
        return new Fault("*", "", Kind.STATUS, status, 1, 0);
    }

    /** One request of any kind has its effect, and is answered with the status. */
    public static Fault statusAfterCommit(int status) {
        return new Fault("*", "", Kind.STATUS_AFTER_COMMIT, status, 1, 0);
    }

    /** The same for requests of that method to such paths. */
    public Fault on(String newMethod, String newPathContains) {
        return new Fault(newMethod, newPathContains, kind, status, times, retryAfter);
    }

    /** The same, telling how many seconds to wait. */
    public Fault withRetryAfter(int seconds) {
        return new Fault(method, pathContains, kind, status, times, seconds);
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
