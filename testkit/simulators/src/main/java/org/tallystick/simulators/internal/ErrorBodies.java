package org.tallystick.simulators.internal;

/** A vendor's error answers, for what the plumbing must refuse itself and for scripted statuses. */
@FunctionalInterface
public interface ErrorBodies {

    /** @param reason what happened, for the message; shows no secret */
    Response of(int status, String reason);

    /** The answer to a client that calls too often. */
    default Response busy() {
        return of(429, "Scripted");
    }
}
