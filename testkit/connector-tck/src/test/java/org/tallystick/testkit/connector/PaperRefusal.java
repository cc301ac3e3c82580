package org.tallystick.testkit.connector;

import java.io.Serial;

/** What the paper server answers instead of a reply: a status, and the headers that matter. */
final class PaperRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    final int status;
    final String code;
    final String retryAfter;

    PaperRefusal(int status, String code, String message, String retryAfter) {
        super(message);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    PaperRefusal(int status, String code, String message) {
        this(status, code, message, "");
    }

    /** The connection broke after the request was sent. */
    static PaperRefusal lost() {
        return new PaperRefusal(0, "LOST", "connection reset");
    }
}
