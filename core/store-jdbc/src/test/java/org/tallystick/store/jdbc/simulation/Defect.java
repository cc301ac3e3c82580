package org.tallystick.store.jdbc.simulation;

/** What no contract of a connector names. */
final class Defect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Defect(Point point) {
        super("a defect of the connector at " + point);
    }
}
