package org.tallystick.model;

/** How firmly a person is booked. */
public enum Commitment {
    /** Others may ask for the time. */
    SOFT,
    /** The time is taken. */
    HARD
}
