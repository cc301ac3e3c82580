package org.tallystick.simulators.internal;

/** Ends the handling of a request with an answer in the vendor's error form. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    public Refusal(Response response) {
        super("HTTP " + response.status());
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
