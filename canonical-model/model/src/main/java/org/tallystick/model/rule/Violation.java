package org.tallystick.model.rule;

/**
 * A rule that a record breaks.
 *
 * @param rule the rule's stable id, such as {@code I4}
 * @param severity what becomes of the record
 * @param path where, from the record's root, as a JSON Pointer (RFC 6901): {@code /lines/2/net}; empty: the whole record
 * @param message what is wrong, with the values
 * @param remedy what to do
 */
public record Violation(String rule, Severity severity, String path, String message, String remedy) {

    /** {@code I4 /lines/2/net: is 1.00 EUR …; remedy}. */
    @Override
    public String toString() {
        return "%s %s: %s; %s".formatted(rule, path, message, remedy);
    }
}
