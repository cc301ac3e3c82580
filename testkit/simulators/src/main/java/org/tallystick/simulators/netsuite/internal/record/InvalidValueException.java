package org.tallystick.simulators.netsuite.internal.record;

import org.tallystick.simulators.netsuite.internal.wire.Problem;

/** A value of a body that its field does not take. */
final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    InvalidValueException(String code, String path, String detail) {
        super(detail);
        this.problem = Problem.inBody(code, path, detail);
    }

    Problem problem() {
        return problem;
    }
}
