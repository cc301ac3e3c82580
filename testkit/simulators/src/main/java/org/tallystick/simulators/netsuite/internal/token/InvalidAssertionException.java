package org.tallystick.simulators.netsuite.internal.token;

/** A client assertion that breaks a rule; the message names it. */
final class InvalidAssertionException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidAssertionException(String message) {
        super(message);
    }
}
