package org.tallystick.model;

/** What kind of hours. */
public enum WorkType {
    /** Ordinary ones. */
    WORK,
    /** On the road. */
    TRAVEL,
    /** Beyond the agreed ones. */
    OVERTIME,
    /** None were worked. */
    ABSENCE
}
