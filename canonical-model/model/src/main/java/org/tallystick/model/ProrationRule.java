package org.tallystick.model;

/** What a part of a period costs. */
public enum ProrationRule {
    /** Its share of the period's days (RULES rule 5). */
    BY_DAYS,
    /** As much as the whole. */
    WHOLE_PERIOD,
    /** Nothing. */
    NONE
}
