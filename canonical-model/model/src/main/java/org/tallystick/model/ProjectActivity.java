package org.tallystick.model;

/** What can be recorded on a project, each of which it can be closed for. */
public enum ProjectActivity {
    /** Hours. */
    TIME,
    /** Costs. */
    EXPENSE,
    /** Bills. */
    BILLING
}
