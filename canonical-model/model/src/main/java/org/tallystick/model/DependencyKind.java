package org.tallystick.model;

/** Which ends of two tasks are tied. */
public enum DependencyKind {
    /** One starts when the other has ended. */
    FINISH_TO_START,
    /** One starts when the other has started. */
    START_TO_START,
    /** One ends when the other has ended. */
    FINISH_TO_FINISH,
    /** One ends when the other has started. */
    START_TO_FINISH
}
