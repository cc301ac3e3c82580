package org.tallystick.testkit.connector;

/** What a remote side can be told to do to calls for data. Each is a real answer of the system, on its own wire. */
public enum RemoteFault {
    /** It is down: 503, or nobody listens. Nothing is applied. */
    UNAVAILABLE,
    /** It asks to slow down, and to wait for seven seconds: {@code Retry-After: 7}. */
    THROTTLED_SECONDS,
    /** It asks to slow down, and to wait until the moment seven seconds from {@link Remote#now}: an HTTP date (F-LIM-02). */
    THROTTLED_DATE,
    /** It asks to slow down, with a {@code Retry-After} that means nothing. */
    THROTTLED_GARBAGE,
    /** It does not accept the credentials. */
    UNAUTHORIZED,
    /** It is overloaded and says so with what looks like a refusal of the credentials (F-LIM-04). */
    OVERLOAD_AS_UNAUTHORIZED,
    /** It does the work, and its answer is cut in the middle, under a success status (F-CUR-15). */
    CUT_REPLY,
    /** It does the work, and answers what is not its protocol, under a success status. */
    GARBAGE_REPLY,
    /** It does the work, and the connection breaks before the answer (F-DUP-01). */
    REPLY_LOST,
    /** It changes nothing, since another holds the record or changed it meanwhile (F-LIM-06). */
    HELD,
    /** It refuses writes since the accounting period is closed (F-FIN-09). */
    PERIOD_CLOSED,
    /** It fails with an error that repeats the request, credentials and all (F-AUT-04). */
    ECHO
}
