package org.tallystick.json;

import java.util.List;
import org.tallystick.model.rule.Rule;

/** The rules that a document keeps to be read at all. What its record says is the model's affair. */
public final class DocumentRules {

    public static final Rule JSON_SYNTAX = Rule.error(
            "JSON_SYNTAX",
            "A document is one JSON value (RFC 8259), whole.",
            "Send the document again, as it was written.");

    public static final Rule JSON_LIMIT = Rule.error(
            "JSON_LIMIT",
            "A document keeps the limits of size, depth, string, number and name length.",
            "Split the document, or shorten what is too long.");

    public static final Rule JSON_ENVELOPE = Rule.error(
            "JSON_ENVELOPE",
            "A document is an object of type, schemaVersion and record, each once, and of nothing else.",
            "Put the record into its frame.");

    public static final Rule JSON_TYPE = Rule.error(
            "JSON_TYPE",
            "A document's type is that of the wanted record.",
            "Send it to where records of its type are read.");

    public static final Rule JSON_VERSION = Rule.error(
            "JSON_VERSION",
            "A document's schema version is this one, the one before it, or a later one of the same major version.",
            "Write it with a version that is read here, or update the reader.");

    public static final Rule JSON_VALUE =
            Rule.error("JSON_VALUE", "Each field holds a value of its kind.", "Correct the value in its source.");

    public static final Rule JSON_MISSING =
            Rule.error("JSON_MISSING", "Each mandatory field is present.", "Fill the field in its source.");

    public static final Rule JSON_DUPLICATE = Rule.error(
            "JSON_DUPLICATE",
            "No field of an object and no element of a set stands twice.",
            "Leave out the one that does not hold.");

    private DocumentRules() {}

    /** All of them: the rule catalogue. */
    public static List<Rule> all() {
        return List.of(
                JSON_SYNTAX,
                JSON_LIMIT,
                JSON_ENVELOPE,
                JSON_TYPE,
                JSON_VERSION,
                JSON_VALUE,
                JSON_MISSING,
                JSON_DUPLICATE);
    }
}
