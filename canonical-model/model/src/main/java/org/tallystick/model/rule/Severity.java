package org.tallystick.model.rule;

/** What becomes of a record that breaks a rule. */
public enum Severity {
    /** It is set aside: nothing is decided or delivered from it. */
    ERROR,
    /** It is used, and the violation is reported. */
    WARNING
}
