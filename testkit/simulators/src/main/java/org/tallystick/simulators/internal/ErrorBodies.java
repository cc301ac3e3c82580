package org.tallystick.simulators.internal;

/** A vendor's error answers, for what the plumbing must refuse itself and for scripted statuses. */
@FunctionalInterface
public interface ErrorBodies {

    /** @param reason what happened, for the message; shows no secret */
    Response of(int status, String reason);

    /** The same, to that request: a vendor with several surfaces has a form for each. */
    default Response of(Request request, int status, String reason) {
        return of(status, reason);
    }

    /** The answer to a client that calls too often. */
    default Response busy(Request request) {
        return of(request, 429, "Scripted");
    }
}
