package org.tallystick.model.rule;

/**
 * A rule that records keep. What is written here is the rule catalogue.
 *
 * @param id stable, never used for anything else: {@code I4}, {@code TIME_HOURS}
 * @param statement what holds, in one sentence
 * @param severity what becomes of a record that breaks it
 * @param remedy what to do about one
 */
public record Rule(String id, String statement, Severity severity, String remedy) {

    /** A rule whose breach sets a record aside. */
    public static Rule error(String id, String statement, String remedy) {
        return new Rule(id, statement, Severity.ERROR, remedy);
    }

    /** A rule whose breach is reported only. */
    public static Rule warning(String id, String statement, String remedy) {
        return new Rule(id, statement, Severity.WARNING, remedy);
    }

    /**
     * A breach of this rule.
     *
     * @param path where, as a JSON Pointer
     * @param message what is wrong, with the values
     */
    public Violation brokenAt(String path, String message) {
        return new Violation(id, severity, path, message, remedy);
    }
}
