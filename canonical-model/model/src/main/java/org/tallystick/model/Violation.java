package org.tallystick.model;

/**
 * A rule that a record breaks.
 *
 * @param rule the rule's stable id, such as {@code I4}
 * @param path where, from the record's root: {@code lines[2].net}
 * @param message what is wrong, with the values
 * @param remedy what to do
 */
public record Violation(String rule, String path, String message, String remedy) {}
