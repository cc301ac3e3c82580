package org.tallystick.store.jdbc.engine;

/** The process ends here. */
final class PowerCut extends Error {

    private static final long serialVersionUID = 1L;
}
