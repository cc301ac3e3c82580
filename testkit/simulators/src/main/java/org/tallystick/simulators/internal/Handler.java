package org.tallystick.simulators.internal;

/** Answers the requests of one route. Called by one thread at a time. */
@FunctionalInterface
public interface Handler {

    /** @throws Refusal to answer with the refusal's response */
    Response handle(Request request);
}
