package org.tallystick.store.jdbc.simulation;

/** The process ends here. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(Point point) {
        super("the process dies at " + point);
    }
}
