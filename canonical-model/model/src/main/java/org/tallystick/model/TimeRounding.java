package org.tallystick.model;

/** How hours are rounded to an increment. */
public enum TimeRounding {
    /** They are not. */
    NONE,
    /** To the next full increment. */
    UP,
    /** To the nearest, halves up. */
    NEAREST,
    /** To the last full increment. */
    DOWN
}
