package org.tallystick.model;

/** What a change of prices reaches. */
public enum Repricing {
    /** Nothing that is done. */
    NONE,
    /** What is not billed yet. */
    UNBILLED_ONLY,
    /** What is billed too, by credit and rebill. */
    RETROACTIVE
}
