package org.tallystick.model;

/** How far a sale is. */
public enum OpportunityStage {
    /** Still being sold. */
    OPEN,
    /** Won: it becomes an engagement. */
    CONTRACTED,
    /** Lost. */
    LOST
}
