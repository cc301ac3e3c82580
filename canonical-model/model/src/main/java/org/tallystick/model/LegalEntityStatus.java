package org.tallystick.model;

/** Whether a company trades. */
public enum LegalEntityStatus {
    /** It does. */
    ACTIVE,
    /** It exists and does not. */
    DORMANT,
    /** It is gone. */
    DISSOLVED
}
